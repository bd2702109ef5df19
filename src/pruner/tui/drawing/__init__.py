"""The tree drawn as rows of pieces: pure, so that tests can look at it without a terminal.

Imports nothing of Textual; which colour a piece wears is decided by the widgets that paint it.
"""
