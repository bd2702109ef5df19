"""pruner: a terminal garden that keeps a solo professional's client portfolio healthy."""

__version__ = "0.1.0"
