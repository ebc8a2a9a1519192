"""One transaction is all or nothing, whoever else is writing, whatever the disk does."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, text
from store_world import KEY, NOW, clock

from desktop_app.domain.errors import Busy, Damaged, DiskFull, Outdated, RuleBroken
from desktop_app.domain.papers import LocalNote
from desktop_app.domain.plan import (
    AnnexItem,
    AnnexList,
    Expectation,
    Plan,
    Rhk,
    Skp,
    SkpVersion,
)
from desktop_app.domain.records import Id
from desktop_app.domain.terms import FormKind, RhkKind, ValueCode
from desktop_app.domain.values import UMUM
from desktop_app.store.engine import open_engine
from desktop_app.store.ids import mint
from desktop_app.store.opening import DATABASE, check_health, data_version, open_store
from desktop_app.store.work import Store


def a_note(key: str, value: str = "{}") -> LocalNote:
    return LocalNote(id=mint(), key=key, value=value)


def a_plan() -> tuple[Skp, Plan]:
    skp = Skp(
        id=mint(),
        audience_id=UMUM,
        person_id=mint(),
        year=2026,
        part=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )
    version = SkpVersion(id=mint(), audience_id=UMUM, skp_id=skp.id, number=1, form=FormKind.JA_JF)
    rhk = tuple(
        Rhk(
            id=mint(),
            audience_id=UMUM,
            version_id=version.id,
            line_id=mint(),
            pos=pos,
            kind=RhkKind.UTAMA,
            text=f"Tersusunnya laporan ke-{pos}",
        )
        for pos in (1, 2, 3)
    )
    seven = tuple(
        Expectation(id=mint(), audience_id=UMUM, version_id=version.id, value_code=value)
        for value in ValueCode
    )
    return skp, Plan(version=version, rhk=rhk, expectations=seven)


def kept_plan(store: Store) -> Id:
    skp, plan = a_plan()
    with store.work() as work:
        work.keep(skp)
        work.keep(plan)
    return plan.version.id


def notes(store: Store) -> set[str]:
    with store.look() as work:
        return {note.key for note in work.find(LocalNote)}


def test_an_aggregate_comes_back_with_its_lines(store):
    skp, plan = a_plan()
    with store.work() as work:
        work.keep(skp)
        work.keep(plan)

    with store.look() as work:
        opened = work.open(Plan, plan.version.id)

    assert opened == replace(plan, version=replace(plan.version, rev=1), expectations=opened.expectations)
    assert set(opened.expectations) == set(plan.expectations)


def test_keeping_an_aggregate_adds_changes_and_removes_lines(store):
    id = kept_plan(store)
    with store.work() as work:
        plan = work.open(Plan, id)
        first, second, _gone = plan.rhk
        item = AnnexItem(
            id=mint(), audience_id=UMUM, version_id=id, list=next(iter(AnnexList)), pos=1, text="Kamera"
        )
        changed = replace(plan, rhk=(first, replace(second, text="Lain")), annex=(item,))

        work.keep(changed)

    with store.look() as work:
        assert work.open(Plan, id) == replace(changed, version=replace(plan.version, rev=2))


def test_a_copy_that_somebody_else_has_overtaken_is_refused_and_writes_nothing(store):
    id = kept_plan(store)
    with store.look() as work:
        stale = work.open(Plan, id)
    with store.work() as work:
        fresh = work.open(Plan, id)
        work.keep(replace(fresh, rhk=fresh.rhk[:1]))

    with pytest.raises(Outdated) as refused, store.work() as work:
        work.keep(replace(stale, rhk=()))

    assert refused.value.code == "gudang.usang"
    with store.look() as work:
        assert len(work.open(Plan, id).rhk) == 1


def test_nothing_of_a_failing_deed_is_kept(store):
    def fails_in_the_middle() -> None:
        with store.work() as work:
            work.add(a_note("a"))
            work.need(LocalNote, Id(bytes(16)))

    with pytest.raises(RuleBroken):
        fails_in_the_middle()

    assert notes(store) == set()


def test_a_reader_sees_one_moment_and_does_not_wait_for_the_writer(store):
    with store.work() as writing:
        writing.add(a_note("a"))
        with store.look() as reading:
            assert reading.find(LocalNote) == []

    assert notes(store) == {"a"}


def test_writers_of_many_threads_queue_and_none_is_lost(store):
    def write(number: int) -> None:
        for turn in range(5):
            with store.work() as work:
                work.add(a_note(f"{number}-{turn}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(notes(store)) == 15


OTHER_PROGRAM = """
import sys
from pathlib import Path
from store_world import KEY, clock
from desktop_app.domain.papers import LocalNote
from desktop_app.store.ids import mint
from desktop_app.store.opening import open_store

store = open_store(Path(sys.argv[1]), KEY, clock)
with store.work() as work:
    work.add(LocalNote(id=mint(), key="lain", value="{}"))
    print("menulis", flush=True)
    sys.stdin.readline()
print("selesai", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def other_program(folder, request):
    """A second process with a write under way; it goes on when told."""
    started = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(folder)],
        cwd=request.path.parent,
        env={"PYTHONPATH": f"{request.config.rootpath}:{request.path.parent}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield started
    started.communicate("\n\n", timeout=20)


def test_two_programs_share_one_store(store, other_program):
    impatient(store)
    before = data_version(store)
    assert other_program.stdout.readline() == "menulis\n"

    with pytest.raises(Busy) as refused, store.work() as work:
        work.add(a_note("kita"))

    assert refused.value.code == "gudang.sibuk"
    assert notes(store) == set()
    other_program.stdin.write("\n")
    other_program.stdin.flush()
    assert other_program.stdout.readline() == "selesai\n"
    assert data_version(store) != before
    with store.work() as work:
        work.add(a_note("kita"))
    assert notes(store) == {"lain", "kita"}


def impatient(store: Store) -> None:
    """A user waits five seconds for another program; a test need not."""
    store.engine.dispose()
    event.listen(
        store.engine, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout=20")
    )


def test_a_full_disk_is_told_as_such_and_loses_nothing(store):
    with store.work() as work:
        work.add(a_note("ada"))
    limit_pages(store, spare=4)

    with pytest.raises(DiskFull) as refused, store.work() as work:
        work.add(*(a_note(f"besar {n}", "x" * 4000) for n in range(100)))

    assert refused.value.code == "gudang.penuh"
    assert notes(store) == {"ada"}
    limit_pages(store, spare=10_000)
    with store.work() as work:
        work.add(a_note("lagi"))
    assert notes(store) == {"ada", "lagi"}
    assert check_health(store).is_good


def limit_pages(store: Store, *, spare: int) -> None:
    """As if the disk had room for so many more pages."""
    with store.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count")) or 0
    store.engine.dispose()
    event.listen(
        store.engine,
        "connect",
        lambda connection, _record: connection.execute(f"PRAGMA max_page_count={pages + spare}"),
    )


def test_a_wrong_key_opens_nothing_and_changes_nothing(folder):
    before = (folder / DATABASE).read_bytes()

    with pytest.raises(Damaged) as refused:
        open_store(folder, bytes(32), clock)

    assert refused.value.code == "gudang.rusak"
    assert (folder / DATABASE).read_bytes() == before


def test_a_flipped_byte_is_found_by_the_integrity_check(folder):
    path = folder / DATABASE
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    store = Store(open_engine(path, KEY), clock)

    health = check_health(store)

    store.engine.dispose()
    assert not health.is_good


def test_nothing_readable_lies_on_the_disk(store, folder):
    with store.work() as work:
        work.add(a_note("kunci-yang-dicari", "nilai-yang-dicari"))
    store.engine.dispose()

    content = b"".join(path.read_bytes() for path in folder.iterdir())

    assert b"yang-dicari" not in content
    assert b"SQLite format 3" not in content
    assert b"CREATE TABLE" not in content


def test_a_day_is_the_day_of_salatiga(folder):
    late = NOW.replace(hour=18)
    store = Store(open_engine(folder / DATABASE, KEY), lambda: late)

    with store.look() as work:
        today = work.today

    store.engine.dispose()
    assert today == date(2026, 10, 6)
