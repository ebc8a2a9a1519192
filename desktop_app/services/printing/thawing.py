"""Frozen bodies read back as records: the way that `desktop_app.services.freezing.plain` writes them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop_app.domain.identity import Identity
from desktop_app.domain.plan import (
    AnnexItem,
    CascadeLink,
    Expectation,
    Indicator,
    Plan,
    Rhk,
    SkpVersion,
)
from desktop_app.domain.records import NO_AUDIENCE, Id
from desktop_app.domain.values import Period

R = TypeVar("R")
_LINES: Mapping[str, Any] = {
    "rhk": Rhk,
    "indicators": Indicator,
    "expectations": Expectation,
    "annex": AnnexItem,
    "links": CascadeLink,
}


def plan_of(body: Mapping[str, Any]) -> Plan:
    """The plan inside a frozen body."""
    lines = {name: tuple(record_of(kind, row) for row in body[name]) for name, kind in _LINES.items()}
    return Plan(version=record_of(SkpVersion, body["version"]), **lines)


def record_of(kind: type[R], body: Mapping[str, Any]) -> R:
    """A record from its frozen fields; what a body leaves out (audience, revision) has no meaning here."""
    wanted: Any = kind
    content = {
        name: None if body[name] is None else read(body[name])
        for name, read in _readers(wanted)
        if name in body
    }
    return kind(**{"audience_id": NO_AUDIENCE, **content})


def identity_of(person: Mapping[str, Any] | None) -> Identity | None:
    """The five printed lines of a person, as `Identity.as_json` wrote them."""
    if person is None:
        return None
    return Identity(
        person_id=None,
        name=person["nama"],
        number=person["nomor"],
        rank=person["pangkat"],
        post=person["jabatan"],
        unit=person["unit"],
    )


@cache
def _readers(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((field.name, _reader(hints[field.name])) for field in fields(kind))


def _reader(hint: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(arg for arg in get_args(hint) if arg is not types.NoneType)
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if hint is Id or hint is bytes:
        return bytes.fromhex
    if hint in {date, datetime}:
        return hint.fromisoformat
    if hint in {Decimal, Period} or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint
    return _same


def _same(value: Any) -> Any:
    return value
