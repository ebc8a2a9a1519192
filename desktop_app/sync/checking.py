"""Stage 8 of an import: whether an operation may stand in this table, with this content, by this author.

A valid signature says who wrote a block, not that it makes sense. What is refused here sends its block into
quarantine and touches no row. Source: the design of the exchange, 4.5 and 4.7; the data model, 2.0 and 6.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.values import AudienceKind
from desktop_app.sync.blocks import Operation
from desktop_app.sync.contents import JSON_MOST, WHOLE_MOST, is_calm
from desktop_app.sync.shapes import FieldShape, TableShape

AGENCY = "bkpsdm"
_WHOLE_ROW = ("I", "R", "L")
_KINDS = (*_WHOLE_ROW, "U", "D")
_OURS_ALONE = frozenset({"id", "audience_id", "rev"})
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_STRONG, _WEAK = 2, 1


def check_operation(
    kind: str,
    table: str,
    body: Mapping[str, int | str | None],
    shapes: Mapping[str, TableShape],
    *,
    role: str,
    audience_kind: str,
    written: int,
    ours: int,
) -> None:
    """Raises `ISI_TIDAK_SAH` or `TANPA_WEWENANG` when the operation may not enter; never anything else.

    `role`: of the author's office; `written`: the schema of the block; `ours`: the schema of this program.
    A table or field that only a newer program knows may pass as long as its name and content are harmless: it
    stays in the log, and must be checked again once this program has learned it.
    """
    if kind not in _KINDS or type(table) is not str or type(body) is not dict:
        raise Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab="bentuk")
    shape = shapes.get(table)
    if role != AGENCY and (audience_kind == AudienceKind.UMUM or (shape is not None and shape.merge == "P")):
        raise Refused("TANPA_WEWENANG", tabel=shape.name if shape else "", bidang="", sebab="penulis")
    if shape is None:
        if written <= ours or not _NAME.fullmatch(table):
            raise Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab="tabel")
        _check_unknown(body, "", written, ours)
        return
    if audience_kind not in shape.audiences:
        raise Refused("ISI_TIDAK_SAH", tabel=table, bidang="", sebab="kelompok")
    _check_completeness(kind, body, shape, written)
    fields = shape.fields
    unknown = None
    for name, content in body.items():
        field = fields.get(name)
        if field is None:
            unknown = {name: content} if unknown is None else {**unknown, name: content}
        elif not (field.optional if content is None else field.is_fit(content)):
            raise Refused("ISI_TIDAK_SAH", tabel=table, bidang=name, sebab=field.type.value)
    if unknown is not None:
        _check_unknown(unknown, table, written, ours)


class Examiner:
    """`check_operation` for many operations of one role in one audience: what depends on nothing but kind,
    table and the names of the fields is asked of the first that is alike, the contents of each."""

    def __init__(
        self, shapes: Mapping[str, TableShape], *, role: str, audience_kind: str, written: int, ours: int
    ) -> None:
        self._shapes = shapes
        self._whole = partial(
            check_operation, shapes=shapes, role=role, audience_kind=audience_kind, written=written, ours=ours
        )
        self._passed: dict[tuple[str, ...], tuple[FieldShape, ...]] = {}

    def check(self, kind: str, table: str, body: Mapping[str, int | str | None]) -> None:
        """Raises what `check_operation` raises."""
        alike = (kind, table, *body)
        fields = self._passed.get(alike)
        if fields is None:
            self._whole(kind, table, body)
            self._pass(alike, body)
            return
        for field, content in zip(fields, body.values(), strict=True):
            if not (field.optional if content is None else field.is_fit(content)):
                self._whole(kind, table, body)

    def check_all(self, operations: Sequence[Operation]) -> None:
        """Raises what `check` raises for the first of them that may not enter; asks whole columns at once."""
        alike: dict[tuple[str, ...], list[Operation]] = {}
        for operation in operations:
            alike.setdefault((operation.kind, operation.table, *operation.body), []).append(operation)
        if not all(map(self._are_fit, alike, alike.values())):
            for operation in operations:
                self.check(operation.kind, operation.table, operation.body)

    def _are_fit(self, alike: tuple[str, ...], operations: Sequence[Operation]) -> bool:
        """Whether operations with these fields may surely enter."""
        first = operations[0]
        try:
            self.check(first.kind, first.table, first.body)
        except Refused:
            return False
        fields = self._passed.get(alike)
        columns = zip(*[operation.body.values() for operation in operations], strict=True)
        return fields is not None and all(
            field.are_fit(column) for field, column in zip(fields, columns, strict=True)
        )

    def _pass(self, alike: tuple[str, ...], body: Mapping[str, int | str | None]) -> None:
        shape = self._shapes.get(alike[1])
        if shape is not None and body.keys() <= shape.fields.keys():
            self._passed[alike] = tuple(shape.fields[name] for name in body)


def rank(role: str, table: str, field: str, shapes: Mapping[str, TableShape]) -> int:
    """How much the word of an office weighs when two wrote one field and neither had seen the other: 2 or 1.

    An empty `field` stands for the row itself, its being there or not: of a person the agency decides.
    """
    shape = shapes.get(table)
    if shape is None:
        return _WEAK
    if field in shape.contact:
        return _WEAK if role == AGENCY else _STRONG
    return _STRONG if role == AGENCY and shape.law and (not field or field in shape.law) else _WEAK


def _check_completeness(kind: str, body: Mapping[str, Any], shape: TableShape, written: int) -> None:
    """A new, restored or locked row brings all it must have; an edit something, a removal nothing."""
    if kind in _WHOLE_ROW:
        if kind == "L" and shape.merge != "F→L":
            raise Refused("ISI_TIDAK_SAH", tabel=shape.name, bidang="", sebab="kunci")
        if not shape.required.issubset(body):
            missing = sorted(n for n in shape.required - body.keys() if shape.fields[n].since <= written)
            if missing:
                raise Refused("ISI_TIDAK_SAH", tabel=shape.name, bidang=missing[0], sebab="kurang")
    elif bool(body) is (kind == "D"):
        raise Refused("ISI_TIDAK_SAH", tabel=shape.name, bidang="", sebab="isi")


def _check_unknown(body: Mapping[str, Any], table: str, written: int, ours: int) -> None:
    """Fields that only a newer program knows: allowed when nothing about them can do harm."""
    for name, content in body.items():
        if written <= ours or name in _OURS_ALONE or not _NAME.fullmatch(name) or not _is_harmless(content):
            raise Refused("ISI_TIDAK_SAH", tabel=table, bidang="", sebab="bidang")


def _is_harmless(content: object) -> bool:
    if content is None:
        return True
    if type(content) is str:
        return len(content) <= JSON_MOST and is_calm(content, lines=True)
    return type(content) is int and -WHOLE_MOST <= content <= WHOLE_MOST
