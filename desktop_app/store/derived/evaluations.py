"""One row an evaluation: its newest version with the predikat computed by the rule set of its period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.evaluation import (
    Delivery,
    DeliveryKind,
    Evaluation,
    EvaluationVersion,
    JudgementStatus,
)
from desktop_app.domain.records import Id, live
from desktop_app.domain.rules.book import RuleBook
from desktop_app.store.aliases import read_aliases
from desktop_app.store.derived.batches import batches, grouped, replace_rows
from desktop_app.store.derived.plans import Whereabouts, names_of
from desktop_app.store.derived.tables import evaluation_now


def refresh(connection: Connection, evaluation_ids: set[Id], rules: RuleBook) -> None:
    """Makes the rows of these evaluations anew."""
    aliases = read_aliases(connection)
    for batch in batches(evaluation_ids):
        found = [e for rows in grouped(connection, Evaluation, "id", batch).values() for e in rows]
        found = [replace(e, person_id=aliases.of(e.person_id)) for e in found]
        versions = grouped(connection, EvaluationVersion, "evaluation_id", batch)
        newest = {e.id: max(versions[e.id], key=lambda v: v.number) for e in found if versions[e.id]}
        deliveries = grouped(connection, Delivery, "version_id", [v.id for v in newest.values()])
        people = [e.person_id for e in found]
        names, whereabouts = names_of(connection, people), Whereabouts(connection, people)
        rows = []
        for evaluation in found:
            version = newest.get(evaluation.id)
            handed = live(deliveries[version.id]) if version else []
            rows.append(
                _row(evaluation, version, handed, rules)
                | {
                    "rater_id": aliases.of(version.rater_id) if version and version.rater_id else None,
                    "name_key": names.get(evaluation.person_id, ""),
                    "unit_id": whereabouts.unit_on(evaluation.person_id, evaluation.to_on),
                }
            )
        replace_rows(connection, evaluation_now, "evaluation_id", batch, rows)


def _row(
    evaluation: Evaluation, version: EvaluationVersion | None, handed: list[Delivery], rules: RuleBook
) -> dict[str, Any]:
    hasil = version.hasil if version else None
    perilaku = version.perilaku if version else None
    predikat = rules.predikat(evaluation.period.last_day).of(hasil, perilaku)
    return {
        "evaluation_id": evaluation.id,
        "person_id": evaluation.person_id,
        "period": evaluation.period.text,
        "kind": evaluation.kind.value,
        "version_id": version.id if version else None,
        "status": _status(version, handed),
        "hasil": hasil.value if hasil else None,
        "perilaku": perilaku.value if perilaku else None,
        "predikat": predikat.value if predikat else None,
    }


def _status(version: EvaluationVersion | None, handed: list[Delivery]) -> str:
    """belum, draf, siap, final, diserahkan, selesai: what a list calls the state."""
    if version is None:
        return "belum"
    if version.status is not JudgementStatus.FINAL:
        return version.status.value
    kinds = {delivery.kind for delivery in handed}
    if kinds & {DeliveryKind.DITERIMA, DeliveryKind.DIANGGAP_DITERIMA}:
        return "selesai"
    return "diserahkan" if kinds else "final"
