"""What is done with a decision: one deed in the lane each; what a rule refuses is told where it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.decisions.question import DELETE, PICK, RESTORE, SEEN, Settled
from desktop_app.words.exchange_fields import field_label

if TYPE_CHECKING:
    from desktop_app.services.exchange.duplicates import Double, Duplicate, Joined
    from desktop_app.services.exchange.values import Decision

_TYPED = frozenset({"sinkron.isi_tidak_sah", "sinkron.alasan"})


class DecisionDeeds(QObject):
    """`refused(code)`: what was typed cannot stand; the rest is told in the strip."""

    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def settle(self, settled: Settled) -> None:
        """One question; the decision is logged and closes it everywhere. Only another decision changes it."""
        deciding, acting = self._desk.house.exchange.deciding, self._desk.acting
        row, field, reason = settled.decision.row, settled.decision.field, settled.reason

        def deed() -> Changes:
            match settled.way:
                case way if way == PICK and settled.key is not None:
                    return deciding.choose(acting, row, field, settled.key, reason)
                case way if way == RESTORE:
                    return deciding.restore(acting, row, reason)
                case way if way == DELETE:
                    return deciding.leave_deleted(acting, row, reason)
                case way if way == SEEN:
                    return deciding.acknowledge(acting, row, reason)
            return deciding.write(acting, row, field, settled.text, reason)

        name = settled.decision.title or field_label(settled.decision.table, field)
        self._do(deed, self.tr("Keputusan untuk {name} dicatat").format(name=name))

    def rule(self, decision: Decision, office: object, reason: str) -> None:
        """One office's content for every row that waits on this field."""
        if not isinstance(office, bytes):
            return
        deciding, acting = self._desk.house.exchange.deciding, self._desk.acting
        table, field, id = decision.table, decision.field, Id(office)
        said = self.tr('Keputusan untuk semua "{label}" dicatat').format(label=field_label(table, field))
        self._desk.do(lambda job: deciding.choose_all(acting, table, field, id, reason, step=job.step), said)

    def join(self, old: Id, kept: Id, reason: str) -> None:
        """Gabung, with the way back."""
        duplicates, acting = self._desk.house.exchange.duplicates, self._desk.acting
        self._desk.undoable(
            lambda _job: duplicates.join(acting, old, kept, reason),
            self.tr("Keduanya digabung"),
            lambda _job: duplicates.separate(acting, old),
        )

    def separate(self, joined: Joined) -> None:
        """Takes gabung back, with the way back to it."""
        duplicates, acting = self._desk.house.exchange.duplicates, self._desk.acting
        self._desk.undoable(
            lambda _job: duplicates.separate(acting, joined.old),
            self.tr("Dipisahkan lagi"),
            lambda _job: duplicates.join(acting, joined.old, joined.kept, joined.reason),
        )

    def tell_apart(self, pair: Duplicate) -> None:
        """They are two, with the way back."""
        duplicates, acting = self._desk.house.exchange.duplicates, self._desk.acting
        self._desk.undoable(
            lambda _job: duplicates.tell_apart(acting, pair),
            self.tr("Dicatat: bukan orang yang sama"),
            lambda _job: duplicates.ask_again(acting, pair),
        )

    def let_stand(self, double: Double) -> None:
        """Both rows may stay, with the way back."""
        duplicates, acting = self._desk.house.exchange.duplicates, self._desk.acting
        self._desk.undoable(
            lambda _job: duplicates.let_stand(acting, double),
            self.tr("Dicatat: keduanya memang ada"),
            lambda _job: duplicates.doubt_again(acting, double),
        )

    def _do(self, deed: Callable[[], Changes], said: str) -> None:
        def tried() -> Changes | str:
            try:
                return deed()
            except RuleBroken as broken:
                if broken.code in _TYPED:
                    return broken.code
                raise

        job = self._desk.do(lambda _job: tried())
        job.succeeded.connect(lambda result: self._on_done(result, said))

    def _on_done(self, result: object, said: str) -> None:
        if isinstance(result, str):
            self.refused.emit(result)
        else:
            self._desk.notices.say(said)
