"""Papers of the exchange out of real files between real offices: what both sides print must agree."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from separate_offices import Office, give, post
from small_city import City, second_pc

from desktop_app.documents.preview import page_text
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.organisation import Setting
from desktop_app.domain.values import UMUM
from desktop_app.services.exchange.papers import LetterPrint
from desktop_app.services.exchange.values import LedgerLine


def later(city: City, days: int) -> None:
    for office in city.offices:
        office.hands.now += timedelta(days=days)


def change(office: Office, place: str) -> None:
    with office.open() as house:
        profile = house.offices.profile()
        house.offices.save_profile(office.acting, type(profile)(place=place))


def newest(office: Office, *, is_out: bool) -> LedgerLine:
    with office.open() as house:
        return next(line for line in house.exchange.ledger() if line.is_out is is_out)


def minutes(office: Office, line: LedgerLine) -> str:
    with office.open() as house:
        return text(house.exchange_papers.minutes(office.acting, line.id))


def text(made: LetterPrint) -> str:
    return "\n".join(page_text(made.pdf, page) for page in range(made.pages))


def cells(printed: str, start: str) -> list[str]:
    """The words of the line of a table that begins so."""
    return next(line.split() for line in printed.splitlines() if line.startswith(start))


def test_both_sides_print_the_same_numbers(city):
    change(city.a, "Kota Sana")
    give(city.a, city.centre, city.stick)

    sent = minutes(city.a, newest(city.a, is_out=True))
    taken = minutes(city.centre, newest(city.centre, is_out=False))

    def shared(printed: str) -> list[str]:
        wanted = ("Pengirim", "Penerima", "Jenis", "Nama berkas", "Tanda berkas", "BERITA ACARA")
        return [line for line in printed.splitlines() if line.startswith(wanted)]

    def sender_numbers(printed: str) -> set[tuple[str, ...]]:
        lines = [line for line in printed.splitlines() if line.startswith(("kepegawaian", "data umum"))]
        return {(line.split(" ")[0], *re.findall(r"\d{5}", line)[:3]) for line in lines}

    assert len(shared(sent)) >= 6
    assert shared(sent) == shared(taken)
    assert sender_numbers(sent) == sender_numbers(taken) != set()


def test_the_receiver_prints_what_came_of_the_file(city):
    change(city.a, "Kota Sana")
    received = give(city.a, city.centre, city.stick)

    taken = minutes(city.centre, newest(city.centre, is_out=False))

    assert str(received.total("changed") + received.total("new")) in taken
    assert "Perubahan di dalam berkas" in taken
    assert "– baris baru" in taken


def test_until_it_is_acknowledged_the_sender_prints_no_number_of_the_receiver(city):
    change(city.a, "Kota Sana")
    give(city.a, city.centre, city.stick)
    line = newest(city.a, is_out=True)
    before = minutes(city.a, line)
    give(city.centre, city.a, city.stick)

    after = minutes(city.a, line)

    assert "belum mengakui berkas ini" in before
    assert "belum mengakui berkas ini" not in after
    assert "diambil dari kirimannya yang terakhir" in after


def test_equal_stores_print_equal_control_numbers(city):
    change(city.a, "Kota Sana")
    give(city.a, city.centre, city.stick)

    taken = minutes(city.centre, newest(city.centre, is_out=False))

    line = cells(taken, "kepegawaian DINLAT")
    assert line[-6:-3] == line[-3:]


def test_a_line_that_is_not_in_the_ledger_prints_nothing(city):
    with city.a.open() as house, pytest.raises(RuleBroken) as refused:
        house.exchange_papers.minutes(city.a.acting, bytes(16))

    assert refused.value.code == "cetak.kiriman_tak_tercatat"


def test_the_silent_are_reminded_one_page_each_and_no_one_else(city):
    later(city, 40)
    give(city.a, city.centre, city.stick)

    with city.centre.open() as house:
        late = house.exchange_papers.late(city.centre.acting, 30)
        letter = house.exchange_papers.reminders(city.centre.acting, 30)
        one = house.exchange_papers.reminders(city.centre.acting, 30, codes={"DINKES"})

    assert {each.code for each in late} == {"DINKES", "DISHUB"}
    assert [each.silent_days for each in late] == [40, 40]
    assert (letter.pages, one.pages) == (2, 1)
    assert "Kepala Dinas Kesehatan" in text(one)
    assert "40 hari yang lalu" in text(one)
    assert one.file_name.startswith("Surat-pengingat_DINKES_")


def test_files_that_wait_for_an_acknowledgement_are_listed(city):
    with city.centre.open() as house, house.store.work() as work:
        work.add(Setting(id=work.mint(), audience_id=UMUM, key="pengumuman", value="1"))
    sent = [post(city.centre, city.a, city.stick) for _ in range(3)]
    later(city, 40)
    give(city.a, city.centre, city.stick)  # it sends, but has taken none of them in

    with city.centre.open() as house:
        every = house.exchange_papers.late(city.centre.acting, 30)
        letter = text(house.exchange_papers.reminders(city.centre.acting, 30, codes={"DINLAT"}))

    (about,) = [each for each in every if each.code == "DINLAT"]
    assert [file.file for file in about.files][-3:] == [path.name for path in sent]
    assert "belum mengakui" in letter
    assert "sejak 40 hari" in letter
    assert sent[0].name in letter


def test_when_nobody_is_late_there_is_no_letter(city):
    with city.centre.open() as house, pytest.raises(RuleBroken) as refused:
        house.exchange_papers.reminders(city.centre.acting, 30)

    assert refused.value.code == "cetak.tak_ada_yang_terlambat"


def test_only_the_agency_reminds(city):
    later(city, 40)
    with city.a.open() as house, pytest.raises(RuleBroken) as refused:
        house.exchange_papers.reminders(city.a.acting, 30)

    assert refused.value.code == "sinkron.bukan_bkpsdm"


def test_a_card_on_paper_has_the_digits_the_other_side_sees(city):
    card = city.stick / "dinlat.kartu"
    with city.a.open() as house:
        printed = text(house.exchange_papers.card(city.a.acting))
        house.exchange.cards.write(city.a.acting, card)
        _, digits = house.exchange.own_card()
    with city.centre.open() as house:
        listed = next(o for o in house.exchange.offices() if o.code == "DINLAT")

    assert all(group in printed for group in digits.split(" "))
    assert listed.fingerprint == digits
    assert "KARTU KANTOR" in printed


def test_each_kind_of_card_says_whom_it_is_for(city):
    with city.centre.open() as house:
        agency = text(house.exchange_papers.card(city.centre.acting))
    second = second_pc(city, city.a)
    with second.open() as house:
        computer = text(house.exchange_papers.card(second.acting))

    assert "KARTU BKPSDM" in agency
    assert "Kantor menelepon BKPSDM" in agency
    assert "KARTU KOMPUTER" in computer
    assert "komputer utama" in computer


def test_a_letter_is_dated_only_when_somebody_says_so(city):
    with city.a.open() as house:
        dotted = text(house.exchange_papers.card(city.a.acting))
        dated = text(house.exchange_papers.card(city.a.acting, dated_on=city.a.acting.day))

    assert "Salatiga, ………" in dotted
    assert "Salatiga, 24" in dated.replace("\u00a0", " ")


def test_where_nothing_waits_for_a_decision_no_list_is_printed(city):
    with city.centre.open() as house, pytest.raises(RuleBroken) as refused:
        house.exchange_papers.questions(city.centre.acting)

    assert refused.value.code == "cetak.tak_ada_keputusan"
