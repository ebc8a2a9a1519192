"""Damage on the way: cut off, flipped, shifted, mangled, mixed up. Never taken, always with a code."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest
from bundle_forger import (
    BLOCK_FRAME,
    CHUNK_FRAMES,
    HEAD_FRAME,
    MAGIC,
    MANIFEST_FRAME,
    SECOND_FRAME,
    end,
    flipped,
    forged,
    opened,
    outer_of,
    refusal,
    sealed,
    signed,
    written,
)

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle import BlockFrame, pack

SMALL = written([BlockFrame(bytes(64), pack(b"satu"))], {"id": 1})
LONG = written([BlockFrame(bytes(64), pack(os.urandom(70_000))) for _ in range(4)])


def test_the_files_of_these_tests_are_sound():
    assert opened(SMALL)[0] == {"id": 1}
    assert len(opened(LONG)[1]) == 4


def test_a_file_cut_off_anywhere_is_said_to_be_cut_off():
    assert Counter(refusal(SMALL[:length]) for length in range(len(SMALL))) == {"TERPOTONG": len(SMALL)}


def test_no_flipped_bit_is_taken():
    codes = Counter(refusal(flipped(SMALL, bit)) for bit in range(len(SMALL) * 8))

    assert codes.keys() <= {
        "RUSAK",
        "BUKAN_BERKAS_SINKRON",
        "TERPOTONG",
        "VERSI_LEBIH_BARU",
        "VERSI_TERLALU_LAMA",
    }
    assert codes["BUKAN_BERKAS_SINKRON"] == 4 * 8
    assert codes["RUSAK"] > codes.total() * 0.98


def test_no_bit_flipped_before_signing_is_taken():
    """As if the sender's memory were bad: the signature is right, the seal is not."""
    outer = outer_of(SMALL)
    payload = SMALL[outer.payload_offset : outer.signed]

    codes = Counter(refusal(signed(flipped(payload, bit))) for bit in range(len(payload) * 8))

    assert codes.keys() <= {"RUSAK", "BUKAN_UNTUK_KANTOR_INI"}


def test_no_bit_flipped_before_sealing_brings_down_the_reader():
    """Seal and signature are right; what a frame says may then be another thing, or nothing."""
    inner = MANIFEST_FRAME + BLOCK_FRAME + HEAD_FRAME + b"".join(CHUNK_FRAMES) + end(5)
    codes: Counter[str] = Counter()
    for bit in range(len(inner) * 8):
        try:
            opened(forged(flipped(inner, bit)))
        except Refused as refused:
            codes[refused.code] += 1
        else:
            codes["taken"] += 1

    assert codes.keys() <= {"RUSAK", "BOM", "taken"}
    assert codes["RUSAK"] > codes["taken"]


def test_a_byte_too_many_or_too_few_is_noticed_anywhere():
    for at in range(len(SMALL)):
        assert refusal(SMALL[:at] + b"\x00" + SMALL[at:])
        assert refusal(SMALL[:at] + SMALL[at : at + 1] + SMALL[at:])
        assert refusal(SMALL[:at] + SMALL[at + 1 :])


def test_two_neighbours_in_each_others_place_are_noticed_anywhere():
    for at in range(len(SMALL) - 1):
        if SMALL[at] != SMALL[at + 1]:
            assert refusal(SMALL[:at] + SMALL[at + 1 : at + 2] + SMALL[at : at + 1] + SMALL[at + 2 :])


@pytest.mark.parametrize(
    "mangled",
    [
        SMALL.replace(b"\n", b"\r\n"),
        SMALL.replace(b"\r\n", b"\n"),
        SMALL.replace(b"\r", b"\n"),
        SMALL.replace(b"\r", b""),
        SMALL.replace(b"\x1a", b""),
    ],
    ids=["to crlf", "from crlf", "from cr", "without cr", "without the mark of an end"],
)
def test_damage_by_programs_for_text_is_told_apart_from_foreign_files(mangled):
    assert refusal(mangled) == "RUSAK"


def test_the_eighth_bit_cut_off_is_another_file():
    assert refusal(bytes(byte & 0x7F for byte in SMALL)) == "BUKAN_BERKAS_SINKRON"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500),
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"PK\x03\x04" + bytes(500),
        b"%PDF-1.7\n",
        b"MZ",
        b"{}",
        bytes(1000),
        b"\xef\xbb\xbf" + SMALL,
        b"-----BEGIN AGE ENCRYPTED FILE-----",
        SMALL[1:],
        SMALL[::-1],
    ],
    ids=[str(place) for place in range(11)],
)
def test_files_of_other_kinds_are_told_to_be_that(data):
    assert refusal(data) == "BUKAN_BERKAS_SINKRON"


@pytest.mark.parametrize("data", [b"", MAGIC[:1], MAGIC, MAGIC + bytes([0, 1, 0, 0])])
def test_a_file_that_has_just_begun_is_cut_off(data):
    assert refusal(data) == "TERPOTONG"


@pytest.mark.parametrize(
    "tail",
    [b"\n", b"\x00", b"\x1a", bytes(511), SMALL, SMALL[-64:], b"x" * 100_000],
    ids=[str(place) for place in range(7)],
)
def test_anything_behind_the_end_is_noticed(tail):
    assert refusal(SMALL + tail) == "RUSAK"


def test_a_tail_of_zeros_is_noticed_wherever_it_begins():
    """What a stick shows that was pulled out while its last blocks were on their way."""
    for start in range(len(SMALL)):
        if SMALL[start:].strip(b"\x00"):
            assert refusal(SMALL[:start] + bytes(len(SMALL) - start))


@pytest.mark.parametrize("block", [512, 4096, 65536])
def test_a_block_of_a_stick_lost_inside_is_noticed(block):
    for start in range(0, len(LONG) - block, block):
        rest = LONG[start + block :]
        assert refusal(LONG[:start] + bytes(block) + rest)
        assert refusal(LONG[:start] + LONG[:block] + rest) if start else True


def test_random_places_of_a_longer_file_are_all_watched():
    chance = random.Random(6)

    codes = {refusal(flipped(LONG, chance.randrange(len(LONG) * 8))) for _ in range(300)}

    assert codes <= {"RUSAK", "BUKAN_BERKAS_SINKRON", "TERPOTONG"}


def test_beginning_middle_and_end_of_two_files_do_not_make_one():
    """Same sender, same recipient, same length: the parts fit everywhere but in the signature."""
    while True:
        other = written([BlockFrame(bytes(64), pack(b"dua!"))], {"id": 2})
        if len(other) == len(SMALL):  # the library's noise differs in length
            break
    start = outer_of(SMALL).payload_offset

    assert refusal(SMALL[:-64] + other[-64:]) == "RUSAK"
    assert refusal(SMALL[:start] + other[start:-64] + SMALL[-64:]) == "RUSAK"
    assert refusal(LONG[: outer_of(LONG).payload_offset] + SMALL[start:]) == "TERPOTONG"


def test_sealed_parts_cannot_be_swapped_dropped_or_doubled_by_whoever_signs_again():
    outer = outer_of(LONG)
    payload = LONG[outer.payload_offset : outer.signed]
    step = 64 * 1024 + 16
    start = payload.index(b"\n--- ") + 5 + 43 + 1 + 16
    parts = [payload[at : at + step] for at in range(start, len(payload), step)]

    for order in ([1, 0, 2, 3, 4], [0, 1, 3, 4], [1, 2, 3, 4], [0, 1, 2, 3], [0, 0, 1, 2, 3, 4]):
        assert len(parts) == 5
        assert refusal(signed(payload[:start] + b"".join(parts[n] for n in order))) == "RUSAK"


def test_a_seal_of_another_file_under_this_files_header_opens_and_is_the_callers_to_judge():
    """Whoever may send to us may put another's sealed part into a file of their own; the manifest tells."""
    stolen = outer_of(SMALL)

    manifest, _ = opened(signed(SMALL[stolen.payload_offset : stolen.signed]))

    assert manifest == {"id": 1}


FRAMES = [MANIFEST_FRAME, BLOCK_FRAME, SECOND_FRAME, HEAD_FRAME, *CHUNK_FRAMES]


@pytest.mark.parametrize(
    "frames",
    [
        [],
        FRAMES,
        [end(0)],
        [*FRAMES[1:], end(5)],
        [*FRAMES, end(5)],
        [*FRAMES, end(7)],
        [*FRAMES[:2], *FRAMES[3:], end(6)],
        [*FRAMES, BLOCK_FRAME, end(6)],
        [*FRAMES, end(6), end(6)],
        [*FRAMES, end(6), end(7)],
        [*FRAMES, end(6), BLOCK_FRAME],
        [*FRAMES, end(6), b"\x00"],
        [*FRAMES, end(6)[:-1]],
        [BLOCK_FRAME, MANIFEST_FRAME, *FRAMES[2:], end(6)],
        [MANIFEST_FRAME, *FRAMES, end(7)],
        [*FRAMES[:-1], end(5)],
        [*FRAMES[:3], *CHUNK_FRAMES, end(5)],
        [*FRAMES[:4], CHUNK_FRAMES[1], CHUNK_FRAMES[0], end(6)],
        [*FRAMES[:4], CHUNK_FRAMES[0], CHUNK_FRAMES[0], end(6)],
        [*FRAMES[:4], CHUNK_FRAMES[0], BLOCK_FRAME, CHUNK_FRAMES[1], end(7)],
        [*FRAMES[:4], HEAD_FRAME, *CHUNK_FRAMES, end(7)],
        [*FRAMES, CHUNK_FRAMES[1], end(7)],
        [sealed(b"")],
    ],
)
def test_frames_that_do_not_make_a_whole_are_refused_though_rightly_sealed_and_signed(frames):
    assert opened(forged(*FRAMES, end(6)))

    assert refusal(forged(*frames)) == "RUSAK"


def test_frames_cut_off_anywhere_before_sealing_are_refused():
    inner = b"".join(FRAMES) + end(6)

    assert {refusal(forged(inner[:length])) for length in range(len(inner))} == {"RUSAK"}
