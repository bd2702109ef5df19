"""The pure core: facts in, heat, levels and branches out. No I/O, no clock, no randomness."""
