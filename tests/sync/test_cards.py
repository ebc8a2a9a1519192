"""Cards: what is ours comes back whole, and nothing else comes in."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parties import (
    AGENCY_CARD,
    DESK,
    DESK_CARD,
    OFFICE,
    OFFICE_CARD,
    OFFICE_ID,
    ROOT,
    STRANGER,
    as_file,
    flips,
    forged,
    refusal,
)

from desktop_app.domain.errors import Refused
from desktop_app.domain.text import tidied
from desktop_app.sync.cards import MOST_BYTES, CardKind, Role, fingerprint, key_id, read_card, write_card
from desktop_app.vault.signing import new_signing_key

GOLDEN = Path(__file__).parents[1] / "golden" / "kartu" / "0001"
CODES = {"BUKAN_KARTU", "KARTU_RUSAK", "VERSI_LEBIH_BARU"}
FILE = "rembug-kartu"
SAYS = json.loads(json.loads(write_card(OFFICE_CARD, OFFICE))["says"])
names = st.text(min_size=1, max_size=120).map(tidied).filter(lambda name: name and len(name) <= 120)


def code_of(data):
    return refusal(read_card, data)


def code_of_saying(**changed):
    says = {name: value for name, value in (SAYS | changed).items() if value is not ...}
    return code_of(as_file(forged(FILE, says, OFFICE)))


@pytest.mark.parametrize(
    ("card", "key"), [(OFFICE_CARD, OFFICE), (DESK_CARD, DESK), (replace(OFFICE_CARD, code="Ä&'…"), OFFICE)]
)
def test_a_card_comes_back_as_it_was_written(card, key):
    assert read_card(write_card(card, key)) == card


@given(names, st.binary(min_size=16, max_size=16))
def test_any_tidy_name_comes_back(name, office_id):
    card = replace(OFFICE_CARD, name=name, office_id=office_id)

    assert read_card(write_card(card, OFFICE)) == card


def test_cards_of_the_first_version_are_read_for_ever():
    read = {path.name: read_card(path.read_bytes()) for path in GOLDEN.glob("*.kartu")}

    assert read == {"kantor.kartu": OFFICE_CARD, "bkpsdm.kartu": AGENCY_CARD, "komputer.kartu": DESK_CARD}


def test_the_first_version_is_still_written_byte_by_byte():
    assert write_card(OFFICE_CARD, OFFICE) == (GOLDEN / "kantor.kartu").read_bytes()


@pytest.mark.parametrize("name", ["kantor.kartu", "bkpsdm.kartu", "komputer.kartu"])
def test_a_card_with_any_bit_turned_is_refused(name):
    data = (GOLDEN / name).read_bytes()

    codes = {code_of(turned) for turned in flips(data)}

    assert codes == CODES


def test_a_card_cut_off_anywhere_is_refused():
    data = write_card(OFFICE_CARD, OFFICE)

    codes = {code_of(data[:length]) for length in range(len(data))}

    assert codes == {"BUKAN_KARTU", "KARTU_RUSAK"}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data + b"\x00" * 512,
        lambda data: data + data,
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b'"version":1', b'"version": 1'),
        lambda data: data.replace(b'"version":1', b'"version":1,"version":1'),
        lambda data: data.replace(b'"version":1', b'"version":1,"more":1'),
        lambda data: data.replace(b"Dinas", b"\\u0044inas"),
        lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
        lambda data: b" " * (MOST_BYTES + 1),
        lambda data: data.replace(b"Dinas", b"Dinas" * MOST_BYTES),
    ],
)
def test_a_card_laid_out_in_any_other_way_is_refused(change):
    assert code_of(change(write_card(OFFICE_CARD, OFFICE))) in {"BUKAN_KARTU", "KARTU_RUSAK"}


@pytest.mark.parametrize("part", ["key", "signature"])
def test_a_signature_is_written_in_one_way_only(part):
    card = forged(FILE, SAYS, OFFICE)

    for other in (card[part] + "\n", card[part].upper(), " " + card[part]):
        assert code_of(as_file(card | {part: other})) == "KARTU_RUSAK"


def test_a_card_beyond_the_size_of_cards_is_refused():
    assert code_of_saying(more="x" * 100) is None
    assert code_of_saying(more="x" * MOST_BYTES) == "KARTU_RUSAK"


def test_a_card_signed_by_another_key_is_refused():
    by_stranger = forged(FILE, SAYS, STRANGER)
    in_anothers_name = forged(FILE, SAYS, STRANGER, signed_by=OFFICE)

    assert code_of(as_file(by_stranger)) == code_of(as_file(in_anothers_name)) == "KARTU_RUSAK"


@pytest.mark.parametrize(
    "label", [b"", b"rembug-sertifikat-1|", b"rembug-daftar-kantor-1|", b"rembug-akar-1|"]
)
def test_a_signature_for_something_else_is_no_signature_of_a_card(label):
    assert code_of(as_file(forged(FILE, SAYS, OFFICE, label=label))) == "KARTU_RUSAK"


def test_a_statement_of_another_kind_is_no_card():
    assert code_of(as_file(forged("rembug-sertifikat", SAYS, OFFICE))) == "BUKAN_KARTU"
    assert code_of(as_file(forged("rembug-kartu-1|", SAYS, OFFICE))) == "BUKAN_KARTU"


def test_a_card_of_a_newer_program_says_so():
    newer = forged(FILE, {"all": "new"}, OFFICE, version=2) | {"more": [1]}

    assert code_of(as_file(newer)) == "VERSI_LEBIH_BARU"


def test_a_card_of_a_version_that_never_was_is_refused():
    assert code_of(as_file(forged(FILE, SAYS, OFFICE, version=0))) == "KARTU_RUSAK"


def test_what_a_newer_program_adds_is_passed_over_and_still_signed():
    assert code_of_saying(address="Jl. Merdeka", more={"deep": [1.5, None]}) is None


def test_the_forger_writes_what_the_program_writes():
    """Otherwise the refusals here would prove nothing."""
    assert as_file(forged(FILE, SAYS, OFFICE)) == write_card(OFFICE_CARD, OFFICE)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        " Dinas",
        "Dinas ",
        "Dinas  X",
        "Di\nnas",
        "Di\tnas",
        "Di\x00nas",
        "Di\x7fnas",
        "Di\x85nas",
        "Dinas \u202esanid",
        "Di\u2066nas\u2069",
        "Di\u200bnas",
        "Di\u00adnas",
        "\ufeffDinas",
        "Di\u2028nas",
        "Di\u00a0nas",
        "Di\ue000nas",
        "Cafe\u0301",
        "x" * 121,
        None,
        7,
        ["Dinas"],
    ],
)
def test_a_name_that_could_deceive_is_refused(name):
    assert code_of_saying(name=name) == "KARTU_RUSAK"
    assert code_of_saying(code=name) == "KARTU_RUSAK"


@pytest.mark.parametrize("name", ["../../x", "CON.txt", "'; DROP TABLE kantor; --", "{0.__class__}", "%s%n"])
def test_a_name_that_is_a_spell_elsewhere_is_only_a_name_here(name):
    assert code_of_saying(name=name) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"office": "0" * 31},
        {"office": OFFICE_ID.hex().upper()},
        {"office": OFFICE_ID.hex() + "\n"},
        {"office": None},
        {"office": ...},
        {"sign": STRANGER.public.hex()},
        {"sign": OFFICE.public.hex() + " "},
        {"box": "age1" + "b" * 58},
        {"box": OFFICE_CARD.box.upper()},
        {"box": OFFICE_CARD.box + "\n"},
        {"box": "age1pq" + "q" * 58},
        {"box": "AGE-SECRET-KEY-1" + "Q" * 58},
        {"kind": "orang"},
        {"kind": "instalasi"},
        {"kind": "instalasi", "installation": "0" * 32},
        {"role": "admin"},
        {"role": ...},
        {"installation": "0" * 32},
        {"root": ROOT.public.hex()},
        {"code": "x" * 21},
    ],
)
def test_a_card_with_a_wrong_part_is_refused(changed):
    assert code_of_saying(**changed) == "KARTU_RUSAK"


def test_only_the_card_of_the_agency_names_a_root():
    assert code_of_saying(role="bkpsdm", root=ROOT.public.hex()) is None
    assert AGENCY_CARD.roster_root == ROOT.public
    assert replace(AGENCY_CARD, root=None).roster_root == AGENCY_CARD.sign


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"null",
        b"[]",
        b"[" * 5000,
        b"[" * 5000 + b"]" * 5000,
        b'{"more":' + b'{"a":' * 2000 + b"1" + b"}" * 2001,
        b'{"kind":NaN}',
        b'{"kind":1e999}',
        b'{"kind":' + b"9" * 9000 + b"}",
        b'{"kind":"\\ud800"}',
        b'{"kind":"kantor"',
        b'{"kind":"kantor"}x',
    ],
)
def test_hostile_json_under_a_good_signature_is_refused(says):
    assert code_of(as_file(forged(FILE, says, OFFICE))) == "KARTU_RUSAK"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"null",
        b"[" * 16000,
        b"{" * 16000,
        b'{"file":' + b"[" * 16000,
        b'{"file":NaN}',
        b"\xff" * 99,
    ]
    + [b'{"file":"rembug-kartu","version":' + number for number in (b"NaN}", b"1e400}", b"9" * 9000 + b"}")]
    + [b'{"file":"rembug-kartu","version":1,"more":' + opened * 16000 for opened in (b"[", b'{"":')]
    + [b'{"file":"rembug-kartu","version":true}', b'{"file":"rembug-kartu","version":"\\ud800"}'],
)
def test_hostile_files_are_refused(data):
    assert code_of(data) in {"BUKAN_KARTU", "KARTU_RUSAK"}


@given(st.binary(max_size=400))
def test_no_bytes_come_in_unsigned(data):
    assert code_of(data) in CODES


@given(st.binary(max_size=200).map(lambda raw: raw.decode("utf-8", "ignore").encode()))
def test_no_bytes_come_in_that_were_signed_without_being_a_card(says):
    assert code_of(as_file(forged(FILE, says, OFFICE))) == "KARTU_RUSAK"


@given(st.dictionaries(st.sampled_from(list(SAYS)), st.none() | st.integers() | st.text() | st.booleans()))
def test_a_card_that_comes_in_is_always_a_sound_one(changed):
    code = code_of_saying(**changed)

    said = SAYS | changed
    if code is None:
        assert tidied(said["name"]) == said["name"]
        assert tidied(said["code"]) == said["code"]
        assert said["sign"] == OFFICE.public.hex()
        assert re.fullmatch("[0-9a-f]{32}", said["office"])
    else:
        assert code == "KARTU_RUSAK"


@pytest.mark.parametrize(
    ("card", "key"),
    [
        (OFFICE_CARD, STRANGER),
        (replace(OFFICE_CARD, name="Di\nnas"), OFFICE),
        (replace(OFFICE_CARD, role=None), OFFICE),
        (replace(OFFICE_CARD, root=ROOT.public), OFFICE),
        (replace(OFFICE_CARD, office_id=b"short"), OFFICE),
        (replace(OFFICE_CARD, box=""), OFFICE),
        (replace(DESK_CARD, role=Role.KANTOR), DESK),
        (replace(DESK_CARD, installation_id=b""), DESK),
    ],
)
def test_no_card_is_written_that_could_not_be_read(card, key):
    with pytest.raises(ValueError):
        write_card(card, key)


def test_the_fingerprint_is_the_same_for_ever():
    assert fingerprint(OFFICE_CARD) == "06582 08803 96540 34098 94050 16893"
    assert fingerprint(AGENCY_CARD) == "13674 86178 63016 32501 25650 94099"


def test_the_fingerprint_is_six_groups_of_five_digits():
    prints = [fingerprint(replace(OFFICE_CARD, sign=bytes([n]) * 32)) for n in range(200)]

    assert all(re.fullmatch(r"(\d{5} ){5}\d{5}", each) for each in prints)
    assert len(set(prints)) == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"sign": STRANGER.public},
        {"box": DESK_CARD.box},
        {"office_id": bytes(16)},
        {"kind": CardKind.INSTALASI},
        {"root": ROOT.public},
        {"root": OFFICE.public},
    ],
)
def test_the_fingerprint_differs_when_any_key_differs(changed):
    assert fingerprint(replace(OFFICE_CARD, **changed)) != fingerprint(OFFICE_CARD)


def test_the_fingerprint_stays_when_only_a_name_changes():
    assert fingerprint(replace(OFFICE_CARD, name="Disdikbud", code="X")) == fingerprint(OFFICE_CARD)


def test_a_key_has_a_short_name():
    assert key_id(OFFICE.public) == "6a3803d5f059902a"
    assert len({key_id(new_signing_key().public) for _ in range(50)}) == 50


def test_a_refusal_is_one_of_the_exchange():
    with pytest.raises(Refused):
        read_card(b"")
