"""What is missing or weak in a plan: errors that stop its submission, warnings and hints that do not.

Rules 20 to 26 of the domain paper; weights and words come from the rule sets `bentuk` and `pola_mutu`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.plan import AnnexList, Indicator, Plan, Rhk
from desktop_app.domain.records import folded
from desktop_app.domain.rules.bentuk import BentukRules
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.pola_mutu import PolaMutuRules
from desktop_app.domain.terms import FormKind, Polarity, RhkKind, Severity, ValueCode


def check_plan(plan: Plan, rules: RuleBook, day: date) -> tuple[Finding, ...]:
    """All findings in the order of the form; `day` is the last day of the plan's period.

    Facts name the line: `kelompok` and `nomor` as printed, `rhk_id` and `indikator_id` to jump there.
    """
    form, patterns = rules.bentuk(day), rules.pola_mutu(day)
    findings = [*_whole(plan)]
    for kind in RhkKind:
        for number, rhk in enumerate(plan.lines(kind), start=1):
            where: dict[str, object] = {"kelompok": kind.value, "nomor": number, "rhk_id": rhk.id}
            findings += _rhk(plan, rhk, where, form, patterns)
    findings += _doubles(plan)
    findings += _behaviour(plan)
    findings += _annex(plan, form)
    return tuple(findings)


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that stop a submission."""
    return tuple(finding for finding in findings if finding.severity is Severity.GALAT)


def _whole(plan: Plan) -> Iterator[Finding]:
    main = plan.lines(RhkKind.UTAMA)
    if not main:
        yield Finding("skp.belum_ada_rhk", Severity.GALAT)
    elif not any(indicator.has_target for rhk in main for indicator in plan.indicators_of(rhk)):
        yield Finding("skp.belum_ada_target", Severity.GALAT)


def _rhk(
    plan: Plan, rhk: Rhk, where: dict[str, object], form: BentukRules, patterns: PolaMutuRules
) -> Iterator[Finding]:
    indicators = plan.indicators_of(rhk)
    if not indicators:
        yield Finding("skp.rhk_tanpa_indikator", Severity.PERINGATAN, where)
    verb = patterns.activity_verb(rhk.text)
    if verb is not None:
        yield Finding(
            "skp.kata_kerja_kegiatan",
            Severity.SARAN,
            {**where, "kata": verb.verb, "ganti": ", ".join(verb.rewrite)},
        )
    if rhk.kind is RhkKind.UTAMA and plan.version.form is FormKind.JA_JF:
        if plan.link_of(rhk) is None:
            yield Finding("skp.tanpa_rhk_pimpinan", form.missing_superior, where)
        held = {indicator.aspek for indicator in indicators}
        missing = [form.label(aspek) for aspek in form.least_aspek if aspek not in held]
        if indicators and missing:
            yield Finding("skp.aspek_kurang", form.missing_aspek, {**where, "aspek": ", ".join(missing)})
    for indicator in indicators:
        yield from _indicator(plan, indicator, {**where, "indikator_id": indicator.id}, patterns)


def _indicator(
    plan: Plan, indicator: Indicator, where: dict[str, object], patterns: PolaMutuRules
) -> Iterator[Finding]:
    wanted, other = indicator.aspek, indicator.perspektif
    if plan.version.form is FormKind.JPT:
        wanted, other = indicator.perspektif, indicator.aspek  # type: ignore[assignment]
    if wanted is None or other is not None:
        yield Finding("skp.aspek_salah", Severity.GALAT, {**where, "bentuk": plan.version.form.value})
    if not indicator.has_target:
        yield Finding("skp.indikator_tanpa_target", Severity.PERINGATAN, where)
    elif indicator.target is None:
        yield Finding("skp.target_tanpa_angka", Severity.SARAN, where)
    elif indicator.polarity is Polarity.NAIK and indicator.target == 0:
        yield Finding("skp.target_nol", Severity.PERINGATAN, where)
    elif indicator.polarity is Polarity.RENTANG and indicator.target_max is None:
        yield Finding("skp.rentang_tanpa_batas", Severity.PERINGATAN, where)
    if indicator.target_text and patterns.is_weak_target(indicator.target_text):
        yield Finding("skp.target_lemah", Severity.SARAN, {**where, "target": indicator.target_text})


def _doubles(plan: Plan) -> Iterator[Finding]:
    seen: set[str] = set()
    for rhk in plan.rhk:
        text = folded(rhk.text)
        if text in seen:
            yield Finding("skp.rhk_ganda", Severity.SARAN, {"rhk_id": rhk.id, "teks": rhk.text})
        seen.add(text)


def _behaviour(plan: Plan) -> Iterator[Finding]:
    held = {expectation.value_code for expectation in plan.expectations}
    if held != set(ValueCode):
        yield Finding("skp.perilaku_tidak_lengkap", Severity.GALAT, {"ada": len(held)})


def _annex(plan: Plan, form: BentukRules) -> Iterator[Finding]:
    for kind in AnnexList:
        if not plan.annex_of(kind):
            yield Finding("skp.lampiran_kosong", form.missing_annex, {"daftar": kind.value})
