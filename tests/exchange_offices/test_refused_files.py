"""Files of those who were put out, files that go astray, files that come again: each has its sentence."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import msgspec
from builders import NOW
from city_views import is_well, waits
from forged_files import Insider, setting
from line_notes import note, notes
from separate_offices import Office, give, post
from small_city import second_pc

from desktop_app.domain.values import UMUM
from desktop_app.services.exchange.trust import roster_of
from desktop_app.services.exchange.values import FileKind
from desktop_app.store.exchange.neighbours import newest_roster
from desktop_app.sync.bundle import read_outer
from desktop_app.sync.bundle.outer import LABEL, head_of
from desktop_app.sync.cards import key_id
from desktop_app.sync.roster import sign_roster
from desktop_app.vault.signing import SigningKey


def roster_version(office: Office) -> int:
    with office.open() as house:
        return house.exchange.standing().roster_version


def roster_bytes(office: Office) -> bytes:
    with office.open() as house, house.store.look() as work:
        return newest_roster(work.connection)


def everything(office: Office) -> str:
    """A fingerprint of every table of a store."""
    with office.open() as house, house.store.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars()
        digest = hashlib.sha256()
        for name in sorted(names):
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                digest.update(repr((name, tuple(row))).encode())
    return digest.hexdigest()


def test_an_office_that_was_put_out_is_heard_no_more_but_what_it_had_said_stays(city):
    note(city.b, "sebelum")
    give(city.b, city.centre, city.stick)
    with city.centre.open() as house:
        house.exchange.cards.revoke(city.centre.acting, city.b.code)
    note(city.b, "sesudah")
    late = post(city.b, city.centre, city.stick)

    refused = city.centre.run("sinkron", "baca", late)

    assert (refused.code, refused.error) == (2, "KARTU_DICABUT")
    assert "sebelum" in notes(city.centre)
    assert "sesudah" not in notes(city.centre)
    assert is_well(city.centre)


def test_other_offices_hear_that_one_was_put_out(city):
    """A file of the revoked office that was addressed to another one, before and after the news."""
    stranger = Insider(city.b)
    early = stranger.file(city.a, [], city.stick / "1.sinkron")
    late = stranger.file(city.a, [], city.stick / "2.sinkron")
    city.a.take(early)
    with city.centre.open() as house:
        house.exchange.cards.revoke(city.centre.acting, city.b.code)
    give(city.centre, city.a, city.stick)

    assert city.a.refuses(late).code == "KARTU_DICABUT"


def test_an_office_that_lost_its_pc_begins_anew_and_gets_back_what_others_hold(city):
    """A new PC, new keys, a new card; BKPSDM compares the digits by telephone once more."""
    note(city.b, "sebelum")
    give(city.b, city.centre, city.stick)
    note(city.b, "belum dikirim")
    unsent = post(city.b, city.centre, city.stick)
    new, stick = Office(city.folder / "baru", city.b.code, city.b.name), city.stick
    new.home.mkdir()
    with new.open() as house:
        house.offices.create(new.acting, name=new.name, code=new.code)
    for command in (
        (new, "kartu", "tulis", stick / "baru.kartu"),
        (city.centre, "kartu", "tulis", stick / "pusat.kartu"),
        (city.centre, "kartu", "terima", stick / "baru.kartu"),
        (new, "kartu", "terima", stick / "pusat.kartu"),
    ):
        assert command[0].quick(*command[1:]) == 0
    new.take(post(city.centre, new, stick, kind=FileKind.PAKET_AWAL))
    note(new, "sesudah")
    give(new, city.centre, stick)
    thief, courier = Insider(city.b), Insider(city.a)
    relayed = courier.file(city.centre, [thief.block([setting("dicuri")])], stick / "titipan.sinkron")
    (intake,) = city.centre.receive(relayed).intakes
    read_by_thief = city.b.refuses(post(city.centre, new, stick))

    assert intake.refused_codes == {"KARTU_DICABUT": 1}
    assert read_by_thief.code == "BUKAN_UNTUK_KANTOR_INI"
    assert {"sebelum", "sesudah"} <= notes(new).keys()
    assert {"sebelum", "sesudah"} <= notes(city.centre).keys()
    assert city.centre.refuses(unsent).code in {"KARTU_DICABUT", "KANTOR_TAK_DIKENAL"}
    assert is_well(new)
    assert is_well(city.centre)


def test_a_retired_pc_is_heard_no_more_by_anybody(city):
    two = second_pc(city, city.a)
    note(two, "sebelum")
    give(two, city.a, city.stick)
    with city.a.open() as house:
        (pc,) = [pc for pc in house.exchange.computers() if not pc.is_this]
        house.exchange.cards.retire(city.a.acting, pc.id)
    note(two, "sesudah")
    home, abroad = post(two, city.a, city.stick), post(two, city.centre, city.stick)
    give(city.a, city.centre, city.stick)

    assert city.a.refuses(home).code == "KARTU_DICABUT"
    assert city.centre.refuses(abroad).code == "KARTU_DICABUT"
    assert "sebelum" in notes(city.centre)
    assert "sesudah" not in notes(city.centre) | notes(city.a)


def test_an_older_roster_is_never_taken_back_but_an_honest_file_with_it_is_read(city):
    old = roster_bytes(city.a)
    with city.centre.open() as house:
        house.exchange.cards.revoke(city.centre.acting, city.c.code)
    give(city.centre, city.a, city.stick)
    newer = roster_version(city.a)
    insider = Insider(city.b)
    path = insider.file(city.a, [], city.stick / "1.sinkron", roster=old.decode())
    note(city.b, "dengan daftar lama")
    give(city.b, city.centre, city.stick)  # it has not heard of the newer edition

    city.a.receive(path)

    assert roster_version(city.a) == newer
    assert "dengan daftar lama" in notes(city.centre)


def test_a_roster_that_nobody_signed_or_that_runs_ahead_is_not_taken(city):
    insider = Insider(city.b)
    with city.centre.open() as house, house.store.look() as work:
        roster, root = roster_of(work), Insider(city.centre).own.keys.root
    ahead = sign_roster(replace(roster, version=roster.version + 10_001), [root])
    thief = SigningKey(b"t" * 32)
    own = replace(roster, version=roster.version + 1, root=thief.public)
    forged = sign_roster(own, [thief])
    before = roster_version(city.a)

    for name, data in (("maju", ahead), ("palsu", forged)):
        (intake,) = city.a.receive(
            insider.file(city.a, [], city.stick / f"{name}.sinkron", roster=data.decode())
        ).intakes
        assert roster_version(city.a) == before
        assert intake.error is not None
        assert intake.error.code.startswith("ROSTER_")


def test_a_new_root_is_followed_and_so_is_the_one_after_it(city):
    for _ in range(2):
        with city.centre.open() as house:
            house.exchange.cards.renew_root(city.centre.acting)
    note(city.centre, "akar baru", gid=UMUM)

    give(city.centre, city.a, city.stick)
    with city.centre.open() as house:
        house.exchange.cards.renew_root(city.centre.acting)
    note(city.centre, "akar ketiga", gid=UMUM)
    give(city.centre, city.a, city.stick)
    give(city.centre, city.b, city.stick)

    assert roster_version(city.a) == roster_version(city.b) == roster_version(city.centre)
    assert {"akar baru", "akar ketiga"} <= notes(city.a).keys() & notes(city.b).keys()


def test_a_file_for_another_office_is_named_by_both_names(city):
    path = post(city.centre, city.c, city.stick)

    refused = city.a.run("sinkron", "baca", path)

    assert (refused.code, refused.error) == (2, "BUKAN_UNTUK_KANTOR_INI")
    assert city.c.name in refused.err
    assert city.a.name in refused.err


def test_who_passes_on_another_offices_letter_as_his_own_is_refused(city):
    """B takes what A sealed for BKPSDM and signs it itself, as if it had written it."""
    note(city.a, "surat")
    sealed = post(city.a, city.centre, city.stick)
    stolen = _signed_anew(sealed, Insider(city.b), city.stick / "curian.sinkron")

    refused = city.centre.refuses(stolen)

    assert refused.code == "PENERUSAN_TIDAK_SAH"
    assert "surat" not in notes(city.centre)


def test_a_letter_that_names_another_addressee_within_is_refused(city):
    """B sealed it for A by mistake or malice; within it says BKPSDM."""
    insider = Insider(city.b)
    path = insider.file(
        city.centre, [insider.block([setting("x")])], city.stick / "1.sinkron",
        recipients=insider.recipients(city.a),
    )  # fmt: skip

    assert city.a.refuses(path).code == "PENERUSAN_TIDAK_SAH"


def _signed_anew(source: Path, insider: Insider, target: Path) -> Path:
    with source.open("rb") as file:
        outer = read_outer(file, source.stat().st_size)
        file.seek(outer.payload_offset)
        payload = file.read(outer.payload_length)
    header = msgspec.structs.replace(outer.header, key=key_id(insider.key.public), cert=insider.certificate)
    data = head_of(header) + payload
    signature = insider.key.sign(LABEL + hashlib.sha256(data).digest())
    target.write_bytes(data + signature)
    return target


def test_an_office_that_nobody_listed_is_unknown(city):
    stranger = Office(city.folder / "asing", "ASING", "Dinas Asing")
    stranger.home.mkdir()
    with stranger.open() as house:
        house.offices.create(stranger.acting, name=stranger.name, code=stranger.code)
        house.exchange.begin()
    with city.centre.open() as house:
        house.exchange.cards.write(city.centre.acting, city.stick / "pusat.kartu")
    assert stranger.quick("kartu", "terima", city.stick / "pusat.kartu") == 0
    insider = Insider(stranger)
    insider.roster, insider.roster_bytes = Insider(city.b).roster, roster_bytes(city.b)
    path = insider.file(city.centre, [insider.block([setting("x")])], city.stick / "1.sinkron")

    assert city.centre.refuses(path).code == "KANTOR_TAK_DIKENAL"


def test_a_stale_starter_package_says_its_number(city):
    early = post(city.centre, city.a, city.stick, kind=FileKind.PAKET_AWAL)
    note(city.centre, "baru", gid=UMUM)
    for _ in range(2):
        late = post(city.centre, city.a, city.stick, kind=FileKind.PAKET_AWAL)
    city.a.take(late)

    ran = city.a.run("sinkron", "baca", early)

    assert ran.code == 0
    assert "nomor 2" in ran.out
    assert "nomor 4" in ran.out


def test_thirty_files_again_in_any_order_change_nothing(city):
    offices, random = (city.centre, city.a, city.b, city.c), Random(30)
    files: dict[str, list[Path]] = {office.code: [] for office in offices}
    for number in range(30):
        other = offices[1 + number % 3]
        sender, to = (other, city.centre) if number % 2 else (city.centre, other)
        note(sender, f"baris {random.randrange(4)}", number, None if sender is other else UMUM)
        files[to.code].append(post(sender, to, city.stick))
    for office in offices:
        office.receive(*files[office.code])
    before = {office.code: everything(office) for office in offices}

    for office in offices:
        again = files[office.code] * 2
        random.shuffle(again)
        received = office.receive(*again)
        assert all(intake.is_nothing for intake in received.intakes)

    assert {office.code: everything(office) for office in offices} == before
    assert all(waits(office)[1:] == (0, 0) for office in offices)


def test_who_keeps_files_back_is_seen(city):
    """A courier who brings only old files: BKPSDM sees what is not acknowledged, and since when."""
    post(city.centre, city.a, city.stick)
    note(city.centre, "ditahan", gid=UMUM)
    post(city.centre, city.a, city.stick)

    with city.centre.open() as house:
        (line,) = [line for line in house.exchange.offices() if line.code == city.a.code]

    assert line.unacknowledged == 2
    assert line.oldest_unacknowledged.startswith(f"{NOW:%Y-%m-%d}")
    assert line.last_received is not None


def test_a_file_from_a_folder_that_has_others_beside_it_is_refused_alone(city):
    """A whole stick at once: what is damaged, foreign or no exchange file at all does not stop the rest."""
    note(city.centre, "di stik", gid=UMUM)
    good = post(city.centre, city.a, city.stick)
    foreign = post(city.centre, city.b, city.stick)
    torn = city.stick / "9-robek.sinkron"
    shutil.copy(good, torn)
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 1
    torn.write_bytes(bytes(data))
    (city.stick / "10-surat.sinkron").write_text("bukan berkas sinkron", encoding="utf-8")

    ran = city.a.run("sinkron", "baca", city.stick, "--json")

    assert ran.code == 2
    codes = {line["berkas"]: line["kode"] for line in ran.said["berkas"]}
    assert codes == {
        good.name: None,
        foreign.name: "BUKAN_UNTUK_KANTOR_INI",
        torn.name: "RUSAK",
        "10-surat.sinkron": "BUKAN_BERKAS_SINKRON",
    }
    assert "di stik" in notes(city.a)
