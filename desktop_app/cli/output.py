"""What a command says: sentences for people on standard output, one JSON object for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def say(text: str) -> None:
    """A line for people."""
    print(text)


def give(value: Mapping[str, object]) -> None:
    """The answer for machines: one JSON object, one line."""
    print(json.dumps(value, ensure_ascii=False, sort_keys=True))


def complain(code: str, text: str) -> None:
    """What went wrong: code and sentence on standard error."""
    print(f"{code}: {text}", file=sys.stderr)
