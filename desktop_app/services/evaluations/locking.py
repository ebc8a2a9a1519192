"""Writes down for ever what a final evaluation rests on, with everybody as he was (defect 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.evaluation import Judgement
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen, ObjectKind
from desktop_app.domain.plan import PartyRole, SkpParty, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.rules.saran import Achievement
from desktop_app.services.evaluations.finals import EVALUATION_RULES
from desktop_app.services.evaluations.loading import Case
from desktop_app.services.evaluations.needs import Needs
from desktop_app.services.evaluations.rights import Decision, lasting
from desktop_app.services.freezing import freeze, frozen_of, party_identity, plain
from desktop_app.services.results import ResultLine
from desktop_app.services.standing import identity_on, unit_name
from desktop_app.store.work import Work


class People:
    """Everybody as he was on a day, read once: a penilai judges many."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._parties: dict[tuple[object, ...], Identity] = {}

    def party(self, parties: tuple[SkpParty, ...], role: PartyRole, day: date) -> Identity | None:
        """Who fills a role on a day, as he is printed."""
        party = party_on(parties, role, day)
        if party is None:
            return None
        key = (party.person_id, party.acting, party.name, party.post, party.unit, day)
        if key not in self._parties:
            self._parties[key] = party_identity(self._work, party, day)
        return self._parties[key]


def lock(
    work: Work,
    case: Case,
    judgement: Judgement,
    decision: Decision,
    needs: Needs,
    *,
    lines: Sequence[ResultLine],
    people: People,
) -> Frozen:
    """Freezes a final judgement: identities, ratings, entries, evidence hashes, feedback, formula inputs."""
    evaluation, version = case.evaluation, judgement.version
    employee = identity_on(work, evaluation.person_id, evaluation.to_on)
    return freeze(
        work,
        audience_id=evaluation.audience_id,
        kind=ObjectKind.EVALUATION_VERSION,
        object_id=version.id,
        person_id=evaluation.person_id,
        year=evaluation.year,
        period=evaluation.period,
        unit_id=case.unit_id,
        post_kind=employee.post_kind,
        golongan=employee.golongan,
        rater_id=version.rater_id,
        level=case.organisation_level,
        hasil=version.hasil,
        perilaku=version.perilaku,
        predikat=work.rules.predikat(case.rules_day).of(version.hasil, version.perilaku),
        by=decision.signed.recorded_by or decision.signed.by,
        rules_day=case.rules_day,
        rules=EVALUATION_RULES,
        body=_body(
            work,
            case,
            judgement,
            decision,
            needs,
            lines=lines,
            people=_parties(case, employee, decision, people),
        ),
    )


def _parties(
    case: Case, employee: Identity, decision: Decision, people: People
) -> dict[str, dict[str, str | None]]:
    parties = lasting(case.parties, case.skp)
    found = {PartyRole.PEGAWAI: employee}
    for role in (PartyRole.PENILAI, PartyRole.ATASAN_PENILAI):
        identity = people.party(parties, role, decision.day)
        if identity is not None:
            found[role] = identity
    return {role.value: identity.as_json() for role, identity in found.items()}


def _body(
    work: Work,
    case: Case,
    judgement: Judgement,
    decision: Decision,
    needs: Needs,
    *,
    lines: Sequence[ResultLine],
    people: dict[str, dict[str, str | None]],
) -> dict[str, Any]:
    plan_frozen = frozen_of(work, case.plan.version.id)
    signed = decision.signed
    return {
        "format": 1,
        "evaluasi": case.evaluation,
        "versi": judgement.version,
        "penilaian": judgement.ratings,
        "pihak": people,
        "skp": {
            "id": case.skp.id,
            "versi_id": case.plan.version.id,
            "sha256": plan_frozen.sha256 if plan_frozen else None,
        },
        "organisasi": _organisation(work, case),
        "memimpin": case.leads,
        "realisasi": case.entries,
        "bukti": list(_evidence(case)),
        "umpan_balik": case.facts.feedback,
        "capaian": [
            {"indikator": i.indicator.line_id, **_achievement(i.achievement)}
            for line in lines
            for i in line.indicators
        ],
        "saran": _suggestion(needs),
        "alasan": [reason.value for reason in needs.reasons],
        "ditetapkan": {
            "pada": decision.day,
            "oleh": signed.by_text,
            "sebagai": signed.as_role,
            "di_atas_kertas": signed.on_paper,
            "dicatat_oleh": signed.recorded_text,
        },
    }


def _organisation(work: Work, case: Case) -> dict[str, Any] | None:
    result = case.organisation
    if result is None:
        return None
    name = unit_name(work, result.unit_id, case.evaluation.to_on)
    return {"unit_id": result.unit_id, "unit": name, "tingkat": result.level, "dasar": result.basis}


def _evidence(case: Case) -> Iterator[dict[str, Any]]:
    owners: list[Id] = [*(e.id for e in case.entries), *(f.id for f in case.facts.feedback)]
    for owner in owners:
        for evidence in case.facts.evidence.get(owner, ()):
            yield {**plain(evidence), "untuk": owner}


def _achievement(found: Achievement) -> dict[str, Any]:
    inputs = found.measurement
    return {
        "hasil": found.outcome,
        "rumus": found.formula,
        "arah": inputs.polarity,
        "target": inputs.target,
        "target_atas": inputs.target_max,
        "awal": inputs.start,
        "realisasi": inputs.realisation,
        "persen": found.percent,
        "persen_penuh": found.uncapped,
    }


def _suggestion(needs: Needs) -> dict[str, Any]:
    counted = needs.suggestion.counted
    return {
        "rating": needs.suggestion.level,
        "dari_unit": needs.suggestion.of_unit,
        "dasar": counted.basis,
        "di_atas": counted.above,
        "sesuai": counted.as_expected,
        "di_bawah": counted.below,
        "utama": counted.main,
        "utama_di_bawah": counted.main_below,
        "belum": counted.unrated,
    }
