"""The command line: read what was typed, ask the garden, print what it says.

Every act of the screen is a command too. `start` runs one command and turns whatever happens into
an exit status; `group` holds the tree of commands, each in a module that is imported only when
asked for; `desk` is what a command works with.
"""
