"""A copy of the database is whole, of one moment, and needs nothing but its one file."""

from __future__ import annotations

import os
import threading

import pytest
from sqlalchemy import text
from store_world import KEY

from desktop_app.domain.errors import Busy, Damaged, DiskFull, TooNew
from desktop_app.domain.papers import LocalNote
from desktop_app.store.backups import (
    back_up,
    close_for_good,
    examine,
    facts_of_live,
    is_database,
    reading,
)
from desktop_app.store.engine import open_engine
from desktop_app.store.migrate import known_revisions
from desktop_app.store.opening import DATABASE
from desktop_app.store.work import Store


def note(store: Store, key: str, length: int = 0) -> None:
    with store.work() as work:
        work.add(LocalNote(id=work.mint(), key=key, value='"' + "x" * length + '"'))


def test_a_copy_is_made_while_the_store_is_open_and_holds_what_was_committed(store, folder):
    note(store, "ada")

    back_up(folder / DATABASE, KEY, folder / "salinan.cadangan")

    with reading(folder / "salinan.cadangan", KEY) as connection:
        facts = examine(connection, "x", known_revisions())
    assert facts.counts["local_note"] == 1
    assert [path.name for path in folder.iterdir() if path.name.startswith((".", "salinan"))] == [
        "salinan.cadangan"
    ]


def test_somebody_who_writes_meanwhile_disturbs_nothing(store, folder):
    writing, ended = threading.Event(), threading.Event()

    def write() -> None:
        for number in range(100_000):
            note(store, str(number))
            writing.set()
            if ended.is_set():
                return

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait()
    for number in range(5):
        back_up(folder / DATABASE, KEY, folder / f"{number}.cadangan")
    ended.set()
    writer.join()

    counts = []
    for number in range(5):
        with reading(folder / f"{number}.cadangan", KEY) as connection:
            counts.append(examine(connection, "x", known_revisions()).counts["local_note"])
    assert counts == sorted(counts)
    assert counts[0] > 0


def test_a_copy_is_read_where_nobody_may_write(store, folder, tmp_path_factory):
    place = tmp_path_factory.mktemp("hanya-baca")
    back_up(folder / DATABASE, KEY, place / "salinan.cadangan")
    (place / "salinan.cadangan").chmod(0o400)
    place.chmod(0o500)

    with reading(place / "salinan.cadangan", KEY) as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    assert len(list(place.iterdir())) == 1
    place.chmod(0o700)


def test_a_damaged_page_is_found(store, folder):
    note(store, "ada", length=50_000)
    back_up(folder / DATABASE, KEY, folder / "salinan.cadangan")
    whole = bytearray((folder / "salinan.cadangan").read_bytes())
    whole[len(whole) // 2] ^= 1
    (folder / "salinan.cadangan").write_bytes(whole)

    with pytest.raises(Damaged), reading(folder / "salinan.cadangan", KEY) as connection:
        examine(connection, "x", known_revisions())


def test_a_damaged_database_is_not_copied(store, folder):
    note(store, "ada", length=50_000)
    store.engine.dispose()
    whole = bytearray((folder / DATABASE).read_bytes())
    whole[len(whole) // 2] ^= 1
    (folder / DATABASE).write_bytes(whole)

    with pytest.raises(Damaged):
        back_up(folder / DATABASE, KEY, folder / "salinan.cadangan")

    assert not [path for path in folder.iterdir() if "cadangan" in path.name]


def test_a_schema_of_later_is_told(store, folder):
    back_up(folder / DATABASE, KEY, folder / "salinan.cadangan")

    with pytest.raises(TooNew) as refused, reading(folder / "salinan.cadangan", KEY) as connection:
        examine(connection, "x", ("0000",))

    assert refused.value.code == "VERSI_LEBIH_BARU"


def test_what_is_no_database_of_this_key_is_told(store, folder, tmp_path):
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.7" + bytes(9000))
    (tmp_path / "kosong").write_bytes(b"")

    assert is_database(folder / DATABASE, KEY)
    assert not is_database(folder / DATABASE, bytes(32))
    assert not is_database(tmp_path / "surat.pdf", KEY)
    assert not is_database(tmp_path / "kosong", KEY)


def test_facts_are_none_where_nothing_can_be_read(folder, tmp_path):
    assert facts_of_live(tmp_path / "tidak-ada.db", KEY, known_revisions()) is None
    assert facts_of_live(folder / DATABASE, bytes(32), known_revisions()) is None
    assert facts_of_live(folder / DATABASE, KEY, ("0000",)) is None
    assert facts_of_live(folder / DATABASE, KEY, known_revisions()).revision == known_revisions()[-1]


def test_it_is_closed_for_good_only_when_nobody_has_it_open(store, folder):
    note(store, "ada")
    with pytest.raises(Busy):
        close_for_good(folder / DATABASE, KEY)
    store.engine.dispose()

    close_for_good(folder / DATABASE, KEY)

    assert not [path for path in folder.iterdir() if path.name.endswith(("-wal", "-shm"))]
    again = Store(open_engine(folder / DATABASE, KEY), store._clock)
    with again.look() as work:
        assert work.one(LocalNote, key="ada") is not None
    again.engine.dispose()


@pytest.mark.skipif(os.name != "posix", reason="limits of files are a thing of POSIX")
@pytest.mark.parametrize("kib", [4, 64, 300])
def test_a_disk_that_takes_no_more_is_told_from_damage(store, folder, kib):
    import resource

    note(store, "ada", length=600_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, hard))
    try:
        with pytest.raises(DiskFull):
            back_up(folder / DATABASE, KEY, folder / "salinan.cadangan")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert not [path for path in folder.iterdir() if "cadangan" in path.name]
