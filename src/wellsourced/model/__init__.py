"""Records: what the rooms hand to one another. Frozen, without input or output."""
