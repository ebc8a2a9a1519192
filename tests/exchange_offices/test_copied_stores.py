"""A store that was copied, put back, or opened twice: it is noticed, and nothing is lost."""

from __future__ import annotations

import shutil

from builders import admin, clock
from city_views import is_well
from people_sheets import siasn_sheet
from separate_offices import Office, give, post

from desktop_app.app.compose import open_house
from desktop_app.domain.canon import canonical
from desktop_app.domain.organisation import Setting
from desktop_app.domain.people import Person
from desktop_app.services.exchange.values import SyncState
from desktop_app.services.offices import own_office


def write(house, key: str, value: str) -> None:
    with house.store.work(admin()) as work:
        audience = own_office(work).audience_id
        held = work.one(Setting, key=key, audience_id=audience)
        work.keep(
            Setting(
                id=held.id if held else work.mint(), audience_id=audience, key=key, value=canonical(value)
            )
        )


def note(office: Office, key: str, value: str = "isi") -> None:
    """Something that only this office knows."""
    with office.open() as house:
        write(house, key, value)


def keys(office: Office) -> set[str]:
    with office.open() as house, house.store.look() as work:
        return {setting.key for setting in work.find(Setting)}


def replica(office: Office) -> str:
    with office.open() as house, house.store.engine.connect() as connection:
        return connection.exec_driver_sql("SELECT hex(replica) FROM _ctl").scalar()


def copied(office: Office, home) -> Office:
    """The folder of an office on another PC."""
    home.mkdir()
    shutil.copytree(office.data, home / "kantor")
    return Office(home, office.code, office.name)


def test_a_copy_on_another_pc_writes_as_another_and_both_arrive(city):
    note(city.a, "sebelum")
    twin = copied(city.a, city.folder / "salinan")
    twin.hands = city.a.hands
    (twin.home / "conf").mkdir()
    shutil.copytree(city.a.notes, twin.notes)  # the note of the first place came along by mistake
    (twin.notes / "komputer.id").write_text("0" * 32)

    note(city.a, "asli")
    note(twin, "salinan")
    for office in (city.a, twin):
        give(office, city.centre, city.stick)

    assert replica(twin) != replica(city.a)
    assert {"sebelum", "asli", "salinan"} <= keys(city.centre)
    for office in (city.a, twin):
        give(city.centre, office, city.stick)
        assert {"sebelum", "asli", "salinan"} <= keys(office)
        assert is_well(office)


def test_an_older_copy_put_back_in_its_place_gets_its_own_lost_rows_back(city):
    note(city.a, "tersimpan")
    give(city.a, city.centre, city.stick)
    shutil.copytree(city.a.data, city.folder / "kemarin")
    old = replica(city.a)
    note(city.a, "hilang-di-sini")
    give(city.a, city.centre, city.stick)
    shutil.rmtree(city.a.data)
    shutil.copytree(city.folder / "kemarin", city.a.data)

    assert replica(city.a) != old
    note(city.a, "sesudah")
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    assert {"tersimpan", "hilang-di-sini", "sesudah"} <= keys(city.a)
    assert {"tersimpan", "hilang-di-sini", "sesudah"} <= keys(city.centre)
    assert is_well(city.a)
    assert is_well(city.centre)


def test_a_twin_that_nothing_could_notice_is_told_and_loses_nothing(city):
    note(city.a, "bersama")
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)
    twin = copied(city.a, city.folder / "kembar")

    def blind(office: Office):
        return open_house(office.data, clock)  # without notes of any PC

    files = []
    for office, key in ((city.a, "pertama"), (twin, "kedua")):
        house = blind(office)
        write(house, key, "isi")
        write(house, "bersama", key)
        sent = house.exchange.send(admin(), "BKPSDM", city.stick / f"{key}.sinkron")
        files.append(sent.files[0].path)
        house.close()
    first, second = (city.centre.receive(path).intakes[0] for path in files)
    assert (first.forks, second.forks) == (0, 1)
    back = post(city.centre, city.a, city.stick)

    house = blind(twin)
    (intake,) = house.exchange.receive(admin(), [back]).intakes
    assert intake.error is not None
    assert intake.error.code == "KEMBAR"
    house.exchange.become_new_computer(admin())
    (intake,) = house.exchange.receive(admin(), [back]).intakes
    assert intake.error is None
    again = house.exchange.send(admin(), "BKPSDM", city.stick / "lagi.sinkron").files[0].path
    house.close()
    city.centre.take(again)

    assert {"bersama", "pertama", "kedua"} <= keys(city.centre)
    with city.centre.open() as house:
        decisions = house.exchange.deciding.decisions()
    values = [{candidate.raw for candidate in decision.candidates} for decision in decisions]
    assert values == [{canonical("pertama"), canonical("kedua")}]
    assert is_well(city.centre)

    later = post(
        city.centre, city.a, city.stick
    )  # which brings no news of the first: it may be gone for ever
    house = blind(twin)
    (intake,) = house.exchange.receive(admin(), [later]).intakes
    assert intake.error is None
    with house.store.look() as work:
        assert {"pertama", "kedua"} <= {setting.key for setting in work.find(Setting)}
    house.close()


def test_the_longer_branch_of_two_copies_comes_to_the_agency_too(city):
    note(city.a, "bersama")
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)
    twin = copied(city.a, city.folder / "kembar")
    house = open_house(twin.data, clock)  # without notes of any PC, as below
    write(house, "kembar", "isi")
    city.centre.receive(house.exchange.send(admin(), "BKPSDM", city.stick / "kembar.sinkron").files[0].path)
    house.close()
    house = open_house(city.a.data, clock)
    for number in range(4):
        write(house, f"asli {number}", "isi")
        path = house.exchange.send(admin(), "BKPSDM", city.stick / f"{number}.sinkron").files[0].path
        city.centre.receive(path)
    back = post(city.centre, city.a, city.stick)
    assert house.exchange.receive(admin(), [back]).intakes[0].error.code == "KEMBAR"
    house.exchange.become_new_computer(admin())

    for number in range(2):
        house.exchange.receive(admin(), [post(city.centre, city.a, city.stick)])
        path = house.exchange.send(admin(), "BKPSDM", city.stick / f"lagi {number}.sinkron").files[0].path
        city.centre.receive(path)
    house.close()

    assert {"kembar", *(f"asli {number}" for number in range(4))} <= keys(city.centre)
    assert is_well(city.centre)


def test_an_import_is_taken_back_to_the_exact_state_and_brought_again(city):
    note(city.a, "kiriman")
    with city.centre.open() as house:
        before = house.exchange.ledger()
    path = post(city.a, city.centre, city.stick)
    known = keys(city.centre)
    (intake,) = city.centre.take(path).intakes
    assert intake.new

    with city.centre.open() as house:
        house.exchange.undo(admin(), intake.exchange_id)
        assert house.exchange.check().is_good
        assert [line.may_undo for line in house.exchange.ledger() if line.id == intake.exchange_id] != [None]
    assert keys(city.centre) == known
    assert len(before) < len(_ledger(city.centre))
    with city.centre.open() as house:
        house.exchange.take_again(admin(), intake.exchange_id)
    assert "kiriman" in keys(city.centre)
    assert is_well(city.centre)


def test_an_undone_import_comes_back_with_its_own_file(city):
    note(city.a, "kiriman")
    path = post(city.a, city.centre, city.stick)
    (intake,) = city.centre.take(path).intakes
    with city.centre.open() as house:
        house.exchange.undo(admin(), intake.exchange_id)

    city.centre.take(path)

    assert "kiriman" in keys(city.centre)
    assert city.centre.take(path).intakes[0].is_nothing


def test_a_conflict_is_seen_by_both_decided_once_and_closed_everywhere(city):
    note(city.a, "rebutan", "awal")
    give(city.a, city.centre, city.stick)
    with city.centre.open() as house, house.store.work(admin()) as work:
        held = work.one(Setting, key="rebutan")
        work.keep(Setting(id=held.id, audience_id=held.audience_id, key="rebutan", value=canonical("pusat")))
    note(city.a, "rebutan", "dinas")
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    for office in (city.a, city.centre):
        with office.open() as house:
            (decision,) = house.exchange.deciding.decisions()
            assert {candidate.content for candidate in decision.candidates} == {"dinas", "pusat"}
            assert decision.before == "awal"
            assert {candidate.office_code for candidate in decision.candidates} == {city.a.code, "BKPSDM"}
    with city.a.open() as house:
        (decision,) = house.exchange.deciding.decisions()
        chosen = next(c for c in decision.candidates if c.content == "pusat")
        house.exchange.deciding.choose(admin(), decision.row, decision.field, chosen.key)
        assert house.exchange.deciding.decisions() == []
    give(city.a, city.centre, city.stick)

    with city.centre.open() as house:
        assert house.exchange.deciding.decisions() == []
        with house.store.look() as work:
            assert work.one(Setting, key="rebutan").value == canonical("pusat")


def test_a_record_tells_where_it_stands_in_the_exchange(city):
    siasn_sheet(city.folder / "pegawai.xlsx", faults=False)
    assert city.a.quick("pegawai", "impor", city.folder / "pegawai.xlsx") == 0

    def state() -> SyncState:
        with city.a.open() as house:
            with house.store.look() as work:
                id = work.find(Person)[0].person_id
            return house.exchange.states("person", [id])[id]

    assert state() is SyncState.BELUM_DIKIRIM
    path = post(city.a, city.centre, city.stick)
    assert state() is SyncState.DIKIRIM
    city.centre.take(path)
    give(city.centre, city.a, city.stick)
    assert state() is SyncState.DIAKUI


def _ledger(office: Office) -> list[object]:
    with office.open() as house:
        return list(house.exchange.ledger())
