"""Where accounts and what was heard in them rest between two calls."""
