"""The five lines that name a person on a form, as they were on one day; later changes never touch them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind, StaffKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Name with titles, number, rank as printed, post (with "Plt." where due), unit; and what rules ask."""

    person_id: Id | None
    name: str
    number: str | None = None
    rank: str | None = None
    post: str | None = None
    unit: str | None = None
    unit_id: Id | None = None
    golongan: str | None = None
    post_kind: PostKind | None = None
    stand_alone: bool = False
    is_head: bool = False
    staff_kind: StaffKind | None = None

    def as_json(self) -> dict[str, str | None]:
        """The five printed lines, for a frozen body."""
        return {
            "nama": self.name,
            "nomor": self.number,
            "pangkat": self.rank,
            "jabatan": self.post,
            "unit": self.unit,
        }
