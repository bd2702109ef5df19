"""Files that the user asked for, while they are being written: noted beside the garden that they tell of."""

from pruner.store.unfinished import unfinished

__all__ = ["unfinished"]
