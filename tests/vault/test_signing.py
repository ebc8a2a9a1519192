"""Signatures: known vectors, every changed bit, and bytes that are no key or no signature at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.vault.signing import SigningKey, is_signed, new_signing_key

# RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
KEY = SigningKey(bytes(range(32)))
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize(("seed", "public", "message", "signature"), VECTORS)
def test_signatures_are_those_of_the_standard(seed, public, message, signature):
    key = SigningKey(bytes.fromhex(seed))

    signed = key.sign(bytes.fromhex(message))

    assert key.public.hex() == public
    assert signed.hex() == signature
    assert is_signed(key.public, bytes.fromhex(message), signed)


def test_two_new_keys_are_never_the_same():
    keys = [new_signing_key() for _ in range(20)]

    assert len({key.public for key in keys}) == len({key.seed for key in keys}) == 20


def test_a_key_made_again_from_its_seed_is_the_same_key():
    assert SigningKey(KEY.seed) == KEY
    assert SigningKey(KEY.seed).sign(b"pesan") == KEY.sign(b"pesan")


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_seed_of_another_length_makes_no_key(length):
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey(bytes(length))


def test_a_secret_is_never_shown():
    shown = [repr(KEY), str(KEY), f"{KEY}", repr([KEY])]

    assert not [text for text in shown if KEY.seed.hex() in text or str(KEY.seed) in text or "seed" in text]


def test_every_flipped_bit_is_seen():
    message, signature = b"isi berkas", KEY.sign(b"isi berkas")

    for place in range(len(message) * 8):
        assert not is_signed(KEY.public, flipped(message, place), signature)
    for place in range(len(signature) * 8):
        assert not is_signed(KEY.public, message, flipped(signature, place))
    for place in range(len(KEY.public) * 8):
        assert not is_signed(flipped(KEY.public, place), message, signature)


def test_the_same_signature_in_another_writing_does_not_count():
    """Adding the order of the group to S gives a second text that a careless reader takes as well."""
    signature = KEY.sign(b"isi")
    other = int.from_bytes(signature[32:], "little") + ORDER

    assert not is_signed(KEY.public, b"isi", signature[:32] + other.to_bytes(32, "little"))


def test_a_key_of_small_order_signs_nothing():
    """With such a key one signature would fit every message."""
    neutral = b"\x01" + bytes(31)

    assert not is_signed(neutral, b"apa pun", neutral + bytes(32))
    assert not is_signed(bytes(32), b"apa pun", bytes(64))


@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(max_size=80))
def test_bytes_that_nobody_signed_are_answered_with_no(public, message, signature):
    assert not is_signed(public, message, signature)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_bytes_of_the_right_length_are_answered_with_no(public, signature):
    assert not is_signed(public, b"pesan", signature)


@given(st.binary(max_size=2000))
def test_whatever_is_signed_is_found_signed_by_its_key_only(message):
    signature = KEY.sign(message)

    assert is_signed(KEY.public, message, signature)
    assert not is_signed(SigningKey(bytes(32)).public, message, signature)
    assert not is_signed(KEY.public, message + b"\x00", signature)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
