"""Who may do what on a day: pure answers from the parties of a plan (rules 12-16, 27, 47, defect 9).

Log-in comes later and only fills `Acting`; the rules stand here from the first use case on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.plan import ActingAs, PartyRole, SkpParty, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, OnPaper, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An act as the trail keeps it: who did it, in which role, and who recorded it when it was on paper."""

    as_role: Role
    by: Id | None
    by_text: str
    paper: OnPaper | None = None
    recorded_by: Id | None = None
    recorded_text: str | None = None

    @property
    def on_paper(self) -> bool:
        return self.paper is not None


def may_enter_for(acting: Acting, person_id: Id) -> None:
    """Typing lines, results and evidence: the person himself, or an operator *atas nama*; nobody else."""
    if not acting.is_operator and acting.person_id != person_id:
        raise NotAllowed("hak.bukan_pemilik")


def entered(acting: Acting) -> Signed:
    """An act of one's own office work, such as starting or closing a plan, as the trail keeps it."""
    return Signed(as_role=acting.role, by=acting.person_id, by_text=acting.title)


def check_party(acting: Acting, parties: tuple[SkpParty, ...]) -> None:
    """The two parties of a plan and the operators may begin a change of it; nobody else."""
    if acting.is_operator:
        return
    held = (party_on(parties, role, acting.day) for role in (PartyRole.PEGAWAI, PartyRole.PENILAI))
    if acting.person_id is None or acting.person_id not in {party.person_id for party in held if party}:
        raise NotAllowed("hak.bukan_pihak")


def must_be_operator(acting: Acting) -> None:
    """Closing, transfers and parties belong to the managers of performance."""
    if not acting.is_operator:
        raise NotAllowed("hak.bukan_pengelola")


def may_decide(
    acting: Acting, parties: tuple[SkpParty, ...], role: PartyRole, paper: OnPaper | None = None
) -> Signed:
    """An act that belongs to one party of a plan: submitting (pegawai), approving or rating (penilai).

    The party acts himself, within the dates in which he is one (a Plt. on the day after his end is refused);
    or an operator records what was done on paper, with its date and signatory. The employee never acts as his
    own penilai, by whichever route; one who is an operator records his superior's paper only with its scan.
    """
    day = paper.signed_on if paper else acting.day
    party = party_on(parties, role, day)
    if paper is not None:
        return _recorded(acting, parties, role, paper)
    if party is None or party.person_id is None or party.person_id != acting.person_id:
        raise NotAllowed(_REFUSED[role])
    _refuse_own(parties, role, party)
    return Signed(as_role=_role_of(role, party), by=acting.person_id, by_text=_name_and_post(party))


def check_parties(pegawai: Id, penilai: Id | None, atasan: Id | None) -> None:
    """Rule 12: all different; a missing penilai is allowed while the plan is a draft."""
    if penilai is not None and penilai == pegawai:
        raise RuleBroken("penilai.diri_sendiri")
    if atasan is not None and atasan in {pegawai, penilai}:
        raise RuleBroken("penilai.atasan_sama")


def check_paper(paper: OnPaper, today: date) -> None:
    """A paper is signed at the latest today, by somebody."""
    if paper.signed_on > today:
        raise RuleBroken("kertas.masa_depan", tanggal=paper.signed_on)
    if not paper.signatory.strip():
        raise RuleBroken("kertas.tanpa_penanda_tangan")


_REFUSED = {
    PartyRole.PEGAWAI: "hak.bukan_pemilik",
    PartyRole.PENILAI: "hak.bukan_penilai",
    PartyRole.ATASAN_PENILAI: "hak.bukan_atasan_penilai",
}


def _recorded(acting: Acting, parties: tuple[SkpParty, ...], role: PartyRole, paper: OnPaper) -> Signed:
    if not acting.is_operator:
        raise NotAllowed("hak.bukan_operator")
    check_paper(paper, acting.day)
    party = party_on(parties, role, paper.signed_on)
    if role is not PartyRole.PEGAWAI:
        if party is None:
            raise NotAllowed("hak.pihak_kosong", tanggal=paper.signed_on)
        _refuse_own(parties, role, party)
        if _is_employee(parties, acting.person_id) and paper.scan is None:
            raise NotAllowed("hak.mencatat_sendiri")
    return Signed(
        as_role=_role_of(role, party),
        by=party.person_id if party else None,
        by_text=paper.signatory.strip(),
        paper=paper,
        recorded_by=acting.person_id,
        recorded_text=acting.title,
    )


def _refuse_own(parties: tuple[SkpParty, ...], role: PartyRole, party: SkpParty) -> None:
    if role is not PartyRole.PEGAWAI and _is_employee(parties, party.person_id):
        raise NotAllowed("hak.menilai_diri")


def _is_employee(parties: tuple[SkpParty, ...], person_id: Id | None) -> bool:
    if person_id is None:
        return False
    return any(p.role is PartyRole.PEGAWAI and p.person_id == person_id for p in parties)


def _role_of(role: PartyRole, party: SkpParty | None) -> Role:
    if party is not None and party.acting is not ActingAs.DEFINITIF:
        return Role(party.acting.value)
    return Role(role.value)


def _name_and_post(party: SkpParty) -> str:
    return f"{party.name} ({party.post})" if party.post else party.name
