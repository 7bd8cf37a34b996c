"""Times the stages of one audit, from reading the file to the finished page, and prints them as JSON.

Usage: python -m benchmarks.stages stack.yaml
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def stages(path: str) -> dict[str, float]:
    """Return the seconds of each stage, imports apart from the work they serve."""
    found: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        found[name] = time.perf_counter() - start

    with stage("imports"):
        from stackaudit.audit.engine import run
        from stackaudit.catalogue.enrich import enrich
        from stackaudit.catalogue.vocabulary import vocabulary
        from stackaudit.graph.promises import PromiseBook
        from stackaudit.inventory.load import Loaded, load
        from stackaudit.render.html.report import html
        from stackaudit.render.json_result import json_result
        from stackaudit.render.pictures import pictures
        from stackaudit.rules import all_rules
    with stage("load"):
        words = vocabulary()
        loaded = load(path, words)
    with stage("enrich"):
        filled = Loaded(enrich(loaded.stack), loaded.sources, loaded.warnings)
    with stage("promises"):
        PromiseBook(filled.stack).promises()
    with stage("promises again"):
        PromiseBook(filled.stack).promises()
    with stage("engine"):
        result = run(filled, all_rules())
    # The engine computes the promises once more, by then with warm caches.
    found["rules"] = found.pop("engine") - found.pop("promises again")
    with stage("JSON"):
        json_result(result)
    with stage("pictures"):
        drawn = pictures(result)
    with stage("HTML"):
        html(result, drawn)
    return found


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(stages(sys.argv[1])))
