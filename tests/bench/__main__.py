"""`python -m tests.bench [--periksa] [--json FILE] [--panjang] [CASE …]`: figures against their floors.

Without names all cases run but the long ones. `--periksa` exits 1 when a ratio passes its limit.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import exchange, exchange_envelope, prints, sheets, start, tables
from tests.bench.harness import Case, Result, limits, measure

CASES: tuple[Case, ...] = (
    *start.CASES,
    *tables.CASES,
    *sheets.CASES,
    *prints.CASES,
    *exchange.CASES,
    *exchange_envelope.CASES,
)


def chosen(names: Sequence[str], *, long: bool) -> list[Case]:
    """The cases that were named, or all that are not long."""
    unknown = sorted(set(names) - {case.name for case in CASES})
    if unknown:
        known = ", ".join(case.name for case in CASES)
        raise SystemExit(f"no such case: {', '.join(unknown)}; known: {known}")
    return [case for case in CASES if (case.name in names if names else long or not case.long)]


def line(result: Result) -> str:
    """One row of the table."""
    limit = "" if result.limit is None else f"≤ {result.limit:g}"
    verdict = "  OVER" if result.is_over else ""
    figures = f"{result.ours:10.1f}{result.floor:10.1f} {result.unit:3}{result.ratio:8.2f}  {limit:8}"
    return f"{result.name:22}{figures}p95 {result.p95:8.1f}  {result.what} / {result.floor_is}{verdict}"


def main() -> int:
    """Runs, prints, writes; 1 when something is over its limit and that was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--periksa", action="store_true", help="exit 1 when a ratio passes its limit")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--panjang", action="store_true", help="the long cases too")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    wanted = parser.parse_args()
    allowed = limits()
    print(f"{'case':22}{'ours':>10}{'floor':>10}    {'ratio':>8}  limit")
    results = []
    for case in chosen(wanted.cases, long=wanted.panjang):
        with tempfile.TemporaryDirectory(prefix="rembug-bench-") as folder:
            results.append(measure(case, Path(folder), allowed.get(case.name)))
        print(line(results[-1]), flush=True)
    if wanted.json:
        machine = {"python": platform.python_version(), "system": platform.platform()}
        found = {"machine": machine, "cases": [result.as_data() for result in results]}
        wanted.json.parent.mkdir(parents=True, exist_ok=True)
        wanted.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(wanted.periksa and any(result.is_over for result in results))


if __name__ == "__main__":
    sys.exit(main())
