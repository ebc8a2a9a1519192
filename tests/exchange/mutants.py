"""Mistakes that could be made in the exchange, each put into the running program for as long as a history.

A mistake is a piece of a function's text and what stands there instead. A piece that is not found exactly
once is an error, so that a mistake cannot quietly lose its place when the program changes.
"""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from world import World

from desktop_app.store.exchange import (
    applying,
    beginning,
    control,
    effects,
    folding,
    late,
    log,
    sealing,
    setting_aside,
)
from desktop_app.store.work import Work
from desktop_app.sync import fold

_PLACES = ("desktop_app.store", "world")


@dataclass(frozen=True, slots=True)
class Mutant:
    """`owner` is a module or a class; `seed` is a history that shows the mistake, `None` when none can."""

    name: str
    owner: Any
    function: str
    right: str
    wrong: str
    seed: int | None


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    """The program with this mistake in it, everywhere it was imported to."""
    old = getattr(mutant.owner, mutant.function)
    new = _written_anew(old, mutant)
    with ExitStack() as stack:
        stack.enter_context(patch.object(mutant.owner, mutant.function, new))
        for module in [m for name, m in sys.modules.items() if name.startswith(_PLACES)]:
            for name, held in list(vars(module).items()):
                if held is old:
                    stack.enter_context(patch.object(module, name, new))
        yield


def _written_anew(old: Callable[..., Any], mutant: Mutant) -> Callable[..., Any]:
    plain = inspect.unwrap(old)
    text = textwrap.dedent(inspect.getsource(plain))
    if text.count(mutant.right) != 1:
        raise LookupError(f"{mutant.name}: {mutant.function} has changed")
    module = sys.modules[plain.__module__]
    made: dict[str, Any] = {}
    code = compile("from __future__ import annotations\n" + text.replace(mutant.right, mutant.wrong),
                   f"<{mutant.name}>", "exec")  # fmt: skip
    exec(code, vars(module) | {"_stale": _stale}, made)
    return made[plain.__name__]


def no_seal_before_import(world: World) -> None:
    """The one mistake that is made by who imports, and not within the store."""
    world.skips_seal = True


def _stale(work: Work) -> Any:
    """The log as it was in memory before this transaction, whatever became of the last one."""
    engine = work.connection.engine
    if "writes" not in engine.get_execution_options():
        return log.Log(work.connection)
    kept = engine.__dict__.setdefault("_stale_log", None) or log.Log(work.connection)
    kept.connection = work.connection
    engine.__dict__["_stale_log"] = kept
    return kept


MUTANTS = (
    Mutant(
        "M1: the fast way does not ask what an author had seen",
        effects.Effects, "add",
        "deps.get(head.stream, 0) >= head.seq", "True", 0,
    ),
    Mutant(
        "M2: of two values that nobody decided upon the one that arrived last stands",
        fold, "_weight",
        "event.lamport, said, event.sid, event.seq)", "event.stream, event.sid, event.seq)", 3,
    ),
    Mutant(
        "M3: after an import the triggers do not listen any more",
        control, "deaf",
        'run(connection, "UPDATE _ctl SET cap = 1")', "pass", 0,
    ),
    Mutant(
        "M4: a removal says nothing of an edit it had not seen",
        fold, "_deleted_and_edited",
        "if _concurrent(removal, edit) and not settled:", "if False:", 1,
    ),
    Mutant(
        "M5: a block takes effect although one before it is missing",
        applying.Applier, "_why_wait",
        "if header.n != (stream.next_n if stream else 0):", "if False:", 1,
    ),
    Mutant(
        "M6: a lock locks nothing",
        fold, "fold",
        "if locks:", "if False:", 0,
    ),
    Mutant(
        "M8: a header forgets one of the streams its author had seen",
        log.Log, "deps_of",
        "if s.next_seq > 1)", "if s.next_seq > 1 and s.no != 2)", 0,
    ),
    Mutant(
        "M9: a question that was answered stays",
        folding.Folder, "_write",
        'run(connection, f"DELETE FROM _conflict WHERE row IN {KEYS}", (named(found),))',
        "pass", 0,
    ),
    Mutant(
        "M10: after a transaction that was taken back its streams stay in memory",
        Work, "log",
        "return Log(self._connection)", "return _stale(self)", 0,
    ),
    Mutant(
        "M11: an operation does not follow the last one its author had seen",
        fold.Event, "follows",
        "self.deps.get(other.stream, 0) >= other.seq", "self.deps.get(other.stream, 0) > other.seq", 0,
    ),
    Mutant(
        "M12: the change of a row that is not known is dropped",
        effects.Effects, "_net_of",
        "if kind != OpKind.INSERT:\n            return False",
        "if kind != OpKind.INSERT:\n            return True",
        None,
    ),
    Mutant(
        "M12b: the change of a row that is not known yet is not even found later",
        log.Log, "note_operations",
        "for i, operation in enumerate(block.operations)",
        "for i, operation in enumerate(block.operations) if operation.kind != 'U' or "
        "fetch(self.connection, 'SELECT 1 FROM _row WHERE row = ?', (bytes.fromhex(operation.row),))", 0,
    ),
    Mutant(
        "M13: an own change of a row with an open question does not ask anew",
        sealing, "_move_heads",
        "AND multi <> 0", "AND multi > 2", 0,
    ),
    Mutant(
        "M14: a row with an open question takes the fast way",
        effects.Effects, "_net_of",
        "if head.multi or kind", "if head.multi == 2 or kind", 14,
    ),
    Mutant(
        "M15: an import is undone although something was built upon it",
        setting_aside, "why_not_aside",
        "if after[0][0]:", "if False:", 0,
    ),
    Mutant(
        "M16: a restored store goes on under its old name",
        beginning, "become_new_replica",
        "replica = token_bytes(16)", 'replica = fetch(connection, "SELECT replica FROM _ctl")[0][0]', 4,
    ),
    Mutant(
        "M17: late lines are not looked for again when their plan changes",
        late, "note_late",
        "_forget(connection, touched)", "pass", 10,
    ),
    Mutant(
        "M18: the operations of an undone import stay in the index",
        setting_aside, "set_aside",
        "_forget_operations(log, stream_no, header.first, list(_tables_of(packed)))", "pass", 6,
    ),
    Mutant(
        "M19: facts can be changed by whoever likes",
        fold, "fold",
        "if kind.append_only else (events, ())", "if False else (events, ())", 1,
    ),
    Mutant(
        "M20: what a person said of a lock does not count",
        fold, "_locked",
        "lock for lock in locks if lock.body == first.body]", "lock for lock in locks if lock is first]", 0,
    ),
)  # fmt: skip
