"""The pieces that all official forms are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.documents.facts import Choice, IdentityBlock, PlaceAndDay
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.content import (
    Align,
    Cell,
    Column,
    Figure,
    Para,
    Role,
    Row,
    Run,
    Table,
)
from desktop_app.documents.text import NBSP, bind_name, group_number
from desktop_app.domain.dates import long_date

BODY = 8.5
SMALL = 7.0
HEAD = 8.0
TITLE = 11.0
NUMBER = Column(points=25)
HEADER_GREY = 0.92
LABEL_GREY = 0.96
STRIKE_NOTE = "*coret yang tidak perlu"
NOTHING = "Tidak ada"
_DOTS = "………………"
_SIGN_SPACE = 46.0
_LABEL_WIDTH = 164.0  # "PREDIKAT KINERJA PEGAWAI*:" and a little white


def say(
    text: str, style: Style = Style.REGULAR, align: Align = Align.LEFT, size: float = BODY, before: float = 0
) -> Para:
    """A paragraph in one look."""
    return Para((Run(text, style),), align, size, before=before)


def cell(*texts: str, style: Style = Style.REGULAR, align: Align = Align.LEFT, span: int = 1) -> Cell:
    """A cell with one paragraph for each text that is not empty."""
    return Cell(tuple(say(text, style, align) for text in texts if text), span=span)


def numbered(number: int, size: float = BODY) -> Cell:
    """The number of a row, printed again where the row is continued."""
    return Cell((say(str(number), align=Align.CENTER, size=size),), repeat=True)


def titles(*lines: Para, gap: float = 0) -> Table:
    """Centred lines at the head of a form."""
    rows = tuple(Row(((Cell((line,), pad=(0, 0.8)),),), role=Role.FREE, border=False) for line in lines)
    return Table((Column(share=1),), rows, gap=gap, keep_next=True)


def heading(text: str, size: float = TITLE) -> Para:
    """One centred bold line."""
    return say(text, Style.BOLD, Align.CENTER, size)


def sides(left: str, right: str) -> Table:
    """Two bold texts at the edges of the body: agency and span."""
    pad = (0.0, 1.0)
    cells = (
        Cell((say(left, Style.BOLD, size=HEAD),), pad=pad),
        Cell((say(right, Style.BOLD, Align.RIGHT, HEAD),), pad=pad),
    )
    row = Row((cells,), role=Role.FREE, border=False)
    return Table((Column(share=2), Column(share=3)), (row,), gap=6, keep_next=True)


def header_row(*names: str) -> Row:
    """Names of the columns, centred on grey."""
    cells = tuple(
        Cell((say(name, Style.BOLD, Align.CENTER, HEAD),), fill=HEADER_GREY, middle=True, pad=(2.5, 2.4))
        for name in names
    )
    return Row((cells,), role=Role.HEADER)


def column_numbers(count: int) -> Row:
    """The row "(1) (2) (3) …" below the names of the columns."""
    cells = tuple(
        Cell((say(f"({number})", align=Align.CENTER, size=SMALL),), fill=HEADER_GREY, pad=(2, 1))
        for number in range(1, count + 1)
    )
    return Row((cells,), role=Role.HEADER)


def label_row(text: str, columns: int) -> Row:
    """A bold line over all columns that stays with the row after it."""
    return Row(((Cell((say(text, Style.BOLD),), span=columns, fill=LABEL_GREY),),), role=Role.LABEL)


def nothing_row(columns: int) -> Row:
    """What a section without rows says."""
    return Row(((Cell((say(NOTHING, Style.ITALIC, Align.CENTER),), span=columns),),))


def offered(chosen: Choice) -> tuple[Run, ...]:
    """All words on offer: the chosen one bold, the others struck out; nothing struck while none is chosen."""
    runs: list[Run] = []
    for number, option in enumerate(chosen.options):
        if number:
            runs.append(Run(" / "))
        picked = option.code == chosen.chosen
        struck = chosen.chosen is not None and not picked
        runs.append(Run(option.label, Style.BOLD if picked else Style.REGULAR, struck))
    return tuple(runs)


def choice_row(label: str, chosen: Choice, columns: int, role: Role = Role.TOTAL) -> Row:
    """A line over all columns: a label, then the words on offer."""
    para = Para(offered(chosen), bullet=label, bullet_style=Style.BOLD, indent=_LABEL_WIDTH)
    return Row(((Cell((para,), span=columns, pad=(3.5, 3.4)),),), role=role)


def identity_lines(person: IdentityBlock | None) -> tuple[tuple[str, str], ...]:
    """The five labels of a person and what stands beside them."""
    who = person or IdentityBlock("")
    return (
        ("NAMA", bind_name(who.name)),
        ("NIP", group_number(who.number)),
        ("PANGKAT/GOL RUANG", who.rank.replace(" ", NBSP) if len(who.rank) < 30 else who.rank),
        ("JABATAN", who.post),
        ("UNIT KERJA", who.unit),
    )


def pair_table(left: str, first: IdentityBlock, right: str, second: IdentityBlock) -> Table:
    """The head of most forms: two persons side by side."""
    columns = (NUMBER, Column(points=102), Column(share=1)) * 2
    names = tuple(
        Cell(
            (say(name, Style.BOLD, Align.CENTER if name == "NO" else Align.LEFT),),
            span=span,
            fill=HEADER_GREY,
        )
        for name, span in (("NO", 1), (left, 2), ("NO", 1), (right, 2))
    )
    rows = []
    people = zip(identity_lines(first), identity_lines(second), strict=True)
    for number, ((label, mine), (_, other)) in enumerate(people, start=1):
        values = [
            (
                numbered(number),
                Cell((say(label),), repeat=True),
                Cell((say(text),) if text else (), carry=True),
            )
            for text in (mine, other)
        ]
        rows.append(Row(((*values[0], *values[1]),)))
    return Table(columns, tuple(rows), header=(Row((names,), role=Role.HEADER),), gap=4)


def numbered_list(texts: Iterable[str]) -> tuple[Para, ...]:
    """Texts as "1. …" with the numbers hanging; "Tidak ada" when there are none."""
    paras = tuple(
        Para((Run(text),), bullet=f"{number}.", indent=14, before=1)
        for number, text in enumerate(texts, start=1)
    )
    return paras or (say(NOTHING, Style.ITALIC),)


def dashed(texts: Iterable[str]) -> tuple[Para, ...]:
    """Texts behind hanging dashes."""
    return tuple(Para((Run(text),), bullet="-", indent=7) for text in texts)


def dated(where: PlaceAndDay) -> str:
    """ "Salatiga, 31 Januari 2026"; dots for what is to be filled by hand."""
    return f"{where.place or _DOTS}, {_day(where.day)}"


def _day(day: date | None) -> str:
    return long_date(day).replace(" ", NBSP) if day else _DOTS


def signature(lead: str, title: str, person: IdentityBlock, size: float = BODY) -> tuple[Para | Figure, ...]:
    """One signer: place and day, title, room for the ink, name, number (omitted when there is none)."""
    lines: list[Para | Figure] = [
        say(lead or NBSP, align=Align.CENTER, size=size),
        say(title, align=Align.CENTER, size=size),
        Figure(1, _SIGN_SPACE),
        say(bind_name(person.name), Style.BOLD, Align.CENTER, size),
    ]
    if person.number:
        lines.append(say(f"NIP{NBSP}{group_number(person.number)}", align=Align.CENTER, size=size))
    return tuple(lines)


def signatures(blocks: Sequence[tuple[Para | Figure, ...]]) -> Table:
    """Signers side by side, without borders; an empty block leaves its place free."""
    cells = tuple(Cell(block, pad=(0, 0)) for block in blocks)
    row = Row((cells,), role=Role.SIGNATURE, border=False)
    return Table(tuple(Column(share=1) for _ in blocks), (row,), gap=10)
