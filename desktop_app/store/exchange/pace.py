"""Moving hundreds of thousands of rows without losing time on what such work does not need."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """No search for garbage within: rows hold no cycles, and each search would walk over all of them (a fifth
    of the time of an import)."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
