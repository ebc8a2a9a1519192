"""From an error's code and facts to the sentence for the person who must act on it.

Each area module beside this one holds a table `SENTENCES: dict[str, str]` whose placeholders are the facts of
the error. The tables are found by listing the package, so that a new area needs no edit here.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType

from desktop_app import words
from desktop_app.domain.errors import AppError


@cache
def sentences() -> MappingProxyType[str, str]:
    """All sentences by code; a code that two areas claim is our mistake and raises `ValueError`."""
    table: dict[str, str] = {}
    for module in pkgutil.iter_modules(words.__path__):
        area: dict[str, str] = getattr(import_module(f"{words.__name__}.{module.name}"), "SENTENCES", {})
        claimed_twice = table.keys() & area.keys()
        if claimed_twice:
            raise ValueError(f"codes with two sentences: {sorted(claimed_twice)}")
        table.update(area)
    return MappingProxyType(table)


def sentence(error: AppError) -> str:
    """What happened, what is safe and what to do next, in Indonesian."""
    return sentences()[error.code].format(**error.facts)


def sentence_of(code: str) -> str:
    """The sentence of a code that carries no facts, as when a rule says beforehand why something rests."""
    return sentences()[code]
