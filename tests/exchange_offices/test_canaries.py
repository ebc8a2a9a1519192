"""What is B's is found nowhere at C: not in a byte of a file, not within it, not in a store, not in a log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from city_views import kepeg_of
from forged_files import Insider
from line_notes import note
from opened_files import opened
from separate_offices import Office, give, post
from small_city import city_in, second_pc

from desktop_app.domain.exchange import Audience, AudienceMember, May
from desktop_app.domain.papers import ObjectKind, Step
from desktop_app.domain.people import IdentityNumber, Person, person_id_of
from desktop_app.domain.records import Id
from desktop_app.domain.terms import NumberKind
from desktop_app.domain.values import UMUM, AudienceKind, Role, audience_of
from desktop_app.domain.year import Evidence, OwnerKind
from desktop_app.services.exchange.values import FileKind
from desktop_app.services.seeds import office_id_of
from desktop_app.store.exchange import applying
from desktop_app.store.exchange.shapes import shapes

pytestmark = pytest.mark.xdist_group("canaries")  # made once, on one worker

CANARY = "KENARI7Q"
PROOF = b"%PDF-1.4 " + CANARY.encode() + b" bukti rahasia"
_numbers = count(1)


def fill(office: Office) -> None:
    """A person with name, number, note and evidence; every one of them says where it came from."""
    number = f"19800101201001{1}{next(_numbers):03}"
    proof = office.home / f"{CANARY}.pdf"
    proof.write_bytes(PROOF)
    with office.open() as house:
        file = house.year.store_file(proof)
        with house.store.work(replace(office.acting, title=f"Operator {CANARY}"), f"Alasan {CANARY}") as work:
            gid, person = kepeg_of(office), person_id_of(f"{CANARY}{number}")
            dated = {"audience_id": gid, "at": work.now}
            work.add(
                Person(id=work.mint(), audience_id=gid, person_id=person, name=f"Nama {CANARY}", note=CANARY),
                IdentityNumber(
                    id=work.mint(), person_id=person, number=number, kind=NumberKind.NIP,
                    from_on=date(2020, 1, 1), **dated,
                ),
                Evidence(
                    id=work.mint(), owner_kind=OwnerKind.OBSTACLE, owner_id=person, sha256=file.sha256,
                    name=f"{CANARY}.pdf", mime=file.mime, size=file.size, **dated,
                ),
            )  # fmt: skip


def dump(office: Office) -> str:
    """Every table, unencrypted."""
    with office.open() as house, house.store.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars()
        return "\n".join(
            repr(tuple(row))
            for name in list(names)
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        )


def holds(folder: Path, text: str) -> list[str]:
    """The files under a folder in which a text stands, in clear or as hexadecimal."""
    wanted = (text.encode(), text.encode().hex().encode(), text.encode("utf-16-le"))
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes() for each in wanted)
    ]


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """B's people go to BKPSDM; then BKPSDM writes for everybody."""
    city = city_in(tmp_path_factory.mktemp("kenari") / "kota")
    fill(city.b)
    with city.b.open() as house:
        house.exchange.begin()
    give(city.b, city.centre, city.stick)
    note(city.centre, "untuk semua", gid=UMUM)
    kinds = (FileKind.SINKRON, FileKind.PAKET_AWAL)
    paths = {
        office.code: [post(city.centre, office, city.stick, kind=kind) for kind in kinds]
        for office in (city.b, city.c)
    }
    city.c.take(*paths[city.c.code])
    return city, paths


def test_the_canary_sings_where_it_may(busy):
    """If it were nowhere, the tests beside this one would prove nothing."""
    city, paths = busy

    seen = opened(paths[city.b.code][1], city.b)

    assert CANARY.encode() in seen.everything
    assert PROOF in seen.files.values()
    assert CANARY in dump(city.centre)


def test_a_file_for_another_office_holds_no_byte_of_it(busy):
    city, paths = busy

    for path in paths[city.c.code]:
        seen = opened(path, city.c)
        assert CANARY.encode() not in path.read_bytes()
        assert CANARY.encode() not in seen.everything
        assert seen.files == {}
        assert kepeg_of(city.b).hex().encode() not in b"".join(seen.blocks)


def test_the_pcs_of_a_third_office_are_not_named_either(busy):
    city, paths = busy
    mine = Insider(city.b).own.standing.installation.hex()

    assert mine.encode() not in opened(paths[city.c.code][1], city.c).everything
    assert mine.encode() in opened(paths[city.b.code][1], city.b).everything


def test_the_store_the_logs_and_the_folder_of_another_office_know_nothing(busy):
    city, _ = busy

    assert CANARY not in dump(city.c)
    assert CANARY.encode().hex() not in dump(city.c).lower()
    assert holds(city.c.home, CANARY) == []
    assert sha256(PROOF).hexdigest() not in dump(city.c)


def test_files_at_rest_hold_nothing_in_clear(busy):
    """Nor do the folders of those who may read it, but for the paper the test itself laid there."""
    city, _ = busy

    assert holds(city.centre.home, CANARY) == []
    assert holds(city.b.home, CANARY) == [f"{CANARY}.pdf"]
    assert holds(city.stick, CANARY) == []


def test_outside_the_seal_there_are_no_names(busy):
    city, paths = busy

    for path in (path for each in paths.values() for path in each):
        clear = opened(path, city.b if path in paths[city.b.code] else city.c).clear
        for office in city.offices:
            assert office.name.encode() not in clear
            assert office.code.encode() not in clear or office is city.centre


def test_who_asks_for_a_file_he_may_not_read_of_gets_none(busy):
    """C knows its hash, from wherever."""
    city, _ = busy
    asking = Insider(city.c).file(
        city.centre, [], city.stick / "minta.sinkron", wanted=[sha256(PROOF).hexdigest()]
    )
    city.centre.take(asking)

    path = post(city.centre, city.c, city.stick)

    assert opened(path, city.c).files == {}


def step(office: Office, gid: Id, canary: str) -> None:
    """A line of a trail, in an audience that a later part of the program will use."""
    with office.open() as house, house.store.work(office.acting) as work:
        work.add(
            Step(
                id=work.mint(), audience_id=gid, at=work.now, object_kind=ObjectKind.OBSTACLE,
                object_id=work.mint(), to_status="baru", reason=canary, as_role=Role.ADMIN, by_text="Admin",
            )
        )  # fmt: skip


@pytest.fixture
def widened(monkeypatch):
    """Steps may stand in every audience, as tables of later parts will."""
    held = shapes()
    wide = {**held, "step": replace(held["step"], audiences=frozenset(kind.value for kind in AudienceKind))}
    monkeypatch.setattr(applying, "shapes", lambda: wide)


def reasons(office: Office) -> set[str]:
    with office.open() as house, house.store.look() as work:
        return {found.reason for found in work.find(Step)}


@pytest.mark.parametrize("kind", [AudienceKind.HARIAN, AudienceKind.KONSELING])
def test_what_is_the_offices_alone_goes_to_its_own_pcs_only(city, widened, kind):
    two = second_pc(city, city.b)
    step(city.b, audience_of(kind, office_id_of(city.b.code)), CANARY)

    give(city.b, two, city.stick)
    for office in (city.b, two):
        give(office, city.centre, city.stick)
    for office in (city.a, city.c):
        give(city.centre, office, city.stick)

    assert reasons(two) == {CANARY}
    for office in (city.centre, city.a, city.c):
        assert CANARY not in dump(office)


def test_what_concerns_a_move_reaches_the_office_it_is_for(city, widened):
    """A writes into the audience of B's moves; BKPSDM reads it too, C does not, nor does A get B's others."""
    gid = audience_of(AudienceKind.MUTASI, office_id_of(city.b.code))
    step(city.a, gid, f"{CANARY}-a")
    step(city.b, gid, f"{CANARY}-b")

    for office in (city.a, city.b, city.c):
        give(office, city.centre, city.stick)
    for office in (city.a, city.b, city.c):
        give(city.centre, office, city.stick)

    assert reasons(city.b) == reasons(city.centre) == {f"{CANARY}-a", f"{CANARY}-b"}
    assert f"{CANARY}-b" not in dump(city.a)
    assert CANARY not in dump(city.c)


def test_a_complaint_goes_to_the_office_it_is_for_and_to_nobody_else(city, widened):
    """BKPSDM opens an audience: B takes complaints in, A works on them."""
    room = audience_of(AudienceKind.ADUAN, office_id_of(city.a.code), "loket")
    offices = {"a": office_id_of(city.a.code), "b": office_id_of(city.b.code)}
    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        work.add(
            Audience(
                id=room, audience_id=UMUM, kind=AudienceKind.ADUAN, owner_id=offices["a"], suffix="loket",
                title="Aduan loket",
            ),
            *(
                AudienceMember(
                    id=work.mint(), audience_id=UMUM, of_id=room, office_id=offices[who], may=may,
                    from_on=date(2026, 1, 1), to_on=until,
                )
                for who, may, until in (
                    ("a", May.BACA, None), ("b", May.BACA_TULIS, None),
                )
            ),
        )  # fmt: skip
    for office in (city.a, city.b, city.c):
        give(city.centre, office, city.stick)
    step(city.b, room, CANARY)

    give(city.b, city.centre, city.stick)
    give(city.b, city.a, city.stick)  # any pair may exchange
    give(city.centre, city.c, city.stick)

    assert reasons(city.a) == {CANARY}
    for office in (city.centre, city.c):
        assert CANARY not in dump(office)
