"""What a command says: sentences for people on standard output, one JSON object for machines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping


def speak_utf8() -> None:
    """Pipes of some systems carry fewer letters than our texts have; names that are no text are escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """A line for people."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _nobody_listens()


def give(value: Mapping[str, object]) -> None:
    """The answer for machines: one JSON object, one line."""
    say(json.dumps(value, ensure_ascii=False, sort_keys=True))


def complain(code: str, text: str) -> None:
    """What went wrong: code and sentence on standard error."""
    print(f"{code}: {text}", file=sys.stderr)


def progress(text: str) -> None:
    """How far a long command is; only for somebody who watches."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{text:<60}", end="", file=sys.stderr, flush=True)


def _nobody_listens() -> None:
    """The reader of our output went away (`rembug … | head`): the work goes on, silently."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
