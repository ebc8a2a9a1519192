"""A further PC of an office learns of BKPSDM from its main PC; limits of how many PCs a file can be for."""

from __future__ import annotations

import pytest
from forged_files import Insider
from line_notes import note, notes
from opened_files import opened
from separate_offices import Office, give, post
from test_floods import invented

from desktop_app.domain.errors import RuleBroken
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.values import Standing
from desktop_app.sync.bundle import Recipient
from desktop_app.sync.cards import key_id


@pytest.fixture
def joined(city) -> Office:
    """A PC that joined by the cards of office and PC alone."""
    new, stick = Office(city.folder / "pc2", city.a.code, city.a.name), city.stick
    new.home.mkdir()
    for office, *arguments in (
        (city.a, "kartu", "tulis", stick / "kantor.kartu"),
        (new, "kartu", "terima", stick / "kantor.kartu"),
        (new, "kartu", "tulis", stick / "pc2.kartu"),
        (city.a, "kartu", "terima", stick / "pc2.kartu"),
    ):
        assert office.quick(*arguments) == 0
    return new


def standing(office: Office) -> Standing:
    with office.open() as house:
        return house.exchange.standing()


def test_a_further_pc_learns_of_bkpsdm_from_its_main_pc(city, joined):
    note(city.a, "dari komputer utama")

    give(city.a, joined, city.stick)

    told = standing(joined)
    assert (told.knows_agency, told.in_roster, told.why_not) == (True, True, None)
    note(joined, "dari komputer kedua")
    give(joined, city.centre, city.stick)
    assert "dari komputer kedua" in notes(city.centre)
    give(city.centre, joined, city.stick)


def test_bkpsdms_card_stands_only_in_files_within_an_office(city, joined):
    assert "agency" in opened(post(city.a, joined, city.stick), joined).manifest
    assert "agency" not in opened(post(city.a, city.centre, city.stick), city.centre).manifest


def test_no_other_office_says_who_bkpsdm_is(city, joined):
    """Nor does anybody change it afterwards."""
    other = city.b.home / "lain.kartu"
    rogue = Office(city.folder / "palsu", "BKPSDM", "BKPSDM Palsu")
    rogue.home.mkdir()
    rogue.must("kantor", "buat", "--nama", "BKPSDM Palsu", "--kode", "BKPSDM", "--pusat")
    rogue.must("kartu", "tulis", other)
    card = other.read_text()

    city.centre.receive(Insider(city.b).file(city.centre, [], city.stick / "1.sinkron", agency=card))
    give(city.a, joined, city.stick)
    insider = Insider(city.a)
    joined.receive(insider.file(joined, [], city.stick / "2.sinkron", agency=card,
                                recipients=_keys_of(joined)))  # fmt: skip

    give(joined, city.centre, city.stick)
    give(city.centre, joined, city.stick)


def test_an_office_with_more_pcs_than_a_file_can_be_for_is_named(city):
    """No PC is left out silently: it would find that its files are not for it."""
    insider = Insider(city.b)
    city.centre.take(insider.file(city.centre, [], city.stick / "1", certs=invented(insider, 70)))

    with pytest.raises(RuleBroken, match="penerima_terlalu_banyak"):
        post(city.centre, city.b, city.stick)
    give(city.centre, city.a, city.stick)


def test_a_folder_that_is_gone_does_not_become_a_file(city):
    """The stick was pulled after it was chosen: its name would become a file on the disk of the PC."""
    gone = city.folder / "media" / "STIK"
    gone.parent.mkdir()

    with pytest.raises(RuleBroken, match="tak_dapat_menulis"):
        city.centre.send(city.a, gone)

    assert list(gone.parent.iterdir()) == []


def _keys_of(office: Office) -> list[Recipient]:
    with office.open() as house, house.store.look() as work:
        own = own_of(work)
    return [Recipient(key_id(own.keys.installation.public), own.keys.box.public)]
