"""Files that a known office made to hurt: right signature, right seal, and something bad inside.

Each is refused with a code. That none takes memory is seen in a process of its own that reads them all.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from bundle_forger import (
    BLOCK_FRAME,
    BOX,
    MANIFEST_FRAME,
    SIGNATURE,
    end,
    forged,
    frame,
    header,
    opened,
    outer_of,
    plain,
    refusal,
    sealed,
    signed,
)
from hostile_bundles import HOSTILE, SEALED, block, manifest, undeclared, windowed, zeros
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle import open_inner, pack, read_outer, unpack

HERE = Path(__file__).parent


def measured(*arguments: str) -> tuple[int, int]:
    """Two numbers that `measured_reader.py` prints at the end of a process of its own."""
    ran = subprocess.run(
        [sys.executable, str(HERE / "measured_reader.py"), *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parents[1])))},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    first, second = ran.stdout.split()
    return int(first), int(second)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_hurt_is_refused(name):
    make, code = HOSTILE[name]

    assert refusal(make()) == code


@pytest.mark.skipif(sys.platform != "linux", reason="the greatest memory of a process is asked from Linux")
def test_files_made_to_hurt_take_no_memory(tmp_path):
    for number, (make, _) in enumerate(HOSTILE.values()):
        (tmp_path / f"{number:03}.sinkron").write_bytes(make())

    read, grown = measured("hostile", str(tmp_path))

    assert read == len(HOSTILE)
    assert grown < 50 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="the greatest memory of a process is asked from Linux")
@pytest.mark.parametrize(
    ("kind", "megabytes"),
    [
        ("files", 100),
        ("blocks", 100),
        pytest.param("files", 300, marks=pytest.mark.soak),
        pytest.param("blocks", 300, marks=pytest.mark.soak),
    ],
)
def test_a_large_file_is_written_and_read_in_little_memory(kind, megabytes, tmp_path):
    size, grown = measured(kind, str(tmp_path), str(megabytes))

    assert size > megabytes * 1024
    assert grown < 40 * 1024


@pytest.mark.parametrize("minor", [1, 7, 65535])
def test_a_higher_minor_version_and_its_new_fields_are_passed_over(minor):
    payload = sealed(MANIFEST_FRAME + end(1))
    text = plain(header(len(payload), baru={"apa": [1]}))
    fixed = b"\x89SNK\r\n\x1a\n" + b"\x00\x01" + minor.to_bytes(2) + len(text).to_bytes(4)

    assert opened(signed(payload, text, fixed))


@pytest.mark.parametrize(
    ("major", "code"), [(2, "VERSI_LEBIH_BARU"), (65535, "VERSI_LEBIH_BARU"), (0, "VERSI_TERLALU_LAMA")]
)
def test_another_major_version_is_told_before_anything_else_is_read(major, code):
    data = b"\x89SNK\r\n\x1a\n" + major.to_bytes(2) + b"\xff" * 100

    with pytest.raises(Refused, match=code):
        read_outer(io.BytesIO(data), len(data))


@pytest.mark.parametrize("length", [0, 1, 2**53, 2**53 - 1])
def test_a_length_that_does_not_fit_the_file_is_refused(length):
    payload = sealed(MANIFEST_FRAME + end(1))

    assert refusal(signed(payload, plain(header(length)))) in {"RUSAK", "TERPOTONG"}


def test_a_bomb_is_refused_by_what_its_head_declares():
    for most in (1, 100, 8 * 1024 * 1024):
        with pytest.raises(Refused, match="BOM"):
            unpack(zeros(most + 1), most)

    assert unpack(zeros(100), 100) == bytes(100)
    assert unpack(zeros(8 * 1024 * 1024)) == bytes(8 * 1024 * 1024)


@given(st.binary(max_size=300))
def test_any_bytes_as_a_packed_block_get_a_code(data):
    answered(forged(MANIFEST_FRAME, frame(2, SIGNATURE + data), end(2)))


@given(st.binary(max_size=60), st.integers(0, 60))
def test_a_packed_block_with_other_bytes_inside_gets_a_code(data, at):
    packed = pack(b"isi blok " * 12 + b"abcdefg")

    answered(forged(MANIFEST_FRAME, frame(2, SIGNATURE + packed[:at] + data + packed[at:]), end(2)))


@given(st.binary(max_size=300))
def test_any_bytes_as_a_manifest_get_a_code(data):
    answered(forged(frame(1, data), end(1)))
    answered(manifest(data))


@given(st.binary(max_size=300))
def test_any_bytes_instead_of_frames_get_a_code(data):
    answered(forged(data))
    answered(forged(MANIFEST_FRAME, data))


@given(st.lists(st.tuples(st.integers(0, 7), st.binary(max_size=80)), max_size=8))
def test_any_frames_get_a_code(frames):
    answered(forged(MANIFEST_FRAME, *(frame(kind, body) for kind, body in frames)))


@given(st.binary(max_size=300))
def test_any_bytes_instead_of_a_seal_get_a_code(data):
    answered(signed(data))
    answered(signed(SEALED[:60] + data))


@given(st.binary(max_size=300))
def test_any_bytes_as_a_header_get_a_code(data):
    answered(signed(SEALED, data))


@given(
    st.dictionaries(
        st.sampled_from(["key", "cert", "to", "length", "created", "part", "app"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
def test_a_header_with_any_values_gets_a_code(changes):
    answered(signed(SEALED, plain(header(len(SEALED), **changes))))


@given(st.binary(max_size=64))
def test_any_bytes_instead_of_a_file_get_a_code(data):
    answered(data)
    answered(b"\x89SNK\r\n\x1a\n" + data)


def answered(data: bytes) -> None:
    """Taken or refused: any other exception fails the test."""
    with suppress(Refused):
        opened(data)


@pytest.mark.parametrize("packed", [zeros(2**31), undeclared(100), windowed(100, 0xA8), b"bukan zstd"])
def test_a_block_with_a_bad_head_is_not_even_handed_over(packed):
    data, handed = block(packed), []

    with pytest.raises(Refused):
        open_inner(io.BytesIO(data), outer_of(data), [BOX.secret], lambda manifest: None, handed.append)

    assert handed == []


def test_blocks_beside_a_hostile_one_do_not_hide_it():
    assert refusal(forged(MANIFEST_FRAME, BLOCK_FRAME, frame(2, SIGNATURE + zeros(2**31)), end(3))) == "BOM"
