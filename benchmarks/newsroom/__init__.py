"""A simulated newsroom world: how news of invented events spreads, and who truly had what from whom."""
