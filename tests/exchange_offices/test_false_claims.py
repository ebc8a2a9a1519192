"""What a file claims of itself and of others: who holds what, whose PC it is; what a preview tells."""

from __future__ import annotations

from dataclasses import replace

from city_views import is_well, waits
from forged_files import Insider, setting
from line_notes import note, notes
from separate_offices import give, post

from desktop_app.domain.organisation import Setting
from desktop_app.domain.values import UMUM
from desktop_app.services.exchange.values import Intake
from desktop_app.store.exchange.neighbours import installations
from desktop_app.sync.certificates import Certificate, certify, kept_certificate

ROW = b"r" * 16


def test_nobody_tells_what_another_pc_holds(city):
    """A would believe that BKPSDM has everything, and never send it anything again."""
    insider, centre = Insider(city.b), Insider(city.centre)
    note(city.a, "untuk pusat")
    with city.a.open() as house, house.store.look() as work:
        vector = {sid: list(mark) for sid, mark in work.log().vector().items()}
    standing = centre.own.standing
    path = insider.file(
        city.a, [], city.stick / "bohong.sinkron", vector=vector,
        installation=standing.installation.hex(), replica=bytes(standing.replica).hex(),
    )  # fmt: skip

    assert city.a.refuses(path).code == "PENERUSAN_TIDAK_SAH"
    give(city.a, city.centre, city.stick)
    assert "untuk pusat" in notes(city.centre)


def test_nobody_vouches_for_the_pc_of_another_office(city):
    """Under the name of A's PC, with keys of B's own; nor is A's true certificate kept out by it."""
    insider, other = Insider(city.b), Insider(city.a)
    theft = certify(
        insider.own.keys.office,
        Certificate(
            installation_id=other.own.standing.installation, office_id=insider.own.office.id,
            sign=insider.key.public, box=insider.own.keys.box.public, version=999, name="Curian",
        ),
    )  # fmt: skip
    forged = certify(
        insider.own.keys.office, replace(kept_certificate(other.certificate), version=999, name="Palsu")
    )
    path = insider.file(city.centre, [], city.stick / "1.sinkron", certs=[theft, forged])

    city.centre.take(path)
    note(city.a, "tetap terbaca")
    give(city.a, city.centre, city.stick)

    assert "tetap terbaca" in notes(city.centre)
    with city.centre.open() as house, house.store.look() as work:
        assert "Curian" not in {known.name for known in installations(work.connection)}


def test_who_claims_to_hold_more_of_a_stream_than_its_writer_only_makes_him_careful(city):
    """BKPSDM is told that a copy of it may exist; after that it goes on, under a new name."""
    insider = Insider(city.b)
    with city.centre.open() as house, house.store.look() as work:
        umum = next(s for s in work.log().streams.values() if s.gid == UMUM)
    path = insider.file(
        city.centre, [], city.stick / "1.sinkron", vector={umum.sid.hex(): [9999, 99, "ab" * 32]}
    )

    assert city.centre.refuses(path).code == "KEMBAR"
    assert city.centre.quick("sinkron", "komputer-baru") == 0
    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        work.add(Setting(id=work.mint(), audience_id=UMUM, key="sesudahnya", value="1"))
    give(city.centre, city.a, city.stick)

    assert "sesudahnya" in notes(city.a)
    assert is_well(city.a)


def test_a_preview_tells_exactly_what_would_be_and_keeps_nothing(city):
    """Of good, bad, waiting and conflicting blocks in several files at once."""
    note(city.a, "biasa")
    insider, other = Insider(city.b), Insider(city.b)
    frames = [
        insider.block([setting("satu"), setting("dua", ROW)]),
        insider.block([("I", "setting", ROW, '{"key":"k","value":"1","pos":1' + "0" * 23 + "}")]),
        insider.block([("U", "setting", ROW, '{"value":"2"}')]),
        insider.block([setting("tiga")], deps={"ab" * 16: 9}, lamport=10),
        other.block([setting("empat", ROW)]),
    ]
    paths = [
        insider.file(city.centre, frames[:3], city.stick / "1.sinkron"),
        insider.file(city.centre, frames[3:], city.stick / "2.sinkron"),
        post(city.a, city.centre, city.stick),
        post(city.a, city.b, city.stick),
    ]
    before = notes(city.centre), waits(city.centre)

    with city.centre.open() as house:
        told = house.exchange.preview_receive(city.centre.acting, paths)
    assert (notes(city.centre), waits(city.centre)) == before
    done = city.centre.receive(*paths)

    assert [_numbers_of(intake) for intake in told.intakes] == [_numbers_of(each) for each in done.intakes]
    assert (done.total("refused"), done.total("waiting"), done.total("conflicts")) == (1, 1, 1)
    assert told.is_preview


def _numbers_of(intake: Intake) -> tuple[object, ...]:
    names = (
        "new", "changed", "deleted", "conflicts", "refused_codes", "waiting_for", "known", "forks",
        "by_table", "totals", "sender_code", "number",
    )  # fmt: skip
    error = intake.error.code if intake.error else None
    return (error, *(getattr(intake, name) for name in names))
