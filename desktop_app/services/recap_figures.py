"""The rows of a recap and what they add up to.

What is final is told as it was frozen: name, post and unit of that time (defect 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.evaluation import Evaluation, EvaluationKind, EvaluationVersion, JudgementStatus
from desktop_app.domain.lines import EvaluationLine
from desktop_app.domain.papers import Frozen
from desktop_app.domain.people import FactKind, PersonFact, in_force
from desktop_app.domain.records import Id
from desktop_app.domain.rules.rating import RatingRules
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.domain.values import Acting, Period
from desktop_app.services.batches import by_key
from desktop_app.services.freezing import body_of
from desktop_app.services.standing import unit_name
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapRow:
    """One person in the period; a rating or predikat of None is *belum dinilai*, never a zero."""

    evaluation_id: Id
    person_id: Id
    name: str
    number: str | None
    post: str | None
    unit_id: Id | None
    unit: str
    status: str
    organisation: OrgLevel | None
    hasil: Level | None
    perilaku: Level | None
    predikat: Predikat | None


@dataclass(frozen=True, slots=True)
class Total:
    """The counts of a unit, or of all: `people` is the denominator, `belum` those without a predikat."""

    unit_id: Id | None
    unit: str
    people: int
    counts: Mapping[Predikat, int]
    final: int

    @property
    def belum(self) -> int:
        return self.people - sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A recap as it is shown and written. `not_prepared`: people who are due and have no evaluation yet."""

    period: Period
    kind: EvaluationKind
    rows: tuple[RecapRow, ...]
    units: tuple[Total, ...]
    whole: Total
    not_prepared: int
    ratings: RatingRules
    made_by: str
    made_at: datetime

    @property
    def belum(self) -> int:
        return self.whole.belum


def recap_rows(work: Work, acting: Acting, lines: Sequence[EvaluationLine]) -> Iterator[RecapRow]:
    """The people of these lines, in their order."""
    ids = [line.id for line in lines]
    evaluations = by_key(work, Evaluation, "id", ids)
    versions = by_key(work, EvaluationVersion, "evaluation_id", ids)
    newest = {id: max(rows, key=lambda v: v.number) for id, rows in versions.items() if rows}
    frozen = by_key(work, Frozen, "object_id", [v.id for v in newest.values() if _is_final(v)])
    facts = by_key(work, PersonFact, "person_id", [line.person_id for line in lines])
    names: dict[Id, str] = {}
    for line in lines:
        version = newest.get(line.id)
        kept = frozen[version.id] if version else []
        if kept:
            yield _final_row(line, kept[0])
            continue
        day = evaluations[line.id][0].to_on
        placed = in_force(facts[line.person_id], FactKind.PENEMPATAN, day)
        unit_id = placed.unit_id if placed else None
        if unit_id is not None and unit_id not in names:
            names[unit_id] = unit_name(work, unit_id, day) or ""
        yield _open_row(acting, line, unit_id, names.get(unit_id, "") if unit_id else "")


def _is_final(version: EvaluationVersion) -> bool:
    return version.status is JudgementStatus.FINAL


def _final_row(line: EvaluationLine, frozen: Frozen) -> RecapRow:
    """A person as he was when the last word was said."""
    body = body_of(frozen)
    person, organisation = body["pihak"]["pegawai"], body.get("organisasi")
    return RecapRow(
        evaluation_id=line.id,
        person_id=line.person_id,
        name=person["nama"],
        number=person["nomor"],
        post=person["jabatan"],
        unit_id=frozen.unit_id,
        unit=person["unit"] or "",
        status=line.status,
        organisation=frozen.level if organisation else None,
        hasil=frozen.hasil,
        perilaku=frozen.perilaku,
        predikat=frozen.predikat,
    )


def _open_row(acting: Acting, line: EvaluationLine, unit_id: Id | None, unit: str) -> RecapRow:
    """A person as he is; what his penilai has not finished is not for his own eyes (defect 9)."""
    is_own = acting.person_id is not None and acting.person_id == line.person_id
    return RecapRow(
        evaluation_id=line.id,
        person_id=line.person_id,
        name=line.name,
        number=line.number,
        post=line.post,
        unit_id=unit_id,
        unit=unit,
        status=line.status,
        organisation=None,
        hasil=None if is_own else line.hasil,
        perilaku=None if is_own else line.perilaku,
        predikat=None if is_own else line.predikat,
    )


def totals_by_unit(rows: Sequence[RecapRow]) -> tuple[Total, ...]:
    """What each unit comes to, by its name."""
    units: dict[Id | None, list[RecapRow]] = {}
    for row in rows:
        units.setdefault(row.unit_id, []).append(row)
    totals = [total_of(unit_id, _unit_label(own), own) for unit_id, own in units.items()]
    return tuple(sorted(totals, key=lambda total: (total.unit_id is None, total.unit, total.unit_id or b"")))


def _unit_label(rows: Sequence[RecapRow]) -> str:
    """The name most of its people carry: final ones keep the name of their time (rule 11)."""
    names = Counter(row.unit for row in rows if row.unit)
    return names.most_common(1)[0][0] if names else "Tanpa unit"


def total_of(unit_id: Id | None, unit: str, rows: Sequence[RecapRow]) -> Total:
    """What some rows come to."""
    counts = Counter(row.predikat for row in rows if row.predikat is not None)
    final = sum(row.status in {"final", "diserahkan", "selesai"} for row in rows)
    return Total(unit_id, unit, len(rows), {predikat: counts[predikat] for predikat in Predikat}, final)
