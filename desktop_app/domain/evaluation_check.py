"""What a judgement still needs before it can be final: errors that stop it, warnings that only inform.

Rules 35 and 41 to 43, section 4.5 of the domain paper; what needs a reason stands in the rule set `saran`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.evaluation import Judgement
from desktop_app.domain.records import Id
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import ReasonFor, SaranRules
from desktop_app.domain.terms import Level, OrgLevel, Predikat, Severity, ValueCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that a judgement is held against: the plan's lines, what was entered, and what is suggested.

    `follows_unit`: the person heads the unit, so that its result suggests his rating (rule 42).
    `suggested` is shown only; it never becomes a rating by itself (rule 43).
    """

    lines: tuple[Id, ...]
    organisation: OrgLevel | None
    without_organisation: Severity
    suggested: Level | None
    follows_unit: bool
    predikat: Predikat | None
    without_result: int
    without_evidence: int
    ends_on: date
    today: date


def check_judgement(judgement: Judgement, situation: Situation, rules: SaranRules) -> tuple[Finding, ...]:
    """Everything missing, in the order of the form; facts name the line or the reason that is asked for."""
    return tuple(
        finding
        for part in (
            _entered(situation),
            _organisation(situation),
            _both_ratings(judgement),
            _facts(judgement),
            _reasons(judgement, situation, rules),
            _lines(judgement, situation),
        )
        for finding in part
    )


def reasons_needed(judgement: Judgement, situation: Situation, rules: SaranRules) -> tuple[ReasonFor, ...]:
    """Why the penilai must write a reason; the head of a unit always for leaving the unit's result."""
    version = judgement.version
    if version.hasil is None or version.perilaku is None:
        return ()
    needed = rules.reasons_needed(
        suggested=situation.suggested,
        hasil=version.hasil,
        perilaku=version.perilaku,
        predikat=situation.predikat,
    )
    differs = situation.suggested is not None and situation.suggested is not version.hasil
    if situation.follows_unit and differs and ReasonFor.BERBEDA_DARI_SARAN not in needed:
        return (ReasonFor.BERBEDA_DARI_SARAN, *needed)
    return needed


_ASKED = {
    ReasonFor.BERBEDA_DARI_SARAN: "evaluasi.perlu_alasan_berbeda",
    ReasonFor.HASIL_DI_BAWAH: "evaluasi.perlu_alasan_hasil_di_bawah",
    ReasonFor.PERILAKU_DI_BAWAH: "evaluasi.perlu_alasan_perilaku_di_bawah",
    ReasonFor.SANGAT_BAIK: "evaluasi.perlu_alasan_sangat_baik",
}


def _entered(situation: Situation) -> Iterator[Finding]:
    if situation.today < situation.ends_on:
        yield Finding("evaluasi.periode_berjalan", Severity.PERINGATAN, {"selesai": situation.ends_on})
    if situation.without_result:
        yield Finding(
            "evaluasi.realisasi_belum_ada", Severity.PERINGATAN, {"jumlah": situation.without_result}
        )
    if situation.without_evidence:
        yield Finding(
            "evaluasi.realisasi_tanpa_bukti", Severity.PERINGATAN, {"jumlah": situation.without_evidence}
        )


def _organisation(situation: Situation) -> Iterator[Finding]:
    if situation.organisation is None:
        yield Finding("evaluasi.organisasi_belum_ada", situation.without_organisation)


def _both_ratings(judgement: Judgement) -> Iterator[Finding]:
    if judgement.version.hasil is None:
        yield Finding("evaluasi.hasil_belum_dinilai", Severity.GALAT)
    if judgement.version.perilaku is None:
        yield Finding("evaluasi.perilaku_belum_dinilai", Severity.GALAT)


def _facts(judgement: Judgement) -> Iterator[Finding]:
    """A line rated other than *sesuai* wants one observed fact."""
    for rating in judgement.ratings:
        if rating.level not in {None, Level.SESUAI} and not (rating.fact or "").strip():
            where = {"rhk_line": rating.rhk_line, "value_code": rating.value_code}
            code = "evaluasi.perlu_fakta_hasil" if rating.rhk_line else "evaluasi.perlu_fakta_perilaku"
            yield Finding(code, Severity.GALAT, where)


def _reasons(judgement: Judgement, situation: Situation, rules: SaranRules) -> Iterator[Finding]:
    version = judgement.version
    hasil, perilaku = (version.hasil_reason or "").strip(), (version.perilaku_reason or "").strip()
    written = {
        ReasonFor.BERBEDA_DARI_SARAN: hasil,
        ReasonFor.HASIL_DI_BAWAH: hasil,
        ReasonFor.PERILAKU_DI_BAWAH: perilaku,
        ReasonFor.SANGAT_BAIK: hasil or perilaku,
    }
    for reason in reasons_needed(judgement, situation, rules):
        if not written[reason]:
            yield Finding(_ASKED[reason], Severity.GALAT, {"alasan": reason})


def _lines(judgement: Judgement, situation: Situation) -> Iterator[Finding]:
    """Lines without a rating are *belum dinilai*: named, never taken for a rating."""
    keys: list[Id | ValueCode] = [*situation.lines, *ValueCode]
    rated = [judgement.rating_of(key) for key in keys]
    missing = sum(rating is None or rating.level is None for rating in rated)
    if missing:
        yield Finding("evaluasi.baris_belum_dinilai", Severity.PERINGATAN, {"jumlah": missing})
