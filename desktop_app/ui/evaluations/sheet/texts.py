"""How results, feedback and acts of an evaluation read. No widget here."""

from __future__ import annotations

import string
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import long_date, moment, short_date
from desktop_app.domain.evaluation import DeliveryKind
from desktop_app.domain.papers import Step
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import Achievement, HasilSuggestion
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.year import Feedback, Realisation
from desktop_app.services.results import IndicatorLine
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.evaluation_screen import GIVERS, MISSING
from desktop_app.words.numbers import show_number
from desktop_app.words.rules import OUTCOMES
from desktop_app.words.sentences import sentences

if TYPE_CHECKING:
    from desktop_app.services.evaluations.sheet import EvaluationSheet

_FULL = Decimal(100)


def number_words(number: Decimal) -> str:
    """A number without empty decimals: "1.310", "97,5"."""
    plain = number.normalize()
    exponent = plain.as_tuple().exponent
    return show_number(plain, max(-exponent, 0) if isinstance(exponent, int) else 0)


def entry_words(entry: Realisation) -> str:
    """A result as it was entered, with its day."""
    what = number_words(entry.value) if entry.value is not None else entry.text or ""
    return _tr("{apa} per {hari}").format(apa=what, hari=short_date(entry.as_of))


def target_words(line: IndicatorLine) -> str:
    """The target as it is printed; for a part of the year also the part that counts now."""
    indicator, measured = line.indicator, line.achievement.measurement.target
    words = indicator.target_text or (number_words(indicator.target) if indicator.target is not None else "–")
    if measured is None or measured == indicator.target:
        return words
    return _tr("{target}\nperiode ini {bagian}").format(target=words, bagian=number_words(measured))


def achievement_words(found: Achievement) -> tuple[str, Tone]:
    """The capaian of an indicator; what exceeds the cap is shown in full, and what it counts for."""
    if found.percent is None or found.uncapped is None:
        return OUTCOMES[found.outcome.value], Tone.NEUTRAL
    tone = Tone.SUCCESS if found.percent >= _FULL else Tone.WARNING
    words = f"{number_words(found.uncapped)}%"
    if found.percent != found.uncapped:
        words = _tr("{penuh}\ndihitung {batas}%").format(penuh=words, batas=number_words(found.percent))
    return words, tone


def feedback_words(said: Feedback) -> str:
    """When, from whom, and whether it was told orally."""
    words = f"{short_date(said.on)} · {GIVERS[said.giver_role]}"
    return _tr("{siapa} · disampaikan lisan").format(siapa=words) if said.oral else words


def counted_words(counted: HasilSuggestion) -> str:
    """The counts that lead to a suggestion."""
    words = _tr("{atas} di atas · {sesuai} sesuai · {bawah} di bawah").format(
        atas=counted.above, sesuai=counted.as_expected, bawah=counted.below
    )
    if counted.unrated:
        words += _tr(" · {belum} belum dapat dihitung").format(belum=counted.unrated)
    return words


def missing_words(finding: Finding, names: Mapping[object, str]) -> str:
    """What is missing, in few words; `names` are the lines and values by their keys."""
    key = finding.facts.get("value_code") or finding.facts.get("rhk_line")
    return MISSING[finding.code].format(**{**finding.facts, "baris": names.get(key, "")})


def line_names(sheet: EvaluationSheet) -> dict[object, str]:
    """How the list of what is missing calls lines and values."""
    names: dict[object, str] = {
        line.rhk.line_id: str(number) for number, line in enumerate(sheet.lines, start=1)
    }
    names |= {line.value.code: line.value.name for line in sheet.behaviours}
    return names


def status_of(sheet: EvaluationSheet) -> str:
    """The state as lists name it: after the last word also whether the result was handed over or received."""
    if sheet.frozen is None:
        return sheet.status
    kinds = {each.kind for each in sheet.deliveries if each.version_id == sheet.versions[-1].id}
    if kinds - {DeliveryKind.DISERAHKAN}:
        return "selesai"
    return "diserahkan" if kinds else "final"


def why_not(sheet: EvaluationSheet, act: str) -> str:
    """Why an act is not possible now; empty when it is."""
    code = sheet.may.get(act)
    return "" if code is None else reason_words(code, sheet.needs)


def reason_words(code: str, findings: tuple[Finding, ...] = ()) -> str:
    """The sentence of a refusal, with the facts of the finding it came from."""
    facts = next((f.facts for f in findings if f.code == code), {})
    text = sentences()[code]
    wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    if wanted <= facts.keys():
        return text.format(**facts)
    return _tr("Belum dapat dilakukan pada hari ini menurut pihak-pihak pada SKP.")


def step_words(step: Step) -> str:
    """When and by whom; what was done on paper names both."""
    if step.on_paper and step.signed_on is not None:
        told = _tr("{hari} oleh {nama}, di atas kertas, dicatat oleh {pencatat} pada {saat}")
        return told.format(
            hari=long_date(step.signed_on),
            nama=step.by_text,
            pencatat=step.recorded_text or "",
            saat=moment(step.at),
        )
    return _tr("{saat} oleh {nama}").format(saat=moment(step.at), nama=step.by_text)


def key_of(finding: Finding) -> object:
    """The line or value a finding speaks of, None when it speaks of the whole."""
    key = finding.facts.get("value_code") or finding.facts.get("rhk_line")
    return ValueCode(str(key)) if isinstance(key, str) else key


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvaluationSheet", text)
