"""What two stores must agree on when they hold the same: rows, states, totals, and that all is well."""

from __future__ import annotations

from collections.abc import Iterable

from separate_offices import Office

from desktop_app.domain.evaluation import Evaluation, EvaluationVersion
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import Skp, SkpVersion
from desktop_app.domain.records import Id, Record
from desktop_app.domain.values import AudienceKind, audience_of
from desktop_app.services.seeds import office_id_of
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.mapping import row_of

_ALL = (Skp, SkpVersion, Step, Evaluation, EvaluationVersion)


def kepeg_of(office: Office) -> Id:
    """The audience an office writes about its people in."""
    return audience_of(AudienceKind.KEPEG, office_id_of(office.code))


def rows(office: Office, kinds: Iterable[type[Record]] = _ALL) -> dict[str, list[dict[str, object]]]:
    """Every row of some kinds but for the number of its last saving, which is this PC's own."""
    with office.open() as house, house.store.look() as work:
        found = {kind.__name__: [row_of(record) for record in work.find(kind)] for kind in kinds}
    return {
        name: [{key: held for key, held in row.items() if key != "rev"} for row in of_kind]
        for name, of_kind in found.items()
    }


def total(office: Office, gid: Id) -> str:
    """The control total of an audience."""
    with office.open() as house, house.store.look() as work:
        return control_totals(work.connection, [gid])[gid]


def is_well(office: Office) -> bool:
    """Signatures, chain, rows against the log, derived tables, the file itself."""
    with office.open() as house:
        found = house.exchange.check()
        assert found.is_good, found
        assert house.stale_tables() == ()
        assert house.health().is_good
    return True


def waits(office: Office) -> tuple[int, int, int]:
    """(questions for people, blocks that wait, blocks in quarantine)."""
    with office.open() as house:
        standing = house.exchange.standing()
    return standing.decisions, standing.waiting, standing.quarantined
