"""Contents of the log as people read and write them: dates in words, numbers with their scale, names.

What is read here is never decided upon: the raw content stays beside its text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from desktop_app.domain.dates import long_date, moment
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import Evaluation, EvaluationVersion
from desktop_app.domain.organisation import Measure, Office, Post, UnitSpan
from desktop_app.domain.papers import Document
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Indicator, Rhk, Skp, SkpVersion
from desktop_app.domain.records import Id, Scale
from desktop_app.domain.values import Period
from desktop_app.services.exchange.trust import office_of
from desktop_app.store.exchange.shapes import shapes
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Work
from desktop_app.sync.contents import FieldType
from desktop_app.sync.fold import Content
from desktop_app.sync.shapes import FieldShape
from desktop_app.words.evaluation_screen import period_title
from desktop_app.words.exchange_contents import DIGEST, NO, REFERENCE, STRUCTURE, YES, words_of
from desktop_app.words.exchange_fields import field_label
from desktop_app.words.numbers import show_number, show_size

_MOST = 2000
_QUIET_IN_ROWS = frozenset(
    {"person_id", "skp_id", "version_id", "evaluation_id", "line_id", "from_line", "pos", "by", "at"}
)
"""Of a whole row these say nothing that its title and its author do not say."""


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """How another content of a field is typed. `kind`: teks, angka, tanggal, pilihan, or tidak (a reference
    or a structure, which must be one of the candidates). `choices`: (stored word, its text)."""

    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    most: int | None = None
    is_optional: bool = True


class Reader:
    """Texts of contents within one transaction; names are looked up once each."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._names: dict[tuple[str, bytes], str] = {}

    def text(self, table: str, column: str, content: Content) -> str | None:
        """A content as people read it; None when it was emptied."""
        if content is None:
            return None
        shape = _shape(table, column)
        if shape is None:
            return str(content)[:_MOST]
        try:
            return self._text(table, shape, content)
        except (ValueError, TypeError, InvalidOperation):
            return str(content)[:_MOST]

    def row(self, table: str, body: Mapping[str, Content]) -> tuple[tuple[str, str | None], ...]:
        """The fields of an operation, each by its label, as people read them."""
        return tuple(
            (field_label(table, name), self.text(table, name, content))
            for name, content in body.items()
            if name not in _QUIET_IN_ROWS
        )

    def told(self, table: str, body: Mapping[str, Content]) -> list[tuple[str, str]]:
        """The fields that say something: not those that are empty or name another row."""
        return [(label, text) for label, text in self.row(table, body) if text and text != REFERENCE]

    def summary(self, table: str, body: Mapping[str, Content]) -> str | None:
        """A whole row in a few lines, without what is empty."""
        lines = [f"{label}: {text}" for label, text in self.told(table, body)]
        return "\n".join(lines)[:_MOST] or None

    def _text(self, table: str, shape: FieldShape, content: Content) -> str:
        if shape.type is FieldType.ID:
            return self._name(table, shape.name, str(content))
        if shape.type is FieldType.INT:
            return _number(table, shape.name, int(content or 0))
        read = _READERS.get(shape.type)
        if read is not None:
            return read(content)
        return words_of(table, shape.name).get(str(content), str(content))[:_MOST]

    def _name(self, table: str, column: str, content: str) -> str:
        id = Id(bytes.fromhex(content))
        finder = _FINDERS.get(f"{table}.{column}") or _FINDERS.get(column)
        if finder is None:
            return REFERENCE
        key = (finder.__name__, bytes(id))
        if key not in self._names:
            self._names[key] = finder(self._work, id) or REFERENCE
        return self._names[key]


def _number(table: str, column: str, number: int) -> str:
    places = _places(table).get(column)
    if places is not None:
        return show_number((Decimal(number) / 10**places).normalize())
    return show_size(number) if column == "size" else show_number(Decimal(number))


def answer_form(table: str, column: str) -> AnswerForm:
    """How a person types another content of a field."""
    shape = _shape(table, column)
    if shape is None or shape.type in _UNTYPED:
        return AnswerForm("tidak")
    if shape.type is FieldType.BOOL:
        return AnswerForm("pilihan", (("1", YES), ("0", NO)), is_optional=shape.optional)
    if shape.words:
        words = words_of(table, column)
        choices = tuple((word, words.get(word, word)) for word in _in_order(shape.words, words))
        return AnswerForm("pilihan", choices, is_optional=shape.optional)
    kind = _TYPED.get(shape.type, "teks")
    return AnswerForm(kind, most=shape.most if kind == "teks" else None, is_optional=shape.optional)


def read_content(table: str, column: str, text: str | None) -> Content:
    """What a person typed, as an operation holds it: a day as ISO, a number with a comma or a point, a stored
    word. Raises `sinkron.isi_tidak_sah` for what the field cannot hold."""
    shape = _shape(table, column)
    if shape is None:
        raise RuleBroken("sinkron.isi_tidak_sah")
    typed = text.strip() if text is not None else ""
    if not typed:
        if not shape.optional:
            raise RuleBroken("sinkron.isi_tidak_sah")
        return None
    if shape.type not in {FieldType.INT, FieldType.YEAR, FieldType.BOOL}:
        return typed
    places = _places(table).get(column, 0)
    try:
        number = Decimal(typed.replace(",", ".")) * 10**places
    except InvalidOperation as error:
        raise RuleBroken("sinkron.isi_tidak_sah") from error
    if not number.is_finite() or number != number.to_integral_value():
        raise RuleBroken("sinkron.isi_tidak_sah")
    return int(number)


def _shape(table: str, column: str) -> FieldShape | None:
    known = shapes().get(table)
    return known.fields.get(column) if known else None


@cache
def _places(table: str) -> Mapping[str, int]:
    """Decimals of the numbers of a table that are kept as integers."""
    found = {}
    for name, hint in get_type_hints(KIND_OF[table], include_extras=True).items():
        for part in (hint, *get_args(hint)):
            if get_origin(part) is Annotated:
                scales = [mark.places for mark in get_args(part) if isinstance(mark, Scale)]
                found.update(dict.fromkeys([name] if scales else [], *scales[:1]))
    return found


def _in_order(words: frozenset[str], known: Mapping[str, str]) -> list[str]:
    return [word for word in known if word in words] + sorted(words - known.keys())


def _structure(content: str) -> str:
    """A plain value of a setting reads as itself; lists of plain values in a line; the rest has no form."""
    value: Any = json.loads(content)
    plain = (str, int, float, bool, type(None))
    if isinstance(value, list) and value and all(isinstance(each, plain) for each in value):
        return ", ".join(_plain(each) for each in value)[:_MOST]
    return _plain(value)[:_MOST] if isinstance(value, plain) else STRUCTURE


def _plain(value: str | int | float | bool | None) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return "–" if value is None else str(value)


def _person(work: Work, id: Id) -> str | None:
    person = work.one(Person, person_id=id)
    return person.display if person else None


def _unit(work: Work, id: Id) -> str | None:
    spans = work.find(UnitSpan, unit_id=id)
    held = [span for span in spans if span.holds(work.today)] or spans
    return max(held, key=lambda span: span.from_on).name if held else None


def _office(work: Work, id: Id) -> str | None:
    held = work.get(Office, id)
    if held is not None:
        return held.name
    listed = office_of(work, id)
    return listed.name if listed else None


def _post(work: Work, id: Id) -> str | None:
    post = work.get(Post, id)
    return post.name if post else None


def _measure(work: Work, id: Id) -> str | None:
    measure = work.get(Measure, id)
    return measure.name if measure else None


def _skp(work: Work, id: Id) -> str | None:
    skp = work.get(Skp, id)
    return f"SKP {skp.year}" if skp else None


def _version(work: Work, id: Id) -> str | None:
    version = work.get(SkpVersion, id)
    if version is not None:
        return f"{_skp(work, version.skp_id) or 'SKP'}, versi {version.number}"
    judgement = work.get(EvaluationVersion, id)
    return f"Penilaian ke-{judgement.number}" if judgement else None


def _evaluation(work: Work, id: Id) -> str | None:
    evaluation = work.get(Evaluation, id)
    return f"Evaluasi {period_title(evaluation.period)}" if evaluation else None


def _rhk(work: Work, id: Id) -> str | None:
    rhk = work.get(Rhk, id)
    return rhk.text if rhk else _line(work, id)


def _line(work: Work, id: Id) -> str | None:
    """A line of a plan by the id it keeps through all versions."""
    for kind in (Indicator, Rhk):
        found: Any = work.find(kind, line_id=id)
        if found:
            return str(found[-1].text)
    return None


def _document(work: Work, id: Id) -> str | None:
    document = work.get(Document, id)
    return document.title if document else None


def _anything(work: Work, id: Id) -> str | None:
    for finder in (_person, _unit, _post, _version, _evaluation, _skp, _document):
        found = finder(work, id)
        if found is not None:
            return found
    return None


_FINDERS: Mapping[str, Callable[[Work, Id], str | None]] = {
    **dict.fromkeys(
        ("person_id", "superior_id", "rater_id", "by", "giver_id", "signer_id", "recorded_by", "set_by"),
        _person,
    ),
    **dict.fromkeys(("unit_id", "parent_id", "command_id"), _unit),
    **dict.fromkeys(("old_id", "kept_id", "object_id"), _anything),
    **dict.fromkeys(("measure_id", "plural_of"), _measure),
    **dict.fromkeys(("indicator_line", "from_line", "superior_line", "rhk_line"), _line),
    "office_id": _office,
    "post_id": _post,
    "skp_id": _skp,
    "version_id": _version,
    "based_on": _version,
    "evaluation_id": _evaluation,
    "rhk_id": _rhk,
    "document_id": _document,
    "replaces_id": _document,
    "obstacle.owner_id": _person,
}
_UNTYPED = frozenset({FieldType.ID, FieldType.BYTES, FieldType.JSON, FieldType.MOMENT})
_TYPED = {FieldType.DAY: "tanggal", FieldType.INT: "angka", FieldType.YEAR: "angka"}
_READERS: Mapping[FieldType, Callable[[Content], str]] = {
    FieldType.BYTES: lambda _: DIGEST,
    FieldType.BOOL: lambda content: YES if int(content or 0) else NO,
    FieldType.DAY: lambda content: long_date(date.fromisoformat(str(content))),
    FieldType.MOMENT: lambda content: moment(datetime.fromisoformat(str(content))),
    FieldType.PERIOD: lambda content: period_title(Period(str(content))),
    FieldType.JSON: lambda content: _structure(str(content)),
}
