"""The small programs that pruner is held against."""
