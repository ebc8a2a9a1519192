"""The strict reader of rule bodies: a wrong, missing or unknown field is named, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.errors import RuleBroken

W = TypeVar("W", bound=StrEnum)


def invalid(kind: str, reason: str) -> RuleBroken:
    """The one error of an unusable rule table; `reason` is Indonesian and names the place."""
    return RuleBroken("aturan.tidak_sah", kind=kind, reason=reason)


@dataclass(frozen=True, slots=True)
class Facts:
    """One table of a rule body, and where it stands, so that a fault can be found by its editor."""

    kind: str
    table: Mapping[str, object]
    place: str = ""

    def only(self, *keys: str) -> None:
        """Refuse fields nobody reads: a misspelt name would silently lose its value."""
        for key in self.table:
            if key not in keys:
                raise self.refuse(f"kolom {self._at(key)} tidak dikenal")

    def refuse(self, reason: str) -> RuleBroken:
        """The error to raise when the fields are well formed but do not fit together."""
        return invalid(self.kind, reason)

    def text(self, key: str) -> str:
        value = self._need(key)
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            raise self.refuse(f"{self._at(key)} harus teks yang tidak kosong, tanpa spasi di tepi")
        if any(ord(letter) < 32 for letter in value):
            raise self.refuse(f"{self._at(key)} memuat karakter kendali")
        return value

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if key in self.table else None

    def integer(self, key: str, *, least: int = 0, most: int | None = None) -> int:
        value = self._need(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(f"{self._at(key)} harus bilangan bulat")
        if value < least or (most is not None and value > most):
            limits = f"paling sedikit {least}" if most is None else f"antara {least} dan {most}"
            raise self.refuse(f"{self._at(key)} harus {limits}, tertulis {value}")
        return value

    def optional_integer(self, key: str, *, least: int = 0, most: int | None = None) -> int | None:
        return self.integer(key, least=least, most=most) if key in self.table else None

    def flag(self, key: str) -> bool:
        """True or false; an absent flag is false."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(f"{self._at(key)} harus true atau false")
        return value

    def word(self, key: str, words: type[W]) -> W:
        return self._word(self.text(key), words, self._at(key))

    def optional_word(self, key: str, words: type[W]) -> W | None:
        return self.word(key, words) if key in self.table else None

    def words(self, key: str, words: type[W]) -> tuple[W, ...]:
        found = tuple(self._word(text, words, self._at(key)) for text in self.texts(key))
        if len(set(found)) != len(found):
            raise self.refuse(f"{self._at(key)} memuat kata yang sama dua kali")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._list(key)
        for value in values:
            if not isinstance(value, str) or not value.strip() or value != value.strip():
                raise self.refuse(f"{self._at(key)} harus daftar teks yang tidak kosong")
        return tuple(str(value) for value in values)

    def integers(self, key: str) -> tuple[int, ...]:
        values = self._list(key)
        found = tuple(value for value in values if isinstance(value, int) and not isinstance(value, bool))
        if len(found) != len(values):
            raise self.refuse(f"{self._at(key)} harus daftar bilangan bulat")
        return found

    def day(self, key: str) -> date:
        """A date, written as TOML date or as ISO text."""
        value = self._need(key)
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
        except ValueError:
            raise self.refuse(f"{self._at(key)} harus tanggal, misalnya 2026-01-31") from None

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self.table else None

    def inner(self, key: str) -> Facts:
        value = self._need(key)
        if not isinstance(value, Mapping):
            raise self.refuse(f"{self._at(key)} harus tabel")
        return Facts(self.kind, value, self._at(key))

    def rows(self, key: str) -> tuple[Facts, ...]:
        """A list of tables, at least one."""
        values = self._list(key)
        rows = tuple(
            Facts(self.kind, value, f"{self._at(key)}[{n}]")
            for n, value in enumerate(values, start=1)
            if isinstance(value, Mapping)
        )
        if not rows or len(rows) != len(values):
            raise self.refuse(f"{self._at(key)} harus daftar tabel, paling sedikit satu")
        return rows

    def uncertain(self) -> str | None:
        """The note shown beside a value whose legal ground is weak; None when it is firm."""
        if self.flag("tidak_pasti"):
            return self.text("note")
        if "note" in self.table:
            raise self.refuse(f"{self._at('note')} hanya ada bersama tidak_pasti = true")
        return None

    def _need(self, key: str) -> object:
        if key not in self.table:
            raise self.refuse(f"kolom {self._at(key)} tidak ada")
        return self.table[key]

    def _list(self, key: str) -> tuple[object, ...]:
        value = self._need(key)
        if not isinstance(value, list | tuple):
            raise self.refuse(f"{self._at(key)} harus daftar")
        return tuple(value)

    def _word(self, text: str, words: type[W], place: str) -> W:
        try:
            return words(text)
        except ValueError:
            known = ", ".join(words)
            raise self.refuse(f"{place} berisi «{text}»; yang dikenal: {known}") from None

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key
