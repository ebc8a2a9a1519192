"""Several passwords open one folder; no other does, and the file says nothing about anybody."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Damaged, NotAllowed, RuleBroken
from desktop_app.vault.passwords import Cost, WrongPassword, cost_of, lock, unlock
from desktop_app.vault.slots import (
    SLOT_FILE,
    Opened,
    SlotKind,
    new_personal,
    new_slots,
    read_slots,
    write_slots,
)

CHEAP = Cost(1, 8)
SECRET = bytes(range(32))


def code_of(deed) -> str:
    with pytest.raises((NotAllowed, RuleBroken, Damaged)) as refused:
        deed()
    return refused.value.code


@pytest.fixture
def slots():
    """Sari and Budi, and a sheet."""
    made = new_slots().with_user("Sari", "kata sandi sari", Opened(SECRET, b"s" * 32), CHEAP)
    made = made.with_user("Budi", "kata sandi budi", Opened(SECRET, b"b" * 32), CHEAP)
    return made.with_sheet("lembar 1", "1234-5678", SECRET, CHEAP)


words = st.text(min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=100), words, words)
def test_what_was_locked_opens_by_its_password_alone(content, password, other):
    locked = lock(content, password, CHEAP)

    assert unlock(locked, password) == content
    assert cost_of(locked) == CHEAP
    assert lock(content, password, CHEAP) != locked
    if unlock_or_none(locked, other) is not None:
        assert unlock_or_none(lock(b"x", other, CHEAP), password) == b"x"  # the same word, typed otherwise


def unlock_or_none(locked: bytes, password: str) -> bytes | None:
    try:
        return unlock(locked, password)
    except WrongPassword:
        return None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_locked_content_that_was_touched_opens_no_more(data):
    locked = bytearray(lock(SECRET, "kata", CHEAP))
    place = data.draw(st.integers(0, len(locked) - 1))
    locked[place] ^= data.draw(st.integers(1, 255))
    if cost_of(bytes(locked)).kib <= 1024 and cost_of(bytes(locked)).passes <= 4:
        assert unlock_or_none(bytes(locked), "kata") is None
    assert unlock_or_none(bytes(locked[:place]), "kata") is None


@pytest.mark.parametrize(
    "head", ["010100000007", "011100000008", "01000000ffff", "0103ffffffff", "0203000000ff"]
)
def test_nobody_is_made_to_use_all_his_memory_or_a_lock_that_is_none(head):
    assert unlock_or_none(bytes.fromhex(head) + lock(SECRET, "kata", CHEAP)[6:], "kata") is None


def test_a_password_opens_however_its_letters_were_put_together():
    assert unlock(lock(SECRET, "é", CHEAP), "é") == SECRET


def test_each_opens_the_folder_with_his_own_password_and_has_a_secret_of_his_own(slots):
    sari, budi = slots.opened("Sari", "kata sandi sari"), slots.opened("Budi", "kata sandi budi")

    assert sari.secret == budi.secret == SECRET
    assert sari.personal != budi.personal
    assert slots.opened("lembar 1", "1234-5678", SlotKind.PEMULIHAN).secret == SECRET


@pytest.mark.parametrize("name", ["sari", " SARI ", "Ｓａｒｉ"])
def test_a_name_is_found_as_people_type_it(slots, name):
    assert slots.opened(name, "kata sandi sari").secret == SECRET
    assert slots.mark_of(name) == slots.mark_of("Sari")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Sari", "kata sandi budi"),
        ("Sari", ""),
        ("Citra", "kata sandi sari"),
        ("lembar 1", "1234-5678"),
        ("", ""),
    ],
)
def test_any_other_word_and_any_other_name_get_the_same_answer(slots, name, password):
    assert code_of(lambda: slots.opened(name, password)) == "masuk.sandi_salah"


def test_an_unknown_name_costs_as_much_as_a_known_one(slots, monkeypatch):
    asked: list[bytes] = []
    monkeypatch.setattr(
        "desktop_app.vault.slots.unlock", lambda locked, word: asked.append(locked) or unlock(locked, word)
    )
    for name in ("Sari", "Citra"):
        code_of(lambda name=name: slots.opened(name, "salah"))

    known, unknown = asked
    assert (cost_of(known), len(known)) == (cost_of(unknown), len(unknown))


def test_another_password_takes_the_place_of_the_old_one(slots):
    opened = slots.opened("Sari", "kata sandi sari")
    changed = slots.with_user("Sari", "kata sandi baru", opened, CHEAP)

    assert changed.opened("Sari", "kata sandi baru") == opened
    assert code_of(lambda: changed.opened("Sari", "kata sandi sari")) == "masuk.sandi_salah"
    assert len(changed.held) == len(slots.held)


def test_who_lost_his_password_comes_in_again_by_an_administrator_without_what_was_his_alone(slots):
    """The folder opens; the secret that sealed his private notes is another one."""
    secret = slots.opened("Budi", "kata sandi budi").secret
    reset = slots.with_user("Sari", "kata sandi sementara", Opened(secret, new_personal()), CHEAP)

    opened = reset.opened("Sari", "kata sandi sementara")
    assert opened.secret == SECRET
    assert opened.personal != slots.opened("Sari", "kata sandi sari").personal


def test_the_last_way_in_cannot_be_taken_away(slots):
    alone = slots.without("Sari").without("lembar 1", SlotKind.PEMULIHAN)

    assert not alone.has("Sari")
    assert alone.has("Budi")
    assert code_of(lambda: alone.without("Budi")) == "celah.terakhir"


def test_there_is_an_end_to_how_many(slots):
    full = replace(slots, held=slots.held * 100)

    assert (
        code_of(lambda: full.with_user("Citra", "kata", Opened(SECRET, SECRET), CHEAP))
        == "celah.terlalu_banyak"
    )


def test_a_slot_of_older_times_is_told_so_that_it_can_be_made_anew(slots):
    assert slots.costs_less("Sari")
    assert not slots.costs_less("Sari", CHEAP)
    assert not slots.costs_less("Citra")


def test_written_and_read_again_they_open_as_before(slots, tmp_path):
    assert read_slots(tmp_path) is None
    write_slots(tmp_path, slots)
    read = read_slots(tmp_path)

    assert read == slots
    assert read.opened("Budi", "kata sandi budi").secret == SECRET


def test_the_file_holds_no_name_no_password_and_no_secret(slots, tmp_path):
    write_slots(tmp_path, slots)
    raw = (tmp_path / SLOT_FILE).read_bytes().lower()

    for word in (b"sari", b"budi", b"kata", b"1234", SECRET.hex().encode(), (b"s" * 32).hex().encode()):
        assert word not in raw.replace(b'"sandi"', b"")
    assert repr(slots) + repr(slots.held[0]) + repr(slots.opened("Sari", "kata sandi sari"))
    assert SECRET.hex() not in repr(slots.opened("Sari", "kata sandi sari"))


def test_marks_differ_from_folder_to_folder():
    assert new_slots().mark_of("Sari") != new_slots().mark_of("Sari")


def spoiled(told: dict) -> list[bytes]:
    first = told["slots"][0]
    return [
        b"",
        b"{",
        b"[" * 200_000,
        b"null",
        b"\xff\xfe",
        json.dumps(told | {"rembug-celah": 2}).encode(),
        json.dumps(told | {"slots": []}).encode(),
        json.dumps(told | {"slots": [first] * 201}).encode(),
        json.dumps(told | {"slots": None}).encode(),
        json.dumps(told | {"slots": [first | {"locked": "00"}]}).encode(),
        json.dumps(told | {"slots": [first | {"kind": "lain"}]}).encode(),
        json.dumps(told | {"slots": [first | {"mark": "zz"}]}).encode(),
        json.dumps(told | {"salt": "00"}).encode(),
        json.dumps(told | {"salt": "00" * 200_000}).encode(),
    ]


def test_a_file_that_is_none_is_told_and_left_as_it_is(slots, tmp_path):
    write_slots(tmp_path, slots)
    path = tmp_path / SLOT_FILE
    for raw in spoiled(json.loads(path.read_bytes())):
        path.write_bytes(raw)
        assert code_of(lambda: read_slots(tmp_path)) == "celah.rusak"
        assert path.read_bytes() == raw
