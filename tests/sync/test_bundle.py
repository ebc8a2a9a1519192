"""Exchange files: what was put in comes out, for those it was meant for; callers' errors pass as they are."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from itertools import pairwise

import pytest
from bundle_forger import (
    APP,
    BOX,
    CREATED,
    FILE,
    FRAMES,
    KEY,
    MANIFEST,
    SIGNATURE,
    TO,
    opened,
    outer_of,
    written,
)
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Damaged, DiskFull, Refused
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    Recipient,
    Written,
    open_inner,
    pack,
    read_outer,
    unpack,
    verify_bundle,
    verify_outer,
    write_bundle,
)
from desktop_app.vault.sealing import new_box_key
from desktop_app.vault.signing import new_signing_key

MB = 1024 * 1024
GIVEN = {
    "key": KEY,
    "certificate": {},
    "recipients": [Recipient(TO, BOX.public)],
    "manifest": MANIFEST,
    "frames": [],
    "created": CREATED,
    "app": APP,
}


def of_a_file(content: bytes, cuts: list[int]):
    edges = [0, *sorted({cut % len(content) for cut in cuts if content} - {0}), len(content)]
    chunks = [FileChunk(content[a:b]) for a, b in pairwise(edges) if b > a]
    return [FileHead(sha256(content).digest(), len(content)), *chunks]


BLOCKS = st.builds(
    lambda signature, raw: [BlockFrame(signature, pack(raw))],
    st.binary(min_size=64, max_size=64),
    st.binary(min_size=1, max_size=300),
)
FILES = st.builds(of_a_file, st.binary(max_size=500), st.lists(st.integers(0, 500), max_size=4))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.lists(BLOCKS | FILES, max_size=6))
def test_what_was_put_in_comes_out_in_its_order(manifest, groups):
    frames = [frame for group in groups for frame in group]

    assert opened(written(frames, manifest)) == (manifest, frames)


def test_the_clear_part_tells_what_it_must_and_nothing_else():
    data = written()
    header = outer_of(data).header

    assert header.key == sha256(KEY.public).hexdigest()[:16]
    assert header.cert == {"nama": "Dinas Contoh"}
    assert (header.to, header.part, header.created, header.app) == ([TO], (1, 1), CREATED, APP)
    assert not [
        word for word in (b"pegawai", b"lampiran", b"punya", MANIFEST["dari"].encode()) if word in data
    ]


def test_the_answer_names_size_and_hash_of_the_whole_file():
    target = io.BytesIO()

    result = write_bundle(target, **GIVEN)

    assert result.size == len(target.getvalue())
    assert result.sha256 == sha256(target.getvalue()).digest()
    assert verify_outer(target, read_outer(target, result.size), KEY.public) == result.sha256


def test_a_file_of_several_parts_says_which_it_is():
    target = io.BytesIO()

    write_bundle(target, **{**GIVEN, "part": (2, 3)})

    assert outer_of(target.getvalue()).header.part == (2, 3)


def test_what_stood_in_the_target_before_does_not_stay():
    target = io.BytesIO(bytes(100_000))

    result = write_bundle(target, **GIVEN)

    assert len(target.getvalue()) == result.size
    assert opened(target.getvalue())[0] == MANIFEST


def test_a_file_read_again_is_compared_with_what_was_written():
    target = io.BytesIO()
    result = write_bundle(target, **GIVEN)
    other = io.BytesIO()
    write_bundle(other, **GIVEN)

    assert verify_bundle(target, result, KEY.public).header.to == [TO]
    for data in (other.getvalue(), target.getvalue() + b"\n", target.getvalue()[:-1], b""):
        with pytest.raises(Refused):
            verify_bundle(io.BytesIO(data), result, KEY.public)
    with pytest.raises(Refused, match="RUSAK"):
        verify_bundle(target, Written(result.size, sha256(b"lain").digest()), KEY.public)


def test_a_target_that_cannot_be_read_again_is_our_mistake_and_gets_no_byte(tmp_path):
    path = tmp_path / "keluar.sinkron"

    with path.open("xb") as target, pytest.raises(ValueError, match="read again"):
        write_bundle(target, **GIVEN)

    assert path.stat().st_size == 0


def test_only_the_named_offices_open_it():
    with pytest.raises(Refused, match="BUKAN_UNTUK_KANTOR_INI"):
        open_with(new_box_key().secret)

    assert open_with(new_box_key().secret, BOX.secret) == len(FRAMES)


def open_with(*secrets: str) -> int:
    data, frames = written(), []
    open_inner(io.BytesIO(data), outer_of(data), secrets, lambda manifest: None, frames.append)
    return len(frames)


def test_the_signature_of_another_office_does_not_count():
    data = written()

    with pytest.raises(Refused, match="RUSAK"):
        verify_outer(io.BytesIO(data), read_outer(io.BytesIO(data), len(data)), new_signing_key().public)


@pytest.mark.parametrize("size", [1, 8191, 8192, 64 * 1024, MB, 4 * MB])
def test_chunks_of_every_size_come_whole(size):
    content = os.urandom(size)
    frames = [FileHead(sha256(content).digest(), size), FileChunk(content)]

    assert opened(written(frames))[1] == frames


def test_blocks_up_to_the_limit_come_whole():
    raw = os.urandom(7 * MB)
    frames = [BlockFrame(SIGNATURE, pack(raw))]

    [frame] = opened(written(frames))[1]

    assert unpack(frame.packed) == raw


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([BlockFrame(SIGNATURE, b"bukan zstd")], "RUSAK"),
        ([BlockFrame(SIGNATURE, pack(b"a" * 100)[:-1])], "RUSAK"),
        ([BlockFrame(SIGNATURE, pack(b"a") + b"a")], "RUSAK"),
        ([FileHead(sha256(FILE).digest(), len(FILE))], "RUSAK"),
        ([FileHead(sha256(FILE).digest(), len(FILE)), FileChunk(FILE[:-1]), FileChunk(b"?")], "RUSAK"),
        ([FileHead(sha256(FILE).digest(), len(FILE)), FileChunk(FILE + b"?")], "RUSAK"),
        ([FileChunk(FILE)], "RUSAK"),
        ([FileHead(sha256(bytes(4 * MB + 1)).digest(), 4 * MB + 1), FileChunk(bytes(4 * MB + 1))], "BOM"),
    ],
)
def test_what_a_reader_would_refuse_is_not_written(frames, code):
    with pytest.raises(Refused, match=code):
        written(frames)


@pytest.mark.parametrize(
    "changes",
    [
        {"created": "kemarin\n"},
        {"created": ""},
        {"app": "<b>"},
        {"part": (2, 1)},
        {"part": (0, 1)},
        {"recipients": [Recipient("bukan kunci", BOX.public)]},
        {"certificate": {"besar": "x" * 70_000}},
        {"certificate": {"angka": 10**23}},
        {"manifest": {"angka": 0.5}},
        {"manifest": {"angka": 2**53 + 1}},
        {"manifest": {"bita": b"x"}},
    ],
)
def test_a_header_or_manifest_that_a_reader_would_refuse_is_not_written(changes):
    with pytest.raises(Refused, match="RUSAK"):
        write_bundle(io.BytesIO(), **{**GIVEN, **changes})


def test_a_signature_of_another_length_is_our_mistake():
    with pytest.raises(ValueError, match="64 bytes"):
        written([BlockFrame(b"pendek", pack(b"a"))])


@pytest.mark.parametrize("raw", [b"", bytes(8 * MB + 1)], ids=["nothing", "too much"])
def test_what_cannot_be_packed_is_our_mistake(raw):
    with pytest.raises(ValueError, match="cannot be packed"):
        pack(raw)


@given(st.binary(min_size=1, max_size=5000))
def test_packed_bytes_unpack_to_what_they_were(raw):
    assert unpack(pack(raw)) == raw


ERRORS = [
    Refused("PENERUSAN_TIDAK_SAH"),
    Damaged("brankas.berkas_rusak"),
    DiskFull("berkas.penuh"),
    OSError(5),
]


@pytest.mark.parametrize("mine", ERRORS, ids=lambda each: type(each).__name__)
def test_what_the_callers_own_functions_raise_comes_out_as_it_is(mine):
    data = written()
    outer = outer_of(data)

    def fail(given):
        raise mine

    for on_manifest, on_frame in ((fail, list), (lambda manifest: None, fail)):
        with pytest.raises(type(mine)) as raised:
            open_inner(io.BytesIO(data), outer, [BOX.secret], on_manifest, on_frame)
        assert raised.value is mine


@pytest.mark.parametrize("mine", ERRORS, ids=lambda each: type(each).__name__)
def test_what_the_frames_of_a_writer_raise_comes_out_as_it_is(mine):
    def frames(before: int):
        yield from FRAMES[:before]
        raise mine

    for before in (0, 2):
        with pytest.raises(type(mine)) as raised:
            write_bundle(io.BytesIO(), **{**GIVEN, "frames": frames(before)})
        assert raised.value is mine


def test_frames_are_asked_for_one_by_one_while_the_file_grows():
    target, sizes = io.BytesIO(), []

    def frames():
        for _ in range(5):
            sizes.append(target.tell())
            content = os.urandom(MB)
            yield FileHead(sha256(content).digest(), MB)
            yield FileChunk(content)

    write_bundle(target, **{**GIVEN, "frames": frames()})

    assert sizes[0] < MB
    assert all(later - earlier > MB / 2 for earlier, later in pairwise(sizes))


def test_nothing_is_opened_twice_or_late():
    """The manifest is told before the first frame, so that a wrong sender is stopped before any data."""
    data, order = written(), []

    open_inner(
        io.BytesIO(data),
        outer_of(data),
        [BOX.secret],
        lambda manifest: order.append("manifest"),
        lambda frame: order.append(type(frame).__name__),
    )

    assert order == ["manifest", "BlockFrame", "BlockFrame", "FileHead", "FileChunk", "FileChunk"]
