"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from desktop_app.domain.errors import DiskFull
from desktop_app.vault.files import sweep_parts, whole_file, write_atomically, write_with


def test_a_file_is_there_when_it_is_whole(tmp_path):
    target = tmp_path / "surat.pdf"

    with whole_file(target) as file:
        file.write(b"isi")
        assert not target.exists()

    assert target.read_bytes() == b"isi"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.pdf"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "surat.pdf"
    write_atomically(target, b"lama")

    with pytest.raises(TypeError), whole_file(target) as file:
        file.write(["baru"])

    assert target.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.pdf"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_so(tmp_path, number):
    target = tmp_path / "surat.pdf"

    with pytest.raises(DiskFull, match="penuh"), whole_file(target):
        raise OSError(number, "full")
    with pytest.raises(DiskFull, match="penuh"):
        write_with(target, lambda path: (_ for _ in ()).throw(OSError(number, "full")))

    assert not list(tmp_path.iterdir())


def test_a_library_may_write_for_itself(tmp_path):
    write_with(tmp_path / "rekap.xlsx", lambda path: path.write_bytes(b"isi"))

    assert (tmp_path / "rekap.xlsx").read_bytes() == b"isi"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_sweep_removes_what_a_killed_program_left(tmp_path):
    left = tmp_path / "ab" / ".abcd.12345678.part"
    left.parent.mkdir()
    left.write_bytes(b"setengah")
    (tmp_path / "ab" / "abcd").write_bytes(b"utuh")

    assert sweep_parts(tmp_path) == 1
    assert [path.name for path in left.parent.iterdir()] == ["abcd"]


WRITER = """
import sys
from pathlib import Path
from desktop_app.vault.files import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"isi")
    print("menulis", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps an open file by itself")
def test_a_sweep_leaves_what_another_program_is_writing(tmp_path):
    target = tmp_path / "surat.pdf"
    command = [sys.executable, "-c", WRITER, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "menulis\n"

        assert sweep_parts(tmp_path) == 0
        writer.communicate("selesai\n")

    assert writer.returncode == 0
    assert target.read_bytes() == b"isi"
