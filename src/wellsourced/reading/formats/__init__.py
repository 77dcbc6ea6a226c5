"""The forms in which pages are handed on: feeds, sitemaps, lists, archives, saved pages."""
