"""What a final evaluation keeps for ever, and how it is read back: prints and recaps rest on it alone.

The body has these parts; records are written by their fields, people as the five printed lines:
`evaluasi`, `versi`, `penilaian` (ratings), `pihak` (pegawai, penilai, atasan_penilai), `skp` (id, version,
hash of its frozen body), `organisasi` (unit, name, level, basis), `memimpin` (heads that unit), `realisasi`,
`bukti` (with the entry it proves), `umpan_balik`, `capaian` (formula and its inputs of each indicator),
`saran`, `alasan` (what asked for a reason), `ditetapkan` (when, by whom, on paper or not).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen
from desktop_app.domain.records import Id
from desktop_app.domain.year import Evidence, Feedback, Realisation
from desktop_app.services.batches import by_key
from desktop_app.services.freezing import body_of
from desktop_app.services.results import YearFacts
from desktop_app.store.work import Work

EVALUATION_RULES = ("predikat", "rating", "perilaku", "saran", "distribusi", "golongan")


@dataclass(frozen=True, slots=True)
class Kept:
    """A final evaluation read back: its row, its body, and the entries that stood there."""

    frozen: Frozen
    body: Mapping[str, Any]
    facts: YearFacts

    @property
    def skp_version_id(self) -> Id:
        return Id(bytes.fromhex(self.body["skp"]["versi_id"]))

    @property
    def leads(self) -> bool:
        return bool(self.body["memimpin"])

    @property
    def final_on(self) -> date:
        """The day of the last word, as signed on paper or said here."""
        return date.fromisoformat(self.body["ditetapkan"]["pada"])

    def person(self, role: str) -> Identity | None:
        """One of the parties, as he was printed."""
        lines = self.body["pihak"].get(role)
        if lines is None:
            return None
        return Identity(
            person_id=None,
            name=lines["nama"],
            number=lines["nomor"],
            rank=lines["pangkat"],
            post=lines["jabatan"],
            unit=lines["unit"],
        )


def kept_of(work: Work, frozen: Frozen) -> Kept:
    """Reads a frozen evaluation back; a body that was tampered with is `beku.berubah`.

    Entries are append-only, so their rows are still what they were: only which of them counted is kept.
    """
    body = body_of(frozen)
    entries = _rows(work, Realisation, body["realisasi"])
    feedback = _rows(work, Feedback, body["umpan_balik"])
    evidence = {row.id: row for row in _rows(work, Evidence, body["bukti"])}
    held: dict[Id, tuple[Evidence, ...]] = {}
    for told in body["bukti"]:
        owner, id = Id(bytes.fromhex(told["untuk"])), Id(bytes.fromhex(told["id"]))
        if id in evidence:
            held[owner] = (*held.get(owner, ()), evidence[id])
    return Kept(frozen, body, YearFacts(tuple(entries), tuple(feedback), held))


def _rows(work: Work, kind: type[Any], told: list[dict[str, Any]]) -> list[Any]:
    """The rows that a body names, in its order."""
    ids = [Id(bytes.fromhex(each["id"])) for each in told]
    found = by_key(work, kind, "id", ids)
    return [found[id][0] for id in ids if found[id]]
