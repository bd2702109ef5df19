"""How fast pruner is, as ratios to small programs that run in between on the same machine (`make bench`)."""
