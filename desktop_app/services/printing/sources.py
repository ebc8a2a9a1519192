"""What a form is filled from: the records of one paper, already chosen between frozen and live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.documents.facts import Distribution
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen
from desktop_app.domain.plan import Plan
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, OrgLevel, PostKind, Predikat, ValueCode
from desktop_app.domain.values import Acting, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What every paper has. `frozen` is the row it rests on; without one it is a draft.

    `part` and `parts` tell a year that is split; `may_read` holds everybody the paper speaks of.
    """

    person_id: Id
    audience_id: Id
    object_id: Id
    root_id: Id
    start: date
    end: date
    employee: Identity
    evaluator: Identity | None
    superior: Identity | None = None
    plan: Plan
    measures: Mapping[Id, str] = field(default_factory=dict)
    frozen: Frozen | None = None
    part: int = 1
    parts: int = 1
    may_read: frozenset[Id] = frozenset()

    @property
    def is_draft(self) -> bool:
        return self.frozen is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource(Source):
    """An SKP: the version in force, or the newest one as a draft."""

    year: int


@dataclass(frozen=True, slots=True)
class Realised:
    """What was reached on one indicator: the text for its cell, and the pieces of evidence."""

    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionSource:
    """The words of a keberatan and what it changed."""

    text: str
    explanation: str = ""
    reason: str = ""
    before: Predikat | None
    after: Predikat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSource(Source):
    """An evaluation with what was recorded in its period."""

    period: Period
    organisation: OrgLevel | None
    hasil: Level | None
    perilaku: Level | None
    predikat: Predikat | None
    note: str | None = None
    realised: Mapping[Id, Realised] = field(default_factory=dict)
    rhk_feedback: Mapping[Id, tuple[str, ...]] = field(default_factory=dict)
    value_feedback: Mapping[ValueCode, tuple[str, ...]] = field(default_factory=dict)
    distribution: Distribution | None = None
    objection: ObjectionSource | None = None
    received_on: date | None = None


AnySource = PlanSource | EvaluationSource


def shown_to(acting: Acting, source: AnySource) -> AnySource | None:
    """What of a paper somebody may see: nothing when it is not his, and of an unfinished judgement of
    himself only what was entered, never the ratings (rule 15, defect 9).
    """
    if not acting.is_operator and acting.person_id not in source.may_read:
        return None
    is_own = acting.person_id is not None and acting.person_id == source.person_id
    if isinstance(source, EvaluationSource) and source.is_draft and is_own:
        return replace(source, hasil=None, perilaku=None, predikat=None, note=None, objection=None)
    return source


def is_political(identity: Identity | None) -> bool:
    """A Wali Kota has no NIP, no rank, and nobody above him (rules 8, 14)."""
    return identity is not None and identity.post_kind is PostKind.POLITIK
