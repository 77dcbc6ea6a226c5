"""Which accounts tell one event."""
