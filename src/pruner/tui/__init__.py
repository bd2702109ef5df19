"""The screen: reads keys, asks the garden, draws what it shows."""
