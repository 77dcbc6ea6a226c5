"""Lets ``python -m wellsourced`` do what ``wellsourced`` does."""

from wellsourced.cli import main

if __name__ == "__main__":
    main()
