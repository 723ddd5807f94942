"""Runs everything and prints one table; exit 1 where a target was missed."""

import sys

from benchmarks import ground
from benchmarks.arithmetic import run as run_arithmetic
from benchmarks.figures import HEAD
from benchmarks.imports import run as run_imports
from benchmarks.prints import run as run_prints
from benchmarks.recalculating import run as run_recalculating
from benchmarks.sheets import run as run_sheets


def main() -> int:
    print(HEAD)
    lines = [
        *run_sheets(),
        *run_imports(ground.HOME),
        *run_prints(ground.HOME),
        *run_arithmetic(),
        *run_recalculating(),
    ]
    missed = [line.missed for line in lines if line.missed]
    print(*missed, sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
