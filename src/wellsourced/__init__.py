"""Wellsourced reads many accounts of one event and shows where each statement comes from."""
