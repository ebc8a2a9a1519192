"""Two programs at one store at the same moment: each gets its turn, nothing is done twice or by halves."""

from __future__ import annotations

from city_views import is_well, waits
from line_notes import note, notes
from separate_offices import Office, post

from desktop_app.domain.organisation import Setting
from desktop_app.services.offices import own_office


def many(office: Office, count: int) -> set[str]:
    """So much that taking it in lasts a while; its keys."""
    keys = {f"kata {n}" for n in range(count)}
    with office.open() as house, house.store.work(office.acting) as work:
        audience = own_office(work).audience_id
        work.add(*(Setting(id=work.mint(), audience_id=audience, key=key, value='"kata"') for key in keys))
    return keys


def test_a_window_writes_while_a_command_takes_a_file_in(city):
    keys = many(city.a, 2000)
    path = post(city.a, city.centre, city.stick)
    with city.centre.start("sinkron", "baca", path) as importing:
        written = 0
        while importing.poll() is None:
            note(city.centre, f"sementara itu {written}")
            written += 1
        _, err = importing.communicate()

    assert (importing.returncode, err) == (0, "")
    found = notes(city.centre).keys()
    assert {f"sementara itu {n}" for n in range(written)} | keys <= found
    assert written
    assert is_well(city.centre)


def test_a_file_that_two_commands_take_in_at_once_enters_once(city):
    keys = many(city.a, 2000)
    path = post(city.a, city.centre, city.stick)
    both = [city.centre.start("sinkron", "baca", path) for _ in range(2)]
    said = [(process.communicate(), process.returncode) for process in both]

    assert [(err, code) for (_, err), code in said] == [("", 0)] * 2
    assert keys <= notes(city.centre).keys()
    assert waits(city.centre) == (0, 0, 0)
    assert is_well(city.centre)


def test_files_that_two_commands_write_at_once_follow_each_other(city):
    """One store seals once, however many ask for it: else it would be its own twin."""
    keys = many(city.a, 2000)
    paths = [city.stick / f"{number}.sinkron" for number in range(2)]
    both = [city.a.start("sinkron", "tulis", "--untuk", "BKPSDM", "--ke", path) for path in paths]
    said = [(process.communicate(), process.returncode) for process in both]
    assert [(err, code) for (_, err), code in said] == [("", 0)] * 2

    first, second = city.centre.take(*paths).intakes

    assert (first.new, second.new) in {(2000, 0), (0, 2000)}
    assert keys <= notes(city.centre).keys()
    assert is_well(city.a)
    assert is_well(city.centre)


def test_a_store_that_is_written_to_and_sent_at_once_sends_all_of_it(city):
    """What is written while a file is made is in that file or in the next one."""
    keys = many(city.a, 2000)
    with city.a.start("sinkron", "tulis", "--untuk", "BKPSDM", "--ke", city.stick / "1.sinkron") as sending:
        written = 0
        while sending.poll() is None:
            note(city.a, f"sementara itu {written}")
            written += 1
        sending.communicate()
    city.centre.take(city.stick / "1.sinkron")
    city.centre.take(post(city.a, city.centre, city.stick))

    assert sending.returncode == 0
    assert {f"sementara itu {n}" for n in range(written)} | keys <= notes(city.centre).keys()
    assert written
    assert is_well(city.a)
