"""The profile of the office: what stands on its prints, and the choices the law leaves to it.

One setting is one row, so that two people who change two of them never meet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from desktop_app.documents.facts import Margins, Paper
from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.organisation import Setting
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.values import StoredFile
from desktop_app.store.work import Work


class FourthQuarter(StrEnum):
    """TW4: another name of the yearly evaluation, or a rating of its own."""

    AKHIR = "akhir"
    TERPISAH = "terpisah"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """What the office has decided; the defaults are those of a new office.

    `agency` heads the prints. `emblem` is a picture the office itself supplied. `margins` None: those of each
    form. `evidence_mb` is the largest evidence file. `needs_org_result`: an evaluation waits until the
    capaian organisasi of its unit is set (rule 41).
    """

    agency: str = "Pemerintah Kota Salatiga"
    place: str = "Salatiga"
    paper: Paper = Paper.F4
    margins: Margins | None = None
    emblem: StoredFile | None = None
    week_days: int = 5
    fourth_quarter: FourthQuarter = FourthQuarter.AKHIR
    evidence_mb: int = 20
    needs_org_result: bool = True


UNCERTAIN = frozenset({"fourth_quarter", "needs_org_result", "week_days"})
"""Fields without a firm legal ground: shown with "atur sesuai ketentuan instansi"."""

_KEYS = {
    "agency": "kantor.instansi",
    "place": "kantor.tempat",
    "paper": "cetak.kertas",
    "margins": "cetak.margin",
    "emblem": "cetak.lambang",
    "week_days": "hari_kerja.minggu",
    "fourth_quarter": "evaluasi.tw4",
    "evidence_mb": "bukti.ukuran_mb",
    "needs_org_result": "evaluasi.perlu_capaian_organisasi",
}
PAPERS = tuple(Paper)
"""The papers an office can choose from."""

_LONGEST = {"agency": 120, "place": 60}


def read_profile(work: Work, audience_id: Id) -> OfficeProfile:
    """The profile as it is kept; what was never set has its default."""
    known = {row.key: json.loads(row.value) for row in work.find(Setting, audience_id=audience_id)}
    set_ = {name: _READ.get(name, _same)(known[key]) for name, key in _KEYS.items() if key in known}
    return replace(OfficeProfile(), **set_)


def write_profile(work: Work, audience_id: Id, profile: OfficeProfile) -> bool:
    """Keeps what differs from now; answers whether anything did."""
    _check(profile)
    before = read_profile(work, audience_id)
    changed = [f.name for f in fields(profile) if getattr(before, f.name) != getattr(profile, f.name)]
    for name in changed:
        write_setting(work, audience_id, _KEYS[name], _plain(getattr(profile, name)))
    return bool(changed)


def read_setting(work: Work, audience_id: Id, key: str) -> Any:
    """The value of one setting, or None."""
    row = work.get(Setting, derived_id("setting", audience_id, key))
    return None if row is None else json.loads(row.value)


def write_setting(work: Work, audience_id: Id, key: str, value: Any) -> None:
    """Keeps one setting; the value is anything JSON can say without floats."""
    id = derived_id("setting", audience_id, key)
    work.keep(Setting(id=id, audience_id=audience_id, key=key, value=canonical(value)))


def _check(profile: OfficeProfile) -> None:
    for name, most in _LONGEST.items():
        text = getattr(profile, name).strip()
        if not text or len(text) > most:
            raise RuleBroken("profil.teks", paling_panjang=most)
    if profile.week_days not in {5, 6}:
        raise RuleBroken("hari_kerja.minggu", week=profile.week_days)
    if not 1 <= profile.evidence_mb <= 200:
        raise RuleBroken("profil.ukuran_bukti", mb=profile.evidence_mb)
    if profile.margins and not all(5 <= edge <= 60 for edge in _edges(profile.margins)):
        raise RuleBroken("profil.margin")


def _edges(margins: Margins) -> tuple[float, float, float, float]:
    return margins.top, margins.right, margins.bottom, margins.left


def _plain(value: Any) -> Any:
    match value:
        case Margins():
            return [round(edge * 10) for edge in _edges(value)]  # tenths of a millimetre
        case StoredFile():
            return {
                "sha256": value.sha256.hex(),
                "size": value.size,
                "name": value.name,
                "mime": value.mime,
            }
        case _:
            return value


def _same(value: Any) -> Any:
    return value


def _margins(value: list[int] | None) -> Margins | None:
    return None if value is None else Margins(*(edge / 10 for edge in value))


def _emblem(value: dict[str, Any] | None) -> StoredFile | None:
    if value is None:
        return None
    return StoredFile(
        sha256=bytes.fromhex(value["sha256"]), size=value["size"], name=value["name"], mime=value["mime"]
    )


_READ: Mapping[str, Callable[[Any], Any]] = {
    "paper": Paper,
    "margins": _margins,
    "emblem": _emblem,
    "fourth_quarter": FourthQuarter,
}
