"""Write a simulated world: ``python -m benchmarks.newsroom --seed 1 --accounts 100 --out FOLDER``."""

import argparse
import sys
from pathlib import Path

from .generate import cases, write


def main() -> int:
    """Write the world that the command line asks for; 1 when the folder holds something already."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.newsroom", description="Write a simulated newsroom world."
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--accounts", type=int, default=100, help="how many accounts in all")
    parser.add_argument("--out", type=Path, required=True, help="a new or empty folder")
    args = parser.parse_args()
    if args.accounts < 1:
        print(f"--accounts is {args.accounts}; give 1 or more", file=sys.stderr)
        return 1
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        print(f"{args.out} is there and not empty; name a new folder", file=sys.stderr)
        return 1
    events, accounts = write(cases(args.seed, args.accounts), args.out)
    print(f"{accounts} accounts of {events} events in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
