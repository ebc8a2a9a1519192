"""Files go in by their content, come out as they were, and tell nothing from outside."""

from __future__ import annotations

import os
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Damaged, RuleBroken
from desktop_app.vault import blobs as module
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

MB = 1024 * 1024
CHUNK = 256 * 1024


def the_file(blobs: Blobs, digest: bytes):
    (found,) = [path for path in blobs._folder.rglob("*") if path.name == blobs.name_of(digest)]
    return found


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17])
def test_what_goes_in_comes_out(blobs, size):
    content = os.urandom(size)

    stored = blobs.put(content)

    assert (stored.sha256, stored.size) == (sha256(content).digest(), size)
    assert blobs.read(stored.sha256) == content
    assert blobs.is_whole(stored.sha256)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
def test_any_bytes_survive(blobs, content):
    assert blobs.read(blobs.put(content).sha256) == content


def test_the_original_is_read_and_left_alone(blobs, tmp_path):
    original = tmp_path / "bukti.pdf"
    original.write_bytes(b"isi bukti")
    before = original.stat()

    stored = blobs.put_file(original, MB)
    original.unlink()

    assert before.st_size == stored.size
    assert blobs.read(stored.sha256) == b"isi bukti"


def test_neither_name_nor_bytes_tell_what_a_file_is(blobs):
    stored = blobs.put(b"Rahasia jabatan " * 100)

    held = the_file(blobs, stored.sha256)

    assert b"Rahasia" not in held.read_bytes()
    assert stored.sha256.hex() not in str(held)
    assert blobs.names() == {held.name}


def test_the_same_content_lies_there_once(blobs):
    first, second = blobs.put(b"sama"), blobs.put(b"sama")

    assert first == second
    assert len(blobs.names()) == 1


def test_another_key_opens_nothing(blobs):
    stored = blobs.put(b"isi")
    other = Blobs(blobs._folder, Keys(bytes(32)))

    assert not other.has(stored.sha256)
    held = the_file(blobs, stored.sha256)
    target = other._path(stored.sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(held.read_bytes())
    with pytest.raises(Damaged, match="berkas_rusak"):
        other.read(stored.sha256)


@pytest.mark.parametrize("where", [0, 10, 30, CHUNK + 60, -1])
def test_one_changed_byte_is_noticed(blobs, where):
    stored = blobs.put(os.urandom(2 * CHUNK))
    held = the_file(blobs, stored.sha256)
    content = bytearray(held.read_bytes())
    content[where] ^= 1
    held.write_bytes(content)

    assert not blobs.is_whole(stored.sha256)
    with pytest.raises(Damaged, match="berkas_rusak"):
        blobs.read(stored.sha256)


@pytest.mark.parametrize("kept", [0, 5, 24, 100, CHUNK + 24 + 17, -1])
def test_a_cut_file_is_noticed(blobs, kept):
    stored = blobs.put(os.urandom(2 * CHUNK))
    held = the_file(blobs, stored.sha256)
    held.write_bytes(held.read_bytes()[:kept])

    assert not blobs.is_whole(stored.sha256)
    with pytest.raises(Damaged, match="berkas_rusak"):
        blobs.read(stored.sha256)


def test_a_missing_file_is_missing_not_broken(blobs):
    with pytest.raises(Damaged, match="berkas_hilang"):
        blobs.read(sha256(b"tak ada").digest())


def test_putting_the_same_file_in_again_heals_a_broken_one(blobs):
    stored = blobs.put(b"isi yang utuh")
    the_file(blobs, stored.sha256).write_bytes(b"rusak")

    blobs.put(b"isi yang utuh")

    assert blobs.read(stored.sha256) == b"isi yang utuh"


def refusal(blobs, path, at_most=MB) -> str:
    with pytest.raises(RuleBroken) as broken:
        blobs.put_file(path, at_most)
    assert not blobs.names()
    return broken.value.code


def test_what_cannot_be_evidence_is_refused_and_nothing_stays(blobs, tmp_path):
    empty, big = tmp_path / "kosong.pdf", tmp_path / "besar.mp4"
    empty.touch()
    big.write_bytes(bytes(101))

    assert refusal(blobs, tmp_path / "tak ada.pdf") == "berkas.tidak_ada"
    assert refusal(blobs, tmp_path) == "berkas.tidak_terbaca"
    assert refusal(blobs, empty) == "berkas.kosong"
    assert refusal(blobs, big, 100) == "berkas.terlalu_besar"
    assert blobs.put_file(big, 101).size == 101


def test_a_file_that_changes_while_it_is_copied_is_refused(blobs, tmp_path, monkeypatch):
    growing = tmp_path / "catatan.txt"
    growing.write_bytes(b"satu")
    real = module._hash_of

    def hash_then_write(source):
        digest = real(source)
        growing.write_bytes(b"dua!")
        return digest

    monkeypatch.setattr(module, "_hash_of", hash_then_write)

    assert refusal(blobs, growing) == "berkas.berubah"
    assert not list(blobs._folder.rglob(".*.part"))


def test_a_sweep_takes_only_old_files_that_nobody_speaks_of(blobs):
    known, orphan, young = blobs.put(b"dikenal"), blobs.put(b"yatim"), blobs.put(b"baru")
    for stored in (known, orphan):
        os.utime(the_file(blobs, stored.sha256), (1000, 1000))

    went = blobs.sweep([known.sha256], before=2000)

    assert went == 1
    assert (blobs.has(known.sha256), blobs.has(orphan.sha256), blobs.has(young.sha256)) == (True, False, True)


def test_an_orphan_that_is_put_in_again_is_young(blobs):
    stored = blobs.put(b"yatim")
    os.utime(the_file(blobs, stored.sha256), (1000, 1000))
    blobs.put(b"yatim")

    assert blobs.sweep([], before=2000) == 0
    assert blobs.read(stored.sha256) == b"yatim"
