"""Cards that lie: a key of one's own under the code or the key of another office, of BKPSDM, of nobody."""

from __future__ import annotations

from pathlib import Path
from secrets import token_bytes

import pytest
from city_views import is_well
from line_notes import note, notes
from separate_offices import give

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.services.seeds import office_id_of
from desktop_app.sync.cards import Card, CardKind, Role, write_card
from desktop_app.vault.sealing import new_box_key
from desktop_app.vault.signing import new_signing_key


def card_of(path: Path, office_id: bytes, code: str, role: Role = Role.KANTOR) -> Path:
    """A card with keys that its maker holds; only what it says of him is a lie."""
    key, box = new_signing_key(), new_box_key()
    card = Card(
        kind=CardKind.KANTOR, office_id=office_id, code=code, name="Dinas Tertentu", sign=key.public,
        box=box.public, role=role,
    )  # fmt: skip
    path.write_bytes(write_card(card, key))
    return path


def listed(city) -> dict[str, bool]:
    with city.centre.open() as house:
        return {line.code: line.is_revoked for line in house.exchange.offices()}


@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("DINLAT", "DINKES2"),  # the place of another office under a name of one's own
        ("BKPSDM", "DINBARU"),  # the place of BKPSDM itself
        ("BKPSDM", "BKPSDM"),
        (None, "DINLAT"),  # the name of another office with a place of one's own
        (None, "BKPSDM"),
        (None, "dinlat"),
        (None, "../x"),
    ],
)
def test_a_card_under_the_place_or_the_name_of_another_is_refused(city, of, code):
    before = listed(city)
    office = office_id_of(of) if of else token_bytes(16)
    path = card_of(city.stick / "palsu.kartu", office, code)

    with city.centre.open() as house, pytest.raises(Refused) as refused:
        house.exchange.cards.take(city.centre.acting, path)

    assert refused.value.code == "KARTU_KODE_LAIN"
    assert listed(city) == before
    note(city.a, "tetap terkirim")
    give(city.a, city.centre, city.stick)
    assert "tetap terkirim" in notes(city.centre)
    assert is_well(city.centre)


def test_nobody_pins_a_bkpsdm_that_bears_the_place_of_an_office(city):
    path = card_of(city.stick / "palsu.kartu", office_id_of("DINLAT"), "BKPSDM", Role.BKPSDM)

    ran = city.b.run("kartu", "terima", path)

    assert (ran.code, ran.error) == (2, "KARTU_KODE_LAIN")


def test_an_office_whose_code_is_its_own_still_comes_in(city):
    path = card_of(city.stick / "baru.kartu", office_id_of("DINBARU"), "DINBARU")

    assert city.centre.must("kartu", "terima", path)
    assert listed(city)["DINBARU"] is False


def test_bkpsdm_does_not_revoke_itself(city):
    """All that it wrote from then on, the roster's news too, would be refused everywhere, for ever."""
    before = listed(city)

    with city.centre.open() as house, pytest.raises(RuleBroken) as broken:
        house.exchange.cards.revoke(city.centre.acting, "bkpsdm")

    assert broken.value.code == "sinkron.cabut_diri"
    assert listed(city) == before


def test_a_card_that_was_revoked_already_makes_no_new_edition(city):
    def edition() -> int | None:
        with city.centre.open() as house:
            return house.exchange.standing().roster_version

    city.centre.must("kartu", "cabut", city.b.code)
    before = edition()

    city.centre.must("kartu", "cabut", city.b.code)

    assert edition() == before
