"""The parts of the screens: they draw what they are given, say what happened, and know core values only."""
