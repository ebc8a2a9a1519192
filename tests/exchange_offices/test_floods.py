"""A known office that floods: with PCs it vouches for, with claims; nobody else may feel it."""

from __future__ import annotations

from secrets import token_bytes
from typing import Any

from city_views import is_well
from forged_files import Insider, setting
from line_notes import note, notes
from separate_offices import Office, give, post

from desktop_app.services.exchange import doorkeeping
from desktop_app.services.exchange.trust import MOST_PCS
from desktop_app.services.seeds import office_id_of
from desktop_app.store.exchange.neighbours import installations, peers_of
from desktop_app.sync.bundle import Frame
from desktop_app.sync.certificates import Certificate, certify
from desktop_app.vault.sealing import new_box_key
from desktop_app.vault.signing import new_signing_key


def invented(insider: Insider, count: int, **more: Any) -> list[dict[str, Any]]:
    """Certificates of PCs that are nowhere, signed by the office as they should be."""
    box = new_box_key().public
    return [
        certify(
            insider.own.keys.office,
            Certificate(
                installation_id=token_bytes(16), office_id=insider.own.office.id,
                sign=new_signing_key().public, box=box, version=1, name=f"PC {number}", **more,
            ),
        )
        for number in range(count)
    ]  # fmt: skip


def pcs_of(city, of: Office, at: Office) -> int:
    with at.open() as house, house.store.look() as work:
        return sum(known.office == office_id_of(of.code) for known in installations(work.connection))


def test_invented_pcs_do_not_fill_the_files_to_others(city):
    """Retired ones are told to everybody; beyond a measure no file could be written any more."""
    insider = Insider(city.b)
    before = post(city.centre, city.a, city.stick).stat().st_size

    for number in range(2):
        retired = invented(insider, 2500, retired_after={})
        city.centre.take(insider.file(city.centre, [], city.stick / f"{number}", certs=retired))
    told = post(city.centre, city.a, city.stick)

    assert pcs_of(city, city.b, city.centre) == MOST_PCS
    assert told.stat().st_size - before < 150_000
    city.a.take(told)
    note(city.a, "biasa")
    give(city.a, city.centre, city.stick)
    assert "biasa" in notes(city.centre)


def test_pcs_with_long_lists_of_cuts_stay_within_a_measure(city):
    insider = Insider(city.b)
    cuts = {token_bytes(16).hex(): 2**53 for _ in range(900)}
    long = invented(insider, 60, retired_after=cuts)

    city.centre.take(insider.file(city.centre, [], city.stick / "1", certs=long))

    assert 0 < pcs_of(city, city.b, city.centre) < 10
    give(city.centre, city.a, city.stick)


def test_who_has_filled_his_measure_is_still_heard(city):
    """His PC that is known writes on, and is retired when it must be."""
    insider = Insider(city.b)
    city.centre.take(insider.file(city.centre, [], city.stick / "1", certs=invented(insider, 300)))

    good = insider.file(city.centre, [insider.block([setting("masih terbaca")])], city.stick / "2")

    city.centre.take(good)
    assert "masih terbaca" in notes(city.centre)
    assert is_well(city.centre)


def claims(insider: Insider, count: int) -> list[Frame]:
    """Blocks in streams of their own that claim to have seen what nobody wrote: they wait for ever."""
    frames: list[Frame] = []
    for number in range(count):
        insider.forget_chains()
        frames.append(insider.block([setting(f"menunggu {number}")], deps={"ab" * 16: 9}, lamport=10))
    return frames


def test_what_waits_for_ever_is_bounded_and_stops_nobody(city, monkeypatch):
    monkeypatch.setattr(doorkeeping, "MOST_WAITING", 20)
    insider = Insider(city.b)

    (intake,) = city.centre.receive(insider.file(city.centre, claims(insider, 15), city.stick / "1")).intakes
    (more,) = city.centre.receive(insider.file(city.centre, claims(insider, 15), city.stick / "2")).intakes
    note(city.a, "biasa")
    give(city.a, city.centre, city.stick)

    assert (intake.waiting_for, intake.refused_codes) == ({"sebab": 15}, {})
    assert (more.waiting_for, more.refused_codes) == ({"sebab": 5}, {"TERLALU_BANYAK_ALIRAN": 10})
    assert "biasa" in notes(city.centre)


def test_streams_of_one_office_are_bounded_and_those_of_others_come_in(city, monkeypatch):
    """Each stands in what is told to all who may read it; what was open before goes on."""
    monkeypatch.setattr(doorkeeping, "MOST_STREAMS", 12)
    note(city.b, "sebelumnya")
    give(city.b, city.centre, city.stick)
    insider, frames = Insider(city.b), []
    for number in range(30):
        insider.forget_chains()
        frames.append(insider.block([setting(f"aliran {number}")]))

    (intake,) = city.centre.receive(insider.file(city.centre, frames, city.stick / "1")).intakes
    note(city.a, "biasa")
    give(city.a, city.centre, city.stick)
    note(city.b, "dari komputer yang sungguh ada")
    give(city.b, city.centre, city.stick)

    assert intake.refused_codes.keys() == {"TERLALU_BANYAK_ALIRAN"}
    assert 10 <= intake.new <= 12
    assert {"biasa", "dari komputer yang sungguh ada"} <= notes(city.centre).keys()


def test_claims_to_hold_what_nobody_brought_are_not_kept(city):
    insider = Insider(city.b)
    vector = {token_bytes(16).hex(): [9, 9, "ab" * 32] for _ in range(5000)}

    city.centre.take(insider.file(city.centre, [], city.stick / "1", vector=vector))

    with city.centre.open() as house, house.store.look() as work:
        (peer,) = peers_of(work.connection, insider.own.office.id)
    assert not peer.vector.keys() & vector.keys()


def test_what_a_pc_says_of_its_own_new_streams_is_kept(city):
    """Else everything that came from it would be sent back to it."""
    note(city.b, "baru saja")
    give(city.b, city.centre, city.stick)

    assert post(city.centre, city.b, city.stick)
    with city.centre.open() as house:
        assert house.exchange.preview_send(city.centre.acting, city.b.code).operations == 0
