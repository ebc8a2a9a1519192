"""Streams for named offices: opened by them alone, damage told, our own errors left as they are."""

from __future__ import annotations

import io
import os
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import DiskFull, Refused
from desktop_app.vault.sealing import BoxKey, is_box, new_box_key, open_stream, seal_stream

# invented, and of no use elsewhere
OURS = BoxKey(
    "AGE-SECRET-KEY-1AGQNUWLSM7P6737SGX7D20PQGLWMAN6AVU4MQS4HMNZ7NYKC94WS4RQMCY",
    "age1esha7lwjlnt82m0juqzjqnq4k0lkdqakw9n6mgtmhmle7s0ng58q6ltcre",
)
CHUNK = 64 * 1024  # of the format
SMALL_ORDER = [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
]


def sealed(content: bytes, *boxes: str) -> bytes:
    target = io.BytesIO()
    seal_stream(io.BytesIO(content), target, boxes or [OURS.public])
    return target.getvalue()


def opened(data: bytes, *secrets: str) -> bytes:
    target = io.BytesIO()
    open_stream(io.BytesIO(data), target, *(secrets or [OURS.secret]))
    return target.getvalue()


def refusal(data: bytes, *secrets: str) -> str:
    with pytest.raises(Refused) as refused:
        opened(data, *secrets)
    return refused.value.code


@given(st.binary(max_size=3000))
def test_what_was_sealed_comes_out_as_it_was(content):
    assert opened(sealed(content)) == content


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
def test_streams_of_every_length_come_out_as_they_were(size):
    content = os.urandom(size)

    assert opened(sealed(content)) == content


def test_sources_that_give_little_at_a_time_are_read_to_their_end():
    content = os.urandom(100_000)
    target, back = io.BytesIO(), io.BytesIO()

    seal_stream(Dripping(content), target, [OURS.public])
    open_stream(Dripping(target.getvalue()), back, OURS.secret)

    assert back.getvalue() == content


def test_each_of_64_offices_opens_with_its_own_key():
    offices = [new_box_key() for _ in range(64)]
    data = sealed(b"untuk semua", *(office.public for office in offices))

    assert {opened(data, office.secret) for office in offices} == {b"untuk semua"}


def test_any_of_several_keys_may_fit():
    older, newer = new_box_key(), new_box_key()

    assert opened(sealed(b"isi", older.public), newer.secret, older.secret) == b"isi"


def test_a_stream_for_others_is_not_for_this_office():
    other = new_box_key()

    assert refusal(sealed(b"rahasia", other.public)) == "BUKAN_UNTUK_KANTOR_INI"
    assert refusal(sealed(b"rahasia"), other.secret, new_box_key().secret) == "BUKAN_UNTUK_KANTOR_INI"


def test_nothing_of_the_content_is_seen_outside():
    data = sealed(b"NIP 199001012015031001 " * 100)

    assert b"NIP" not in data
    assert b"19900101" not in data


def test_a_stream_cut_off_anywhere_is_damaged():
    data = sealed(b"x" * 300)

    assert {refusal(data[:end]) for end in range(len(data))} == {"RUSAK"}


def test_every_flipped_bit_is_noticed():
    data = sealed(b"x" * 50)

    codes = {refusal(flipped(data, bit)) for bit in range(len(data) * 8)}

    assert codes == {"RUSAK", "BUKAN_UNTUK_KANTOR_INI"}


def test_parts_of_a_long_stream_cannot_be_swapped_dropped_or_doubled():
    data = sealed(os.urandom(4 * CHUNK))
    start = len(data) - 4 * (CHUNK + 16)
    head, parts = data[:start], [data[at : at + CHUNK + 16] for at in range(start, len(data), CHUNK + 16)]

    for order in ([1, 0, 2, 3], [0, 2, 3], [0, 1, 2], [0, 1, 1, 2, 3], [0, 1, 2, 3, 3]):
        assert refusal(head + b"".join(parts[n] for n in order)) == "RUSAK"


@given(st.binary(max_size=400))
def test_bytes_that_are_no_stream_are_damaged(data):
    assert refusal(data) == "RUSAK"


@given(st.binary(max_size=400))
def test_a_header_followed_by_anything_is_refused(data):
    assert refusal(b"age-encryption.org/v1\n" + data) in {"RUSAK", "BUKAN_UNTUK_KANTOR_INI"}


OURS_BROKEN = (
    b"-> X25519 EQBQYEwYNnzXtrF74nOBAoV3O2LJV6jSPzDsTOBQ8BY\nQNHBqdLBaQxeP4IjllbVbbzKySLi8cESfd1Xp+uyWKU\n"
)
FOREIGN = b"".join(line + b"\n" for line in sealed(b"", new_box_key().public).split(b"\n")[1:3])
LAST = b"--- VPXPW3xnyalhjzogAsbcVWRFJCUG5fSRSKbS1bZihk4\n"
NOBODY = b"A" * 43


@pytest.mark.parametrize(
    ("stanzas", "code"),
    [
        ([OURS_BROKEN], "RUSAK"),
        ([FOREIGN] * 65, "BUKAN_UNTUK_KANTOR_INI"),
        ([FOREIGN] * 66, "RUSAK"),
        ([FOREIGN] * 4000, "RUSAK"),
        ([b"-> lain " + b"a" * 10_000 + b"\n\n", FOREIGN], "BUKAN_UNTUK_KANTOR_INI"),
        ([b"-> lain " + b"a" * 20_000 + b"\n\n", FOREIGN], "RUSAK"),
        ([b"-> X25519 " + NOBODY + b"\n" + NOBODY + b"\n"], None),
        ([b"-> X25519\n\n"], None),
        ([b"-> X25519 \n\n"], None),
        ([b"-> X25519 " + NOBODY + b" " + NOBODY + b"\n" + NOBODY + b"\n"], None),
        ([b"-> X25519 " + b"A" * 42 + b"\n" + b"A" * 20 + b"\n"], None),
        ([b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" + NOBODY + b"\n"], None),
        ([b"-> \n\n"], None),
        ([], None),
    ],
)
def test_headers_made_to_hurt_are_refused(stanzas, code):
    found = refusal(b"age-encryption.org/v1\n" + b"".join(stanzas) + LAST + bytes(100))

    assert found in ({code} if code else {"RUSAK", "BUKAN_UNTUK_KANTOR_INI"})


def test_a_stream_in_letters_is_not_read():
    """The library would take it; a second form of the same thing is a second thing to get wrong."""
    text = b64encode(sealed(b"isi"))
    lines = b"".join(text[at : at + 64] + b"\n" for at in range(0, len(text), 64))
    armoured = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + lines + b"-----END AGE ENCRYPTED FILE-----\n"

    assert refusal(armoured) == "RUSAK"


@pytest.mark.parametrize(
    "mine",
    [
        DiskFull("berkas.penuh", berkas="a"),
        Refused("BOM"),
        OSError(28, "no room"),
        InterruptedError(),
        BlockingIOError(),
        ValueError("ours"),
        KeyError("ours"),
    ],
    ids=lambda each: type(each).__name__,
)
class TestOurOwnErrors:
    """The library wraps some errors and tries again after others; none of that may be seen."""

    def test_come_out_of_the_target_while_sealing(self, mine):
        with pytest.raises(type(mine)) as raised:
            seal_stream(io.BytesIO(bytes(300_000)), Failing(mine, after=1), [OURS.public])
        assert raised.value is mine

    def test_come_out_of_the_source_while_sealing(self, mine):
        for after in (0, 1, 9):
            with pytest.raises(type(mine)) as raised:
                seal_stream(Failing(mine, after), io.BytesIO(), [OURS.public])
            assert raised.value is mine

    def test_come_out_of_the_target_while_opening(self, mine):
        data = sealed(bytes(300_000))
        for after in (0, 1, 9):
            with pytest.raises(type(mine)) as raised:
                open_stream(io.BytesIO(data), Failing(mine, after), OURS.secret)
            assert raised.value is mine

    def test_come_out_of_the_source_while_opening(self, mine):
        data = sealed(bytes(300_000))
        for after in (0, 1, 9):
            with pytest.raises(type(mine)) as raised:
                open_stream(Failing(mine, after, data), io.BytesIO(), OURS.secret)
            assert raised.value is mine


def test_a_target_that_failed_is_not_written_to_again():
    target = Failing(InterruptedError(), after=2)

    with pytest.raises(InterruptedError):
        open_stream(io.BytesIO(sealed(bytes(300_000))), target, OURS.secret)

    assert target.calls == 3


@pytest.mark.parametrize("count", [0, 65])
def test_streams_are_sealed_for_one_to_64_offices(count):
    with pytest.raises(ValueError, match="1 to 64"):
        seal_stream(io.BytesIO(b""), io.BytesIO(), [OURS.public] * count)


def test_new_keys_can_be_sealed_to():
    keys = [new_box_key() for _ in range(50)]

    assert all(is_box(key.public) for key in keys)
    assert len({key.public for key in keys}) == 50


@pytest.mark.parametrize("text", SMALL_ORDER)
def test_a_key_to_which_everybody_could_open_is_no_key(text):
    assert not is_box(text)
    with pytest.raises(ValueError, match="cannot be sealed"):
        seal_stream(io.BytesIO(b"rahasia"), io.BytesIO(), [OURS.public, text])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        OURS.public[:-1],
        OURS.public[:-1] + "q",
        OURS.public.upper(),
        OURS.public + "\n",
        " " + OURS.public,
        OURS.secret,
        "age1" + "q" * 58,
        "age1\x00",
        "\ud800",
        "é" * 62,
        "x" * 100_000,
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEiOi3BAkNiQ2Bqpv3jxQ0qHgWt9bQzYcmVb3vDbPDbm",
    ],
)
def test_other_texts_are_no_keys(text):
    assert not is_box(text)


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text):
    assert not is_box(text)


def test_a_secret_is_never_shown():
    assert OURS.secret not in repr(OURS)
    assert OURS.public in repr(OURS)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


class Dripping:
    """Gives seven bytes at most, whatever is asked for."""

    def __init__(self, content: bytes) -> None:
        self._source = io.BytesIO(content)

    def read(self, size: int) -> bytes:
        return self._source.read(min(size, 7))


class Failing:
    """Reads or takes a few times, then raises always."""

    def __init__(self, error: BaseException, after: int, content: bytes = bytes(300_000)) -> None:
        self.error, self.after, self.calls = error, after, 0
        self._source = io.BytesIO(content)

    def read(self, size: int) -> bytes:
        self._count()
        return self._source.read(min(size, 4096))

    def write(self, data: bytes) -> int:
        self._count()
        return len(data)

    def _count(self) -> None:
        self.calls += 1
        if self.calls > self.after:
            raise self.error
