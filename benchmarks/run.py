"""Measures stackaudit against bare libyaml and bare Python, each in a process of its own, and prints Markdown tables.

Usage: python -m benchmarks.run [--sizes 300,3000,30000] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PARSE = """
import sys
from yaml.cyaml import CParser
parser = CParser(open(sys.argv[1], encoding="utf-8").read())
while parser.get_event() is not None:
    pass
"""


class Cost(NamedTuple):
    """The least time of several runs in seconds, and the most memory in MB."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    options.add_argument("--sizes", default="300,3000,30000", help="numbers of systems")
    options.add_argument("--runs", type=int, default=3, help="the fastest of so many counts")
    arguments = options.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        stacks = {size: _stack(Path(folder), size) for size in sizes}
        _print_table(*_audits(stacks, arguments.runs))
        _print_table(*_stages(stacks))
        _print_table(*_start(arguments.runs))


def measure(command: list[str], runs: int) -> Cost:
    """Return what a command costs; the exit code tells of findings, so only a failure of the tool itself counts."""
    costs = [_once(command) for _ in range(runs)]
    return Cost(min(cost.seconds for cost in costs), max(cost.megabytes for cost in costs))


def _once(command: list[str]) -> Cost:
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - start, usage.ru_maxrss * unit / 1e6)


def _stack(folder: Path, size: int) -> Path:
    # In a process of its own: what this one holds would count as the memory of its children.
    path = folder / f"stack-{size}.yaml"
    with path.open("wb") as file:
        subprocess.run([sys.executable, "-m", "benchmarks.make_stack", str(size)], stdout=file, check=True)
    return path


def _audits(stacks: dict[int, Path], runs: int) -> tuple[list[str], list[list[str]]]:
    rows, before = [], None
    for size, path in stacks.items():
        few = runs if size <= 3000 else 1
        parse = measure([sys.executable, "-c", PARSE, str(path)], few)
        audit = [sys.executable, "-m", "stackaudit", "audit", str(path)]
        plain = measure([*audit, "--format", "json"], few)
        page = measure([*audit, "--format", "json", "-o", f"html={path.with_suffix('.html')}"], few)
        growth = f"{plain.seconds / before[1] / (size / before[0]):.2f}" if before else ""
        rows.append(
            [
                f"{size:,}",
                f"{plain.seconds / parse.seconds:.1f}",
                f"{page.seconds / parse.seconds:.1f}",
                growth,
                *(f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB" for cost in (parse, plain, page)),
            ]
        )
        before = (size, plain.seconds)
    head = ["systems", "audit : parse", "with page : parse", "growth : size", "bare parse", "audit", "audit with page"]
    return head, rows


def _stages(stacks: dict[int, Path]) -> tuple[list[str], list[list[str]]]:
    rows: list[list[str]] = []
    head = ["systems"]
    for size, path in stacks.items():
        done = subprocess.run([sys.executable, "-m", "benchmarks.stages", str(path)], capture_output=True, check=True)
        found: dict[str, float] = json.loads(done.stdout)
        whole = sum(found.values())
        head = ["systems", *found]
        rows.append([f"{size:,}", *(f"{seconds / whole:.0%}" for seconds in found.values())])
    return head, rows


def _start(runs: int) -> tuple[list[str], list[list[str]]]:
    often = max(15, runs)
    bare = measure([sys.executable, "-c", "pass"], often).seconds
    rows = []
    for option in ("--version", "--help"):
        seconds = measure([sys.executable, "-m", "stackaudit", option], often).seconds
        rows.append([f"`{option}`", f"{seconds / bare:.1f}", f"{1000 * (seconds - bare):.0f} ms"])
    return ["command", "command : bare Python", "over bare Python"], rows


def _print_table(head: list[str], rows: Iterable[list[str]]) -> None:
    print(f"| {' | '.join(head)} |")
    print(f"|{' --- |' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


if __name__ == "__main__":
    main()
