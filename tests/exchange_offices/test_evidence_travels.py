"""Files of evidence go with the rows that speak of them: each once, later if one likes, in parts for mail."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from city_views import is_well
from forged_files import Insider
from line_notes import attach, note, notes
from opened_files import opened
from separate_offices import Office, give

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.services.exchange.values import FileKind
from desktop_app.store.exchange.ledger import ExchangeState
from desktop_app.sync.bundle import FileChunk, FileHead, Frame, writing

MB = 1024 * 1024


def seen_at(office: Office, evidence: Id) -> bytes:
    with office.open() as house:
        return house.year.open_evidence(evidence)


def missing(office: Office) -> int:
    with office.open() as house:
        return house.exchange.standing().missing_files


def parts_left(office: Office) -> list[Path]:
    return [path for path in office.home.rglob("*") if path.suffix == ".part" or path.name.startswith(".")]


def test_evidence_of_one_office_opens_in_another(city):
    row = attach(city.a, "bukti.pdf", b"%PDF bukti" * 1000)
    with city.a.open() as house:
        preview = house.exchange.preview_send(city.a.acting, "BKPSDM")

    (intake,) = give(city.a, city.centre, city.stick).intakes

    assert (preview.files, preview.file_bytes) == (1, 10_000)
    assert (intake.files, intake.files_missing) == (1, 0)
    assert seen_at(city.centre, row) == b"%PDF bukti" * 1000
    assert is_well(city.centre)


def test_a_file_that_stayed_behind_is_said_to_be_missing_and_comes_later(city):
    """Tanpa bukti first; BKPSDM asks for it in its own file; the next one brings it."""
    row = attach(city.a, "bukti.pdf", b"%PDF bukti")

    (without,) = give(city.a, city.centre, city.stick, with_files=False).intakes
    assert (without.files, without.files_missing, missing(city.centre)) == (0, 1, 1)
    with pytest.raises(RuleBroken, match=r"bukti\.belum_tiba"):
        seen_at(city.centre, row)

    give(city.centre, city.a, city.stick)
    later = city.a.sent("BKPSDM", city.stick / "susulan.sinkron")
    assert (later.operations, later.evidence) == (0, 1)
    (intake,) = city.centre.take(later.files[0].path).intakes

    assert (intake.files, missing(city.centre)) == (1, 0)
    assert seen_at(city.centre, row) == b"%PDF bukti"
    give(city.centre, city.a, city.stick)
    assert city.a.sent("BKPSDM", city.stick / "kosong.sinkron").evidence == 0


def test_what_stayed_behind_goes_with_the_next_file_even_before_the_other_asks(city):
    row = attach(city.a, "bukti.pdf", b"%PDF bukti")

    give(city.a, city.centre, city.stick, with_files=False)
    give(city.a, city.centre, city.stick)

    assert seen_at(city.centre, row) == b"%PDF bukti"


def test_each_file_goes_once_however_many_rows_speak_of_it(city):
    rows = [attach(city.a, f"bukti {n}.pdf", b"%PDF sama") for n in range(3)]

    sent = city.a.sent("BKPSDM", city.stick / "1.sinkron")
    city.centre.take(sent.files[0].path)

    assert sent.evidence == 1
    assert {seen_at(city.centre, row) for row in rows} == {b"%PDF sama"}
    assert len(opened(sent.files[0].path, city.centre).files) == 1
    with city.centre.open() as house:
        assert len(house.blobs.names()) == 1


def test_parts_for_mail_come_in_any_order_and_twice(city):
    """Every part is a file of its own; a missing one is asked for by what the receiver says it holds."""
    random = Random(7)
    contents = [random.randbytes(600_000 + n) for n in range(5)]
    rows = [attach(city.a, f"bukti {n}.pdf", content) for n, content in enumerate(contents)]
    note(city.a, "bersama bukti")

    sent = city.a.sent("BKPSDM", city.stick / "surat.sinkron", part_size=MB)
    paths = [file.path for file in sent.files]
    assert len(paths) > 3
    assert all(path.stat().st_size < MB + 100_000 for path in paths)
    for path in reversed(paths[1:]):
        city.centre.take(path)
    assert missing(city.centre) == 0 or "bersama bukti" in notes(city.centre)
    city.centre.take(*paths, *paths)
    give(city.centre, city.a, city.stick)
    city.centre.take(*[f.path for f in city.a.sent("BKPSDM", city.stick / "lagi.sinkron").files])

    assert [seen_at(city.centre, row) for row in rows] == contents
    assert "bersama bukti" in notes(city.centre)
    assert parts_left(city.centre) == []


def test_after_a_receipt_the_same_changes_still_wait(city):
    give(city.a, city.centre, city.stick)
    note(city.a, "menunggu")

    def waiting():
        with city.a.open() as house:
            line = next(line for line in house.exchange.offices() if line.code == "BKPSDM")
            return line.unwritten, house.exchange.standing().unwritten

    before = waiting()
    city.a.send(city.centre, city.stick / "tanda.sinkron", kind=FileKind.TANDA_TERIMA)

    assert before == waiting() == (1, 1)


def test_a_file_in_parts_is_acknowledged_when_its_rows_have_come(city):
    for n in range(3):
        attach(city.a, f"bukti {n}.pdf", Random(n).randbytes(700_000))
    sent = city.a.sent("BKPSDM", city.stick / "surat.sinkron", part_size=MB)
    city.centre.take(sent.files[-1].path)
    give(city.centre, city.a, city.stick, kind=FileKind.TANDA_TERIMA)
    early = states(city.a, sent.number)
    city.centre.take(*[file.path for file in sent.files])
    give(city.centre, city.a, city.stick, kind=FileKind.TANDA_TERIMA)

    assert early == {ExchangeState.DITULIS}
    assert states(city.a, sent.number) == {ExchangeState.DIAKUI}


def states(office: Office, number: int) -> set[ExchangeState]:
    with office.open() as house:
        return {line.state for line in house.exchange.ledger() if line.is_out and line.number == number}


class _Blind:
    """Sees nothing wrong."""

    def see(self, frame: Frame) -> None: ...

    def finish(self) -> None: ...


def test_bytes_that_are_not_the_file_they_claim_to_be_are_thrown_away(city, monkeypatch):
    """And a file that no row speaks of is not kept at all."""
    row = attach(city.b, "bukti.pdf", b"%PDF sungguh")
    give(city.b, city.centre, city.stick, with_files=False)
    insider, true = Insider(city.b), sha256(b"%PDF sungguh").digest()
    lie = [FileHead(true, 12), FileChunk(b"%PDF bohong!")]
    stray = [FileHead(sha256(b"asing").digest(), 5), FileChunk(b"asing")]
    city.centre.receive(insider.file(city.centre, stray, city.stick / "asing.sinkron"))
    monkeypatch.setattr(writing, "FileTally", _Blind)  # the program itself refuses to write it
    forged = insider.file(city.centre, lie, city.stick / "bohong.sinkron")

    assert city.centre.refuses(forged).code == "RUSAK"
    with city.centre.open() as house:
        assert house.blobs.names() == set()
    assert missing(city.centre) == 1
    assert parts_left(city.centre) == []
    with pytest.raises(RuleBroken, match=r"bukti\.belum_tiba"):
        seen_at(city.centre, row)
