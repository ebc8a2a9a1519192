"""What changed between two versions of a plan, line by line, found by the line ids that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.plan import Plan


class LineKind(StrEnum):
    """Where in the form the line stands."""

    RHK = "rhk"
    INDIKATOR = "indikator"
    RHK_PIMPINAN = "rhk_pimpinan"
    EKSPEKTASI = "ekspektasi"
    LAMPIRAN = "lampiran"


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line as it was and as it is: a new one has no `before`, one that went no `after`.

    `parts` name what differs: teks, target, aspek, jenis and so on.
    """

    kind: LineKind
    key: str
    before: str | None
    after: str | None
    parts: tuple[str, ...] = ()


_Facts = Mapping[str, object]


def difference(old: Plan, new: Plan) -> tuple[LineChange, ...]:
    """The changes in the order of the newer form; lines that only moved are not among them."""
    before, after = _lines(old), _lines(new)
    found = []
    for place in [*after, *(place for place in before if place not in after)]:
        was, now = before.get(place), after.get(place)
        if was != now:
            parts = tuple(name for name in (was or {}) if now and was and was[name] != now[name])
            found.append(LineChange(place[0], place[1], _text(was), _text(now), parts))
    return tuple(found)


def _lines(plan: Plan) -> dict[tuple[LineKind, str], _Facts]:
    found: dict[tuple[LineKind, str], _Facts] = {}
    for rhk in sorted(plan.rhk, key=lambda r: (r.kind, r.pos, r.id)):
        key = rhk.line_id.hex()
        found[LineKind.RHK, key] = {"teks": rhk.text, "jenis": rhk.kind, "penugasan": rhk.assigned_by}
        link = plan.link_of(rhk)
        if link:
            found[LineKind.RHK_PIMPINAN, key] = {"teks": link.superior_text}
        for each in plan.indicators_of(rhk):
            found[LineKind.INDIKATOR, each.line_id.hex()] = {
                "teks": each.text,
                "target": (each.target_text, each.target, each.target_max, each.start),
                "aspek": each.aspek or each.perspektif,
                "arah": each.polarity,
                "hitung": each.gather,
            }
    for expectation in plan.expectations:
        if expectation.text:
            found[LineKind.EKSPEKTASI, expectation.value_code.value] = {"teks": expectation.text}
    for item in plan.annex:
        found[LineKind.LAMPIRAN, f"{item.list.value}: {item.text}"] = {"teks": item.text}
    return found


def _text(facts: _Facts | None) -> str | None:
    return None if facts is None else str(facts["teks"])
