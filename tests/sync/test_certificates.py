"""Certificates: which computer belongs to which office, and until when its word counts."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parties import (
    DESK,
    DESK_BOX,
    DESK_CERTIFICATE,
    OFFICE,
    OFFICE_BOX,
    OFFICE_CARD,
    STRANGER,
    STREAM,
    flips,
    forged,
    refusal,
)

from desktop_app.domain.errors import Refused
from desktop_app.sync.cards import read_card, write_card
from desktop_app.sync.certificates import MOST_BYTES, certify, check_cuts, latest, read_certificate

GOLDEN = Path(__file__).parents[1] / "golden" / "kartu" / "0001"
FILE = "rembug-sertifikat"
OTHER_STREAM = b"aliran-kepeg-002"
RETIRED = replace(DESK_CERTIFICATE, version=2, retired_after={STREAM.hex(): 41})
SAYS = json.loads(certify(OFFICE, RETIRED)["says"])


def code_of(given):
    return refusal(read_certificate, given, OFFICE.public)


def code_of_saying(**changed):
    says = {name: value for name, value in (SAYS | changed).items() if value is not ...}
    return code_of(forged(FILE, says, OFFICE))


@pytest.mark.parametrize("certificate", [DESK_CERTIFICATE, RETIRED, replace(RETIRED, retired_after={})])
def test_a_certificate_comes_back_out_of_another_json_file(certificate):
    carried = json.loads(json.dumps({"cert": certify(OFFICE, certificate)}, indent=3))

    assert read_certificate(carried["cert"], OFFICE.public) == certificate


def test_certificates_of_the_first_version_are_read_for_ever():
    held = json.loads((GOLDEN / "sertifikat.json").read_text("utf-8"))

    assert [read_certificate(each, OFFICE.public) for each in held] == [DESK_CERTIFICATE, RETIRED]
    assert [certify(OFFICE, each) for each in (DESK_CERTIFICATE, RETIRED)] == held


def test_a_certificate_with_any_bit_turned_is_refused():
    whole = msgspec.json.encode(certify(OFFICE, RETIRED))
    codes = set()
    for turned in flips(whole):
        try:
            found = json.loads(turned)
        except ValueError:
            continue
        codes.add(code_of(found))

    assert codes == {"RUSAK", "VERSI_LEBIH_BARU"}


def test_the_certificate_of_an_unknown_office_is_refused_as_such():
    assert code_of(certify(STRANGER, DESK_CERTIFICATE)) == "KANTOR_TAK_DIKENAL"


def test_a_certificate_in_an_offices_name_by_a_stranger_is_refused():
    assert code_of(forged(FILE, SAYS, STRANGER, signed_by=OFFICE)) == "RUSAK"


def test_a_computer_cannot_certify_itself():
    assert code_of(certify(DESK, DESK_CERTIFICATE)) == "KANTOR_TAK_DIKENAL"


@pytest.mark.parametrize("label", [b"", b"rembug-kartu-1|", b"rembug-daftar-kantor-1|", b"rembug-block-1|"])
def test_a_signature_for_something_else_is_no_signature_of_a_certificate(label):
    assert code_of(forged(FILE, SAYS, OFFICE, label=label)) == "RUSAK"


def test_a_card_is_no_certificate_and_a_certificate_no_card():
    card = json.loads(write_card(OFFICE_CARD, OFFICE))
    certificate = msgspec.json.encode(certify(OFFICE, DESK_CERTIFICATE)) + b"\n"

    assert code_of(card) == "RUSAK"
    assert refusal(read_card, certificate) == "BUKAN_KARTU"


def test_a_certificate_of_a_newer_program_says_so():
    assert code_of(forged(FILE, {"all": "new"}, OFFICE, version=2)) == "VERSI_LEBIH_BARU"


def test_what_a_newer_program_adds_inside_is_passed_over():
    assert code_of_saying(place={"floor": 2}) is None


def test_nothing_unsigned_stands_beside_what_was_signed():
    assert code_of(certify(OFFICE, RETIRED) | {"more": 1}) == "RUSAK"


@pytest.mark.parametrize(
    "changed",
    [
        {"installation": "x"},
        {"installation": SAYS["installation"] + "\n"},
        {"office": ...},
        {"sign": "0" * 63},
        {"box": DESK_BOX[:-1]},
        {"version": 0},
        {"version": -1},
        {"version": 2**53 + 1},
        {"version": True},
        {"version": 1.0},
        {"version": "1"},
        {"name": "Loket\u202e1"},
        {"name": ""},
        {"name": "x" * 121},
        {"retired": []},
        {"retired": {"x": 1}},
        {"retired": {STREAM.hex(): -1}},
        {"retired": {STREAM.hex(): 1.5}},
        {"retired": {f"{n:032x}": n for n in range(1001)}},
    ],
)
def test_a_certificate_with_a_wrong_part_is_refused(changed):
    assert code_of_saying(**changed) == "RUSAK"


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {},
        "text",
        7,
        {"file": FILE},
        {"file": [FILE], "version": 1},
        {7: 7},
        certify(OFFICE, RETIRED) | {"says": "\ud800"},
        certify(OFFICE, RETIRED) | {"says": None},
        certify(OFFICE, RETIRED) | {"key": "\ud800" * 64},
        forged(FILE, b"[" * 20_000, OFFICE),
        forged(FILE, b'{"version":NaN}', OFFICE),
        forged(FILE, msgspec.json.encode(SAYS) + b" " * MOST_BYTES, OFFICE),
        forged(FILE, b"{}", OFFICE),
    ],
)
def test_hostile_objects_are_refused(given):
    assert code_of(given) == "RUSAK"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values | st.dictionaries(st.sampled_from(list(certify(OFFICE, RETIRED))), json_values))
def test_no_object_comes_in_unsigned(given):
    assert code_of(given) in {"RUSAK", "VERSI_LEBIH_BARU"}


@pytest.mark.parametrize(
    "certificate",
    [
        replace(DESK_CERTIFICATE, version=0),
        replace(DESK_CERTIFICATE, name=" Loket"),
        replace(DESK_CERTIFICATE, sign=b""),
        replace(DESK_CERTIFICATE, retired_after={"aliran": 3}),
    ],
)
def test_no_certificate_is_written_that_could_not_be_read(certificate):
    with pytest.raises(ValueError):
        certify(OFFICE, certificate)


def test_a_certificate_holds_the_streams_of_a_whole_life():
    cuts = {f"{n:032x}": 2**53 - n for n in range(1000)}
    most = replace(DESK_CERTIFICATE, name="\U0001f600" * 120, retired_after=cuts)

    assert read_certificate(certify(OFFICE, most), OFFICE.public) == most


def test_before_it_retires_every_block_of_a_computer_counts():
    DESK_CERTIFICATE.check_block(STREAM, 10**9)


@pytest.mark.parametrize(
    ("sid", "n", "code"),
    [
        (STREAM, 1, None),
        (STREAM, 41, None),
        (STREAM, 42, "KARTU_DICABUT"),
        (OTHER_STREAM, 0, "KARTU_DICABUT"),
        (OTHER_STREAM, 1, "KARTU_DICABUT"),
    ],
)
def test_after_it_retires_only_what_was_known_then_counts(sid, n, code):
    assert refusal(RETIRED.check_block, sid, n) == code


def test_one_that_retires_without_known_blocks_has_none_that_count():
    assert refusal(check_cuts, {}, STREAM, 0) == "KARTU_DICABUT"


def test_of_certificates_the_highest_version_counts_in_any_order():
    back_again = replace(DESK_CERTIFICATE, version=3, name="Loket 1 (kembali)")

    for order in permutations([DESK_CERTIFICATE, RETIRED, back_again]):
        held = None
        for each in order:
            held = latest(held, each)
        assert held == back_again


def test_of_two_with_one_version_all_offices_take_the_same_and_the_retirement_before_all():
    twins = [
        replace(DESK_CERTIFICATE, version=2),
        replace(DESK_CERTIFICATE, version=2, name="Loket A"),
        replace(DESK_CERTIFICATE, version=2, retired_after={}),
        RETIRED,
        replace(RETIRED, retired_after={STREAM.hex(): 7}),
    ]
    found = set()
    for order in permutations(twins):
        held = None
        for each in order:
            held = latest(held, each)
        found.add(json.dumps(certify(OFFICE, held)))

    assert len(found) == 1
    assert held.retired_after is not None
    assert latest(twins[1], twins[2]) == latest(twins[2], twins[1]) == twins[2]


@pytest.mark.parametrize(
    "changed",
    [
        {"sign": STRANGER.public},
        {"box": OFFICE_BOX},
        {"office_id": bytes(16)},
        {"installation_id": bytes(16)},
    ],
)
def test_a_known_computer_never_comes_with_other_keys(changed):
    with pytest.raises(Refused, match="SERTIFIKAT_BERBEDA"):
        latest(DESK_CERTIFICATE, replace(DESK_CERTIFICATE, version=9, **changed))
