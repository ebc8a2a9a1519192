"""The last net: what we did not foresee is logged without personal data and told plainly."""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop_app.domain.errors import AppError
from desktop_app.words.sentences import sentence

_LONG_DIGITS = re.compile(r"\d{8,}")
log = logging.getLogger(__name__)


class Masked(logging.Formatter):
    """Log lines without numbers of persons: any run of eight digits or more is struck out."""

    def format(self, record: logging.LogRecord) -> str:
        return _LONG_DIGITS.sub("•", super().format(record))


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """A rotating log in `folder` while the block runs, and a file for crashes below Python.

    A folder that cannot be written stops nothing: the program then runs without a log.
    """
    with ExitStack() as kept:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                folder / "rembug.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
            )
            kept.callback(handler.close)
            handler.setFormatter(Masked("%(asctime)s %(levelname)s %(name)s %(message)s"))
            root = logging.getLogger()
            kept.callback(root.setLevel, root.level)
            root.addHandler(handler)
            kept.callback(root.removeHandler, handler)
            root.setLevel(logging.INFO)
            _catch_faults(folder / "crash.log", kept)
        yield


def _catch_faults(path: Path, kept: ExitStack) -> None:
    if faulthandler.is_enabled():
        return  # somebody who starts us watches already
    fault = kept.enter_context(path.open("a", encoding="utf-8"))
    faulthandler.enable(fault)
    kept.callback(faulthandler.disable)


def where(error: BaseException) -> str:
    """The path through the code and the kind of error, without its message: messages may hold names."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " > ".join([*lines, type(error).__name__])


def hook(tell: Callable[[str], None]) -> None:
    """Every unforeseen error in this process is logged, and told through `tell` in one sentence."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unforeseen: %s", where(error))
        tell(sentence(AppError("program.tak_terduga", tempat=where(error).rsplit(" > ", 2)[-1])))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = in_thread


def guarded(work: Callable[[], int], complain: Callable[[str, str], None]) -> int:
    """Runs a command: 0 well, 2 when it is the user's move, 1 when it is ours; complains in words."""
    try:
        return work()
    except AppError as error:
        complain(error.code, sentence(error))
        return 2
    except KeyboardInterrupt:
        complain("perintah.dihentikan", sentence(AppError("perintah.dihentikan")))
        return 2
    except Exception as error:  # noqa: BLE001 - the command line's last net; the window's is `hook`
        log.error("unforeseen: %s", where(error))
        complain("program.tak_terduga", sentence(AppError("program.tak_terduga", tempat=where(error))))
        return 1
