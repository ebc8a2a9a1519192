"""The evaluation of one human in one period: organisation result, two ratings, and what follows from them.

The predikat is no field anywhere here: the nine cells of the rule set of the period compute it (rule 40).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import ActingAs
from desktop_app.domain.records import T500, T1000, T2000, T4000, Exchanged, Fact, Id, Root, derived_id
from desktop_app.domain.terms import Level, OrgLevel, ValueCode
from desktop_app.domain.values import Period


class OrgStatus(StrEnum):
    DRAF = "draf"
    DITETAPKAN = "ditetapkan"


class EvaluationKind(StrEnum):
    PERIODIK = "periodik"
    TAHUNAN = "tahunan"


class SelfStatus(StrEnum):
    BELUM = "belum"
    DRAF = "draf"
    DIAJUKAN = "diajukan"


class Cause(StrEnum):
    AWAL = "awal"
    KEBERATAN = "keberatan"
    KALIBRASI = "kalibrasi"
    KOREKSI = "koreksi"


class JudgementStatus(StrEnum):
    DRAF = "draf"
    SIAP = "siap"
    FINAL = "final"


class DeliveryKind(StrEnum):
    DISERAHKAN = "diserahkan"
    DITERIMA = "diterima"
    DIANGGAP_DITERIMA = "dianggap_diterima"


class DeliveryHow(StrEnum):
    LANGSUNG = "langsung"
    BERKAS = "berkas"
    SURAT = "surat"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgResult(Root):
    """Capaian kinerja organisasi of a unit in a period, set by the level above (SE MenPANRB 3/2023)."""

    unit_id: Id
    period: Period
    level: OrgLevel | None = None
    basis: T2000 | None = None
    advice: T2000 | None = None
    set_by: Id | None = None
    status: OrgStatus = OrgStatus.DRAF


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Root):
    """The evaluation of a human in a period; a quarter with two plans has two (kind tahunan: one)."""

    person_id: Id
    year: int
    period: Period
    kind: EvaluationKind
    skp_id: Id | None = None
    from_on: date
    to_on: date
    self_status: SelfStatus = SelfStatus.BELUM


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationVersion(Root):
    """Version n of the judgement; a final one is never changed, a correction is the next number."""

    evaluation_id: Id
    number: int
    cause: Cause = Cause.AWAL
    cause_text: T500 | None = None
    rater_id: Id | None = None
    rater_as: ActingAs = ActingAs.DEFINITIF
    hasil: Level | None = None
    hasil_reason: T1000 | None = None
    perilaku: Level | None = None
    perilaku_reason: T1000 | None = None
    note: T4000 | None = None
    status: JudgementStatus = JudgementStatus.DRAF


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Exchanged):
    """The penilai's rating of one Rhk or one value; a missing level is *belum dinilai*, never zero."""

    version_id: Id
    rhk_line: Id | None = None
    value_code: ValueCode | None = None
    level: Level | None = None
    fact: T2000 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Fact):
    """The result was handed over, and the answer; the objection clock starts here (rule 52)."""

    version_id: Id
    kind: DeliveryKind
    on: date
    how: DeliveryHow


def evaluation_period(period: Period, apart: bool = False) -> tuple[Period, EvaluationKind]:
    """The period and kind under which a period is judged.

    TW4 is another name of the yearly evaluation ("IV-AKHIR" of the form), unless the office rates it `apart`.
    """
    if period.quarter == 4 and not apart:
        period = Period(str(period.year))
    return period, EvaluationKind.TAHUNAN if period.is_year else EvaluationKind.PERIODIK


def evaluation_key(
    audience_id: Id, person_id: Id, period: Period, kind: EvaluationKind, skp_id: Id | None
) -> Id:
    """Two PCs that prepare the same evaluation make the same row."""
    return derived_id("evaluation", audience_id, person_id, period.text, kind.value, skp_id)


def first_version_key(evaluation: Evaluation) -> Id:
    """The key of version 1; later ones are minted."""
    return derived_id("evaluation_version", evaluation.audience_id, evaluation.id)


def rating_key(audience_id: Id, version_id: Id, key: Id | ValueCode) -> Id:
    """One rating of each Rhk and each value in a version."""
    return derived_id("rating", audience_id, version_id, key)


def org_result_key(audience_id: Id, unit_id: Id, period: Period) -> Id:
    """One organisation result of a unit in a period."""
    return derived_id("org_result", audience_id, unit_id, period.text)


_WAYS: Mapping[JudgementStatus, frozenset[JudgementStatus]] = {
    JudgementStatus.DRAF: frozenset({JudgementStatus.SIAP}),
    JudgementStatus.SIAP: frozenset({JudgementStatus.DRAF, JudgementStatus.FINAL}),
    JudgementStatus.FINAL: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A version with its ratings: what the penilai fills, and what is frozen as one."""

    version: EvaluationVersion
    ratings: tuple[Rating, ...] = ()

    @property
    def status(self) -> JudgementStatus:
        return self.version.status

    @property
    def is_complete(self) -> bool:
        return self.version.hasil is not None and self.version.perilaku is not None

    def moved(self, to: JudgementStatus) -> Judgement:
        if to not in _WAYS[self.status]:
            raise RuleBroken("evaluasi.langkah_terlarang", dari=self.status.value, ke=to.value)
        return replace(self, version=replace(self.version, status=to))

    def edited(self, version: EvaluationVersion, ratings: tuple[Rating, ...]) -> Judgement:
        """The judgement with other content; a final one is closed (rule 42 of goals, W10)."""
        if self.status is JudgementStatus.FINAL:
            raise RuleBroken("evaluasi.sudah_final")
        return Judgement(version=replace(version, status=JudgementStatus.DRAF), ratings=ratings)

    def rating_of(self, key: Id | ValueCode) -> Rating | None:
        return next((r for r in self.ratings if key in (r.rhk_line, r.value_code)), None)
