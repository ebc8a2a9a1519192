"""What a transaction touched, so that exactly the derived rows that depend on it are made anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.domain.evaluation import Delivery, Evaluation, EvaluationVersion
from desktop_app.domain.exchange import MergeAlias
from desktop_app.domain.organisation import Unit, UnitSpan
from desktop_app.domain.people import LineOverride, Person
from desktop_app.domain.plan import Skp, SkpVersion
from desktop_app.domain.records import Id, Record


@dataclass(slots=True)
class Touched:
    """Keys whose derived rows are stale; `structure` means every person's row may be.

    `judgements` are versions whose evaluation is looked up when the rows are made.
    """

    structure: bool = False
    lines: bool = False
    people: set[Id] = field(default_factory=set)
    plans: set[Id] = field(default_factory=set)
    evaluations: set[Id] = field(default_factory=set)
    judgements: set[Id] = field(default_factory=set)

    def note(self, record: Record) -> None:
        """Marks what follows from a record that was written or removed."""
        match record:
            case Unit() | UnitSpan():
                self.structure = True
            case Skp():
                self.plans.add(record.id)
            case SkpVersion():
                self.plans.add(record.skp_id)
            case Evaluation():
                self.evaluations.add(record.id)
            case EvaluationVersion():
                self.evaluations.add(record.evaluation_id)
            case Delivery():
                self.judgements.add(record.version_id)
            case Person():
                self.people.add(record.person_id)
            case LineOverride():
                self.people.add(record.person_id)
                self.lines = True
            case MergeAlias():
                self.people.update((record.old_id, record.kept_id))
                self.lines = True
            case _:
                self._note_others(record)

    def _note_others(self, record: Record) -> None:
        """Facts name the plan, the judgement or the human they belong to."""
        for name, stale in (("skp_id", self.plans), ("evaluation_id", self.evaluations)):
            owner = getattr(record, name, None)
            if owner is not None:
                stale.add(owner)
        if type(record).__name__ in {"PersonFact", "IdentityNumber"}:
            self.people.add(record.person_id)  # type: ignore[attr-defined]
