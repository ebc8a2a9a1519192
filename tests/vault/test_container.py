"""Several files as one: what was put in comes out, and anything else is refused by its code."""

from __future__ import annotations

import struct
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import AppError
from desktop_app.vault.container import copy_part, read_contents, read_head, write_container

KEY = bytes(range(32))
HEADER = {"kantor": {"kode": "LATIHAN", "nama": "Dinas Latihan"}, "kunci": "00"}
FACTS = {"jumlah": {"person": 3}}


def contained(tmp_path, *contents: bytes, header=HEADER) -> bytes:
    paths = []
    for number, content in enumerate(contents):
        path = tmp_path / f"bagian-{number}"
        path.write_bytes(content)
        paths.append((path.name, path))
    target = BytesIO()
    write_container(target, KEY, header=header, facts=FACTS, parts=paths)
    return target.getvalue()


def read(whole: bytes, key: bytes = KEY):
    source = BytesIO(whole)
    head = read_head(source, "x")
    contents = read_contents(source, head, key, "x")
    parts = {}
    for part in contents.parts:
        target = BytesIO()
        copy_part(source, part, target, "x")
        parts[part.name] = target.getvalue()
    return head.facts, contents.facts, parts


def refusal(whole: bytes, key: bytes = KEY) -> str:
    with pytest.raises(AppError) as refused:
        read(whole, key)
    return refused.value.code


@pytest.mark.parametrize("contents", [(), (b"",), (b"a", b"", b"c" * 3_000_000)])
def test_what_was_put_in_comes_out(tmp_path, contents):
    header, facts, parts = read(contained(tmp_path, *contents))

    assert (header, facts) == (HEADER, FACTS)
    assert tuple(parts.values()) == contents


def test_another_key_opens_nothing(tmp_path):
    assert refusal(contained(tmp_path, b"a"), bytes(32)) == "CADANGAN_RUSAK"


def test_cut_off_at_every_byte(tmp_path):
    whole = contained(tmp_path, b"satu", b"dua" * 100)

    assert {refusal(whole[:cut]) for cut in range(len(whole))} == {"CADANGAN_TERPOTONG"}


def test_every_single_bit(tmp_path):
    whole = contained(tmp_path, b"satu", b"dua" * 30)
    found: dict[str, int] = {}

    for bit in range(8 * len(whole)):
        spoiled = bytearray(whole)
        spoiled[bit // 8] ^= 1 << bit % 8
        code = refusal(bytes(spoiled))
        found[code] = found.get(code, 0) + 1

    assert found.keys() == {"CADANGAN_RUSAK", "CADANGAN_TERPOTONG", "BUKAN_CADANGAN", "VERSI_LEBIH_BARU"}
    assert found["BUKAN_CADANGAN"] == 8 * 16  # the word at the beginning
    assert found["VERSI_LEBIH_BARU"] == 15
    assert found["CADANGAN_TERPOTONG"] <= 14  # a header that claims to be longer than the file


def test_an_inserted_and_a_missing_byte_anywhere(tmp_path):
    whole = contained(tmp_path, b"satu", b"dua" * 30)

    for at in range(16, len(whole)):
        assert refusal(whole[:at] + b"\x07" + whole[at:]) in {"CADANGAN_RUSAK", "VERSI_LEBIH_BARU"}, at
        assert refusal(whole[:at] + whole[at + 1 :]) != "BUKAN_CADANGAN", at


def test_parts_of_another_container_do_not_fit(tmp_path):
    one = contained(tmp_path, b"satu")
    other = contained(tmp_path, b"lain", header={**HEADER, "kunci": "01"})
    at = one.index(b"satu")

    assert refusal(one[:at] + b"lain" + one[at + 4 :]) == "CADANGAN_RUSAK"
    assert refusal(one[:at] + other[at:]) == "CADANGAN_RUSAK"


@pytest.mark.parametrize(
    "header", [b"[" * 16_000, b"null", b"[]", b'{"a":', b"\xff\xfe", b'{"kunci": 1e999}' + b" " * 50]
)
def test_a_hostile_header_is_refused(header):
    """Everybody can compute the hash behind it; only the key makes the rest."""
    front = struct.pack(">16sHQII", b"REMBUG-CADANGAN\n", 1, 34 + len(header) + 32 + 100, len(header), 100)
    whole = front + header + sha256(front + header).digest() + bytes(100)

    assert refusal(whole) == "CADANGAN_RUSAK"


@pytest.mark.parametrize(("header_size", "manifest_size"), [(2**32 - 1, 10), (10, 2**32 - 1)])
def test_sizes_that_no_backup_has_are_not_believed(header_size, manifest_size):
    front = struct.pack(">16sHQII", b"REMBUG-CADANGAN\n", 1, 2**60, header_size, manifest_size)

    assert refusal(front + bytes(1000)) == "CADANGAN_RUSAK"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_nothing_else_ever_comes_out_of_the_reader(content, has_word):
    whole = b"REMBUG-CADANGAN\n" + content if has_word else content

    assert refusal(whole) in {
        "CADANGAN_RUSAK",
        "CADANGAN_TERPOTONG",
        "BUKAN_CADANGAN",
        "VERSI_LEBIH_BARU",
    }
