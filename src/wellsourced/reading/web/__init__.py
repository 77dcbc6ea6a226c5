"""Fetching pages safely and with manners: which addresses may be spoken to, how often, how long, how much."""
