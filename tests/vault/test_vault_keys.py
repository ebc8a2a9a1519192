"""The secret of a data folder: made once, kept, and missed when it is gone."""

from __future__ import annotations

import os
import stat

import pytest

from desktop_app.domain.errors import Damaged
from desktop_app.vault.keys import KEY_FILE, Keys, open_keys


def test_a_new_folder_gets_a_secret_of_its_own_and_keeps_it(tmp_path):
    one, two = tmp_path / "satu", tmp_path / "dua"

    first = open_keys(one)

    assert open_keys(one) == first
    assert open_keys(two) != first
    assert len(first.secret) == 32


def test_each_use_has_its_own_key(tmp_path):
    keys = open_keys(tmp_path)

    assert len({keys.secret, keys.database, keys.files, keys.names, keys.codes}) == 5
    assert {len(key) for key in (keys.database, keys.files, keys.names, keys.codes)} == {32}


def test_the_keys_made_from_a_secret_never_change():
    keys = Keys(bytes(range(32)))

    assert keys.database.hex() == "85b2eedb9cd9eba26d312b7cf11233975455f46176f8702b5af444a78f762860"
    assert keys.files.hex() == "6a2aaa9652f3d7505e70dd32b34c53d6c52c9e8ff9452cddf278f44230597027"
    assert keys.names.hex() == "402b39c25415f2d72b80e4e25e3a60b634374e5ea857a354d8259b250030f42e"
    assert keys.codes.hex() == "a9933fac77ae205cac083fe45dab9d12eed908db1b12d72aebf0511b14c800a6"


def test_a_secret_is_never_shown(tmp_path):
    keys = open_keys(tmp_path)

    assert keys.secret.hex() not in repr(keys)
    assert str(keys.secret) not in repr(keys)


@pytest.mark.skipif(os.name != "posix", reason="rights of Windows come from the folder")
def test_only_the_owner_reads_the_key_file(tmp_path):
    open_keys(tmp_path)

    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_key_file_of_another_length_is_broken_and_stays_as_it_is(tmp_path):
    (tmp_path / KEY_FILE).write_bytes(b"pendek")

    with pytest.raises(Damaged, match="kunci_rusak"):
        open_keys(tmp_path)

    assert (tmp_path / KEY_FILE).read_bytes() == b"pendek"


def test_a_database_without_its_key_gets_no_new_one(tmp_path):
    (tmp_path / "rembug.db").write_bytes(b"terkunci")

    with pytest.raises(Damaged, match="kunci_hilang"):
        open_keys(tmp_path)

    assert not (tmp_path / KEY_FILE).exists()
