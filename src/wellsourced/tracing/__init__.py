"""Where accounts come from: copies, relays, and how many origins stand behind them."""
