"""The corridor: the one place where the stages meet, and what walks them through."""
