"""The pieces that the letters are put together from: head, lines of text, facts, big digits, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.documents.facts import IdentityBlock, PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.blocks import dated, header_row, say, signature
from desktop_app.documents.layout.content import Align, Cell, Column, Figure, Para, Role, Row, Run, Table
from desktop_app.documents.layout.figures import emblem
from desktop_app.documents.letters.facts import From

SIZE = 10.5
SMALL = 9.0
_EMBLEM = 54.0
_LABEL = 132.0
_NOBODY = "(………………………………………)"


def letterhead(who: From, setup: PageSetup) -> tuple[Table, ...]:
    """Agency and office between the emblem, if there is one, and a thick line."""
    words = (
        say(who.agency.upper(), align=Align.CENTER, size=12),
        say(who.office.upper(), Style.BOLD, Align.CENTER, 14, before=2),
    )
    middle = Cell(words, middle=True, pad=(0, 2.4))
    cells: tuple[Cell, ...] = (middle,)
    columns: tuple[Column, ...] = (Column(share=1),)
    if setup.emblem:
        cells = (Cell((emblem(setup.emblem, _EMBLEM),), pad=(0, 0)), middle, Cell())
        columns = (Column(points=_EMBLEM + 8), Column(share=1), Column(points=_EMBLEM + 8))
    head = Row((cells,), role=Role.FREE, border=False)
    rule = Row(((Cell((Figure(1, 1.6),), fill=0.0, pad=(0, 0)),),), role=Role.FREE, border=False)
    return (
        Table(columns, (head,), keep_next=True),
        Table((Column(share=1),), (rule,), gap=4, keep_next=True),
    )


def title(*lines: str) -> Table:
    """The name of a paper, centred; the first line is the larger one."""
    paras = [
        say(text, Style.BOLD, Align.CENTER, 13 if number == 0 else SIZE) for number, text in enumerate(lines)
    ]
    rows = tuple(Row(((Cell((para,), pad=(0, 1)),),), role=Role.FREE, border=False) for para in paras)
    return Table((Column(share=1),), rows, gap=14, keep_next=True)


def text(*paragraphs: str, gap: float = 8, style: Style = Style.REGULAR, size: float = SIZE) -> Table:
    """Paragraphs over the whole width."""
    rows = tuple(
        Row(((Cell((say(words, style, size=size),), pad=(0, 2)),),), role=Role.FREE, border=False)
        for words in paragraphs
    )
    return Table((Column(share=1),), rows, gap=gap)


def steps(texts: Iterable[str], size: float = SIZE, mark: str = "{}.") -> tuple[Para, ...]:
    """Numbered steps with hanging numbers."""
    return tuple(
        Para((Run(words),), bullet=mark.format(number), indent=18, size=size, before=3 if number > 1 else 0)
        for number, words in enumerate(texts, start=1)
    )


def listed(texts: Iterable[str], gap: float = 4) -> Table:
    """Numbered steps over the whole width, each of which may stand on a page of its own."""
    rows = tuple(
        Row(((Cell((para,), pad=(0, 2)),),), role=Role.FREE, border=False) for para in steps(tuple(texts))
    )
    return Table((Column(share=1),), rows, gap=gap)


def facts(lines: Sequence[tuple[str, str]], gap: float = 8, label: float = _LABEL) -> Table:
    """Labels with what stands beside them, without borders."""
    columns = (Column(points=label), Column(points=12), Column(share=1))
    rows = tuple(
        Row(
            (
                (
                    Cell((say(name, size=SIZE),), pad=(0, 1.6)),
                    Cell((say(":", size=SIZE),), pad=(0, 1.6)),
                    Cell((say(words, size=SIZE),) if words else (), pad=(0, 1.6)),
                ),
            ),
            role=Role.FREE,
            border=False,
        )
        for name, words in lines
    )
    return Table(columns, rows, gap=gap)


def table(
    names: Sequence[str], columns: tuple[Column, ...], rows: Iterable[Sequence[str]], centred: frozenset[int]
) -> Table:
    """A table with borders; `centred` are the places of columns whose contents stand in the middle."""
    made = tuple(
        Row(
            (
                tuple(
                    Cell((say(words, align=Align.CENTER if place in centred else Align.LEFT, size=SMALL),))
                    for place, words in enumerate(row)
                ),
            )
        )
        for row in rows
    )
    return Table(columns, made, header=(header_row(*names),), gap=8)


def digits(groups: Sequence[str], per_row: int, size: float) -> Table:
    """Groups of digits so large that they can be read out: numbered boxes, in rows."""
    rows = []
    for start in range(0, len(groups), per_row):
        cells = tuple(
            Cell(
                (
                    say(str(number), align=Align.CENTER, size=SMALL),
                    say(group, Style.BOLD, Align.CENTER, size, before=1),
                ),
                pad=(4, 6),
            )
            for number, group in enumerate(groups[start : start + per_row], start=start + 1)
        )
        rows.append(Row((cells,)))
    return Table(tuple(Column(share=1) for _ in range(per_row)), tuple(rows), gap=8)


def signed(*signers: tuple[str, str, IdentityBlock]) -> Table:
    """Who signs, side by side; a single one stands at the right. Each: place and day, capacity, person."""
    blocks = [signature(lead, capacity, _inked(person), SIZE) for lead, capacity, person in signers]
    columns = tuple(Column(share=1) for _ in blocks)
    if len(blocks) == 1:
        blocks.insert(0, ())
        columns = (Column(share=2), Column(share=3))
    cells = tuple(Cell(block, pad=(0, 0)) for block in blocks)
    row = Row((cells,), role=Role.SIGNATURE, border=False)
    return Table(columns, (row,), gap=18)


def head_signs(who: From, *, is_dated: bool = True) -> Table:
    """The head of the office, at the right; with place and day unless they stand above already."""
    return signed((dated(who.dated) if is_dated else "", f"Kepala {who.office},", who.signer))


def _inked(person: IdentityBlock) -> IdentityBlock:
    return person if person.name else IdentityBlock(_NOBODY)
