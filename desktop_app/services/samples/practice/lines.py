"""The lines of a made-up plan: an example of the post, made this person's own by scope, target and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from desktop_app.domain.organisation import MeasureKind
from desktop_app.domain.plan import (
    AnnexItem,
    AnnexList,
    CascadeLink,
    Expectation,
    Gather,
    Indicator,
    Plan,
    Rhk,
)
from desktop_app.domain.records import Id, folded
from desktop_app.domain.terms import Aspek, FormKind, RhkKind, ValueCode
from desktop_app.services.samples.practice.texts import ExampleResult, Texts, Yardstick
from desktop_app.words.printing import measured_text

_EXTRA_EACH = 3  # every so many plans has a result beside the main duty
_BLANK_VALUES = 2  # for how many values the superior said nothing special
_LARGE = 40  # targets from here on may differ from person to person
_STEP = 20  # by parts of so much
_TEAMS = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")


@dataclass(frozen=True, slots=True)
class Ruler:
    """A measure of the office: its key, and whether its figures add up over the year."""

    id: Id
    kind: MeasureKind


@dataclass(frozen=True, slots=True)
class Own:
    """What makes a plan somebody's own; `share` is the part of the year it is for."""

    example: str
    scope: str
    serial: int
    share: Decimal
    superior: Plan | None


class LineMaker:
    """Makes lines; `mint` gives their keys, `rulers` are the measures by name."""

    def __init__(self, known: Texts, rulers: Mapping[str, Ruler], mint: Callable[[], Id]) -> None:
        self._known, self._rulers, self._mint = known, rulers, mint

    def filled(self, plan: Plan, own: Own, random: Random) -> Plan:
        """An empty draft with results, indicators, expectations and annex."""
        results = [(RhkKind.UTAMA, each) for each in self._known.examples[own.example].results]
        if own.serial % _EXTRA_EACH == 0 and plan.version.form is FormKind.JA_JF:
            extra = self._known.extra
            results.append((RhkKind.TAMBAHAN, extra[own.serial // _EXTRA_EACH % len(extra)]))
        rhk: list[Rhk] = []
        indicators: list[Indicator] = []
        links: list[CascadeLink] = []
        for place, (kind, result) in enumerate(results, start=1):
            made = self._rhk(plan, kind, result, own.scope, place)
            rhk.append(made)
            indicators += self._indicators(plan, made, result, own.share, random)
            link = self._link(plan, made, result, own.superior)
            if link is not None and kind is RhkKind.UTAMA:
                links.append(link)
        return replace(
            plan,
            rhk=tuple(rhk),
            indicators=tuple(indicators),
            links=tuple(links),
            expectations=self._expectations(plan, random),
            annex=self._annex(plan, random),
        )

    def _rhk(self, plan: Plan, kind: RhkKind, result: ExampleResult, scope: str, place: int) -> Rhk:
        id = self._mint()
        return Rhk(
            id=id,
            audience_id=plan.version.audience_id,
            version_id=plan.version.id,
            line_id=id,
            pos=place,
            kind=kind,
            text=result.said(scope),
            assigned_by=result.assigned_by or None,
        )

    def _indicators(
        self, plan: Plan, rhk: Rhk, result: ExampleResult, share: Decimal, random: Random
    ) -> list[Indicator]:
        made = []
        for place, yardstick in enumerate(result.yardsticks, start=1):
            id, ruler = self._mint(), self._rulers[yardstick.measure]
            gather, target = _gather(yardstick, ruler.kind), _own_target(yardstick, random)
            if gather is Gather.JUMLAH:
                target = max((target * share).quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))
            made.append(
                Indicator(
                    id=id,
                    audience_id=plan.version.audience_id,
                    version_id=plan.version.id,
                    rhk_id=rhk.id,
                    line_id=id,
                    pos=place,
                    aspek=yardstick.side if isinstance(yardstick.side, Aspek) else None,
                    perspektif=None if isinstance(yardstick.side, Aspek) else yardstick.side,
                    text=yardstick.text,
                    target_text=target_words(yardstick.sign, target, yardstick.measure),
                    target=target,
                    measure_id=ruler.id,
                    polarity=yardstick.polarity,
                    gather=gather,
                )
            )
        return made

    def _link(self, plan: Plan, rhk: Rhk, result: ExampleResult, superior: Plan | None) -> CascadeLink | None:
        """The superior's result that fits the words of the example best; its text alone without his plan."""
        if plan.version.form is FormKind.JPT:
            return None
        served = _closest(result.superior, superior.lines(RhkKind.UTAMA)) if superior else None
        text = served.text if served else result.superior
        if not text:
            return None
        return CascadeLink(
            id=self._mint(),
            audience_id=plan.version.audience_id,
            version_id=plan.version.id,
            rhk_id=rhk.id,
            superior_text=text,
            superior_line=served.line_id if served else None,
        )

    def _expectations(self, plan: Plan, random: Random) -> tuple[Expectation, ...]:
        silent = set(random.sample(list(ValueCode), _BLANK_VALUES))
        return tuple(
            replace(each, text=self._known.pick(f"ekspektasi.{each.value_code}", random))
            if each.value_code not in silent
            else each
            for each in plan.expectations
        )

    def _annex(self, plan: Plan, random: Random) -> tuple[AnnexItem, ...]:
        return tuple(
            AnnexItem(
                id=self._mint(),
                audience_id=plan.version.audience_id,
                version_id=plan.version.id,
                list=kind,
                pos=place,
                text=text,
            )
            for kind in AnnexList
            for place, text in enumerate(
                self._known.some(f"lampiran.{kind}", random.randint(2, 3), random), start=1
            )
        )


def scope_of(scopes: Sequence[str], ordinal: int) -> str:
    """A scope that no other holder of the post has: the example's own ones, then teams of them."""
    turn, place = divmod(ordinal, len(scopes))
    if not turn:
        return scopes[place]
    team = _TEAMS[turn - 1] if turn <= len(_TEAMS) else str(turn + 1)
    return f"{scopes[place]} regu {team}"


def target_words(sign: str, target: Decimal, measure: str) -> str:
    """A target as it is printed: "≥ 98 %", "9.600 keping"."""
    return f"{sign} {measured_text(target, measure)}".strip()


def _own_target(yardstick: Yardstick, random: Random) -> Decimal:
    """Large amounts differ from person to person, percentages and times stay those of the standard."""
    if yardstick.sign or yardstick.measure == "persen" or yardstick.target < _LARGE:
        return yardstick.target
    step = (yardstick.target / _STEP).quantize(Decimal(1), ROUND_HALF_UP)
    return yardstick.target + step * random.randint(-4, 4)


def _gather(yardstick: Yardstick, kind: MeasureKind) -> Gather:
    if yardstick.is_steady:
        return Gather.TERAKHIR
    if kind is MeasureKind.JUMLAH and not yardstick.sign:
        return Gather.JUMLAH
    return Gather.RATA if kind is MeasureKind.WAKTU else Gather.TERAKHIR


def _closest(wanted: str, results: Sequence[Rhk]) -> Rhk | None:
    """The result that shares most words with the wanted text; the first among equals."""
    words = set(folded(wanted).split())
    return max(results, key=lambda rhk: len(words & set(folded(rhk.text).split())), default=None)
