"""What somebody may do with a plan right now, and why not: every visible button has its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.plan import PartyRole, Plan, Skp, SkpParty, SkpStatus, VersionStatus, refusal
from desktop_app.domain.plan_check import blocking
from desktop_app.domain.records import live
from desktop_app.domain.rights import check_party, may_decide, may_enter_for, must_be_operator
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.values import Acting, OnPaper, StoredFile


class PlanAct(StrEnum):
    """What a screen offers as buttons of a plan."""

    UBAH = "ubah"
    AJUKAN = "ajukan"
    KEMBALIKAN = "kembalikan"
    SETUJUI = "setujui"
    BATALKAN = "batalkan"
    REVISI = "revisi"
    TUTUP = "tutup"
    BUKA_LAGI = "buka_lagi"
    PINDAH = "pindah"
    PIHAK = "pihak"


DECISIONS = frozenset({PlanAct.AJUKAN, PlanAct.KEMBALIKAN, PlanAct.SETUJUI})
"""Acts of a party: an operator records them with a paper."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stands, as far as the buttons depend on it."""

    skp: Skp
    plan: Plan
    parties: tuple[SkpParty, ...]
    findings: tuple[Finding, ...]
    is_newest: bool


_TARGETS = {
    PlanAct.AJUKAN: VersionStatus.DIAJUKAN,
    PlanAct.KEMBALIKAN: VersionStatus.DIKEMBALIKAN,
    PlanAct.SETUJUI: VersionStatus.DITETAPKAN,
    PlanAct.BATALKAN: VersionStatus.BATAL,
}
_ROLES = {
    PlanAct.AJUKAN: PartyRole.PEGAWAI,
    PlanAct.KEMBALIKAN: PartyRole.PENILAI,
    PlanAct.SETUJUI: PartyRole.PENILAI,
}
_OF_THE_PERIOD = {
    PlanAct.TUTUP: (SkpStatus.AKTIF, "skp.sudah_ditutup"),
    PlanAct.PINDAH: (SkpStatus.AKTIF, "skp.sudah_ditutup"),
    PlanAct.REVISI: (SkpStatus.AKTIF, "skp.sudah_ditutup"),
    PlanAct.BUKA_LAGI: (SkpStatus.DITUTUP, "skp.tidak_ditutup"),
}
_OF_THE_VERSION = frozenset({PlanAct.UBAH, PlanAct.REVISI, *_TARGETS})
_SCAN = StoredFile(sha256=bytes(32), size=0, name="-", mime="-")


def offers(acting: Acting, standing: Standing) -> dict[str, str | None]:
    """For each act None, or the code of the sentence that says why it is not possible now."""
    return {act.value: _right(acting, act, standing) or _state(act, standing) for act in PlanAct}


def _right(acting: Acting, act: PlanAct, standing: Standing) -> str | None:
    """Why the role of this person does not allow an act; an operator is taken to hold the paper."""
    try:
        _check_right(acting, act, standing)
    except AppError as refused:
        return refused.code
    return None


def _check_right(acting: Acting, act: PlanAct, standing: Standing) -> None:
    parties = standing.parties
    if act in _ROLES:
        held = [party for party in live(list(parties)) if party.role is _ROLES[act]]
        if not held and act is not PlanAct.AJUKAN:
            raise RuleBroken("skp.tanpa_penilai")
        last = max((party.to_on or acting.day for party in held), default=acting.day)
        paper = OnPaper(signed_on=min(last, acting.day), signatory="-", scan=_SCAN)
        may_decide(acting, parties, _ROLES[act], paper if acting.is_operator else None)
    elif act in {PlanAct.UBAH, PlanAct.BATALKAN}:
        may_enter_for(acting, standing.skp.person_id)
    elif act is PlanAct.REVISI:
        check_party(acting, parties)
    else:
        must_be_operator(acting)


def _state(act: PlanAct, standing: Standing) -> str | None:
    """Why the state of the plan does not allow an act."""
    skp = standing.skp
    if skp.status is SkpStatus.BATAL:
        return "skp.sudah_batal"
    wanted, why_not = _OF_THE_PERIOD.get(act, (skp.status, ""))
    if skp.status is not wanted:
        return why_not
    if act in _OF_THE_VERSION:
        return _version_state(act, standing) if standing.is_newest else "skp.versi_lama"
    return None


def _version_state(act: PlanAct, standing: Standing) -> str | None:
    plan = standing.plan
    if act is PlanAct.REVISI:
        return None if plan.status is VersionStatus.DITETAPKAN else "skp.belum_ditetapkan"
    if act is PlanAct.UBAH:
        return None if plan.is_editable else refusal(plan.status, VersionStatus.DRAF)
    why_not = refusal(plan.status, _TARGETS[act])
    if why_not is None and act in {PlanAct.AJUKAN, PlanAct.SETUJUI} and blocking(standing.findings):
        return "skp.belum_lengkap"
    return why_not
