"""One version of one rule table, with the hash an evaluation keeps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.canon import canonical, sha256_of
from desktop_app.domain.records import Json
from desktop_app.domain.rules.facts import Facts, invalid

_HEAD = ("kind", "valid_from", "valid_to", "number", "title", "source")


def _body(kind: str, table: Mapping[str, object]) -> Json:
    """The body as canonical JSON, once it is sure that a round trip through JSON loses nothing."""
    _check(kind, table)
    return canonical(dict(table))


def _check(kind: str, value: object) -> None:
    if isinstance(value, Mapping):
        for item in value.values():
            _check(kind, item)
    elif isinstance(value, list):
        for item in value:
            _check(kind, item)
    elif not (isinstance(value, bool | int | str) or type(value) is date):
        raise invalid(kind, f"hanya bilangan bulat, teks dan tanggal yang boleh dipakai, bukan {value!r}")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule table from `valid_from` on (and to `valid_to`, if it was ended).

    `body` is canonical JSON text as the column `rule_set.body` stores it; `sha256` is the hash of its
    UTF-8 bytes (32 bytes) and is checked here, so a body changed by hand is never used.
    """

    kind: str
    valid_from: date
    number: int
    title: str
    source: str
    body: Json
    sha256: bytes
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise invalid(self.kind, "valid_to mendahului valid_from")
        if sha256_of(self.body) != self.sha256:
            raise invalid(self.kind, "isi tidak cocok dengan sidik SHA-256 yang tercatat")

    @property
    def facts(self) -> Facts:
        """The body, ready for the strict reader."""
        try:
            table = json.loads(self.body)
        except ValueError:
            table = None
        if not isinstance(table, dict):
            raise invalid(self.kind, "isi bukan tabel JSON")
        return Facts(self.kind, table)

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def rule_set(file: Mapping[str, object]) -> RuleSet:
    """A rule set from the parsed content of a file in `data/`: its head, and all the rest as body."""
    head = Facts(str(file.get("kind", "?")), {key: file[key] for key in _HEAD if key in file})
    kind = head.text("kind")
    body = _body(kind, {key: value for key, value in file.items() if key not in _HEAD})
    return RuleSet(
        kind=kind,
        valid_from=head.day("valid_from"),
        valid_to=head.optional_day("valid_to"),
        number=head.integer("number", least=1),
        title=head.text("title"),
        source=head.text("source"),
        body=body,
        sha256=sha256_of(body),
    )
