"""The roster: never back, never from another root, never two contents for one number."""

import json
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parties import (
    AGENCY,
    AGENCY_BOX,
    AGENCY_ID,
    OFFICE,
    OFFICE_BOX,
    OFFICE_CARD,
    OFFICE_ID,
    ROOT,
    SECOND_ROOT,
    STRANGER,
    STREAM,
    THIRD_ROOT,
    as_file,
    flips,
    forged,
    refusal,
)

from desktop_app.domain.errors import Refused
from desktop_app.sync.cards import Role, key_id, read_card, write_card
from desktop_app.sync.roster import (
    MOST_BYTES,
    MOST_JUMP,
    MOST_OFFICES,
    Roster,
    RosterOffice,
    accept,
    read_roster,
    sign_roster,
)
from desktop_app.words.sentences import sentence

GOLDEN = Path(__file__).parents[1] / "golden" / "kartu" / "0001"
FILE = "rembug-daftar-kantor"
AGENCY_ENTRY = RosterOffice(
    id=AGENCY_ID,
    code="BKPSDM",
    name="BKPSDM",
    role=Role.BKPSDM,
    sign=AGENCY.public,
    box=AGENCY_BOX,
    valid_from=date(2026, 1, 5),
)
OFFICE_ENTRY = RosterOffice(
    id=OFFICE_ID,
    code="DISDIK",
    name="Dinas Pendidikan",
    role=Role.KANTOR,
    sign=OFFICE.public,
    box=OFFICE_BOX,
    valid_from=date(2026, 1, 6),
)
FIRST = Roster(version=1, root=ROOT.public, offices=(AGENCY_ENTRY, OFFICE_ENTRY), made="2026-01-06T02:03:04Z")
SIGNED = sign_roster(FIRST, [ROOT])
SAYS = json.loads(json.loads(SIGNED)["says"])
OFFICE_SAYS = SAYS["offices"][1]
NEW_KEYS = replace(OFFICE_ENTRY, sign=STRANGER.public, valid_from=date(2027, 3, 1))
STOLEN = replace(OFFICE_ENTRY, revoked={STREAM.hex(): 41})


def edition(version, **changed):
    return replace(FIRST, version=version, **changed)


def rotated(roster, version, old, new):
    """The next edition as every office reads it, its root handed over."""
    data = sign_roster(replace(roster, version=version, root=new.public), [new, old])
    return read_roster(data, old.public)


SECOND = rotated(FIRST, 5, ROOT, SECOND_ROOT)
THIRD = rotated(replace(SECOND, offices=(AGENCY_ENTRY, STOLEN, NEW_KEYS)), 9, SECOND_ROOT, THIRD_ROOT)


def code_of(data, pinned=ROOT):
    return refusal(read_roster, data, pinned.public)


def code_of_saying(**changed):
    says = {name: value for name, value in (SAYS | changed).items() if value is not ...}
    return code_of(as_file(forged(FILE, says, ROOT)))


def code_with_office(**changed):
    entry = {name: value for name, value in (OFFICE_SAYS | changed).items() if value is not ...}
    return code_of_saying(offices=[entry])


def code_of_accepting(held, new):
    return refusal(accept, held, new)


def test_a_roster_comes_back_as_it_was_signed():
    full = edition(7, offices=(AGENCY_ENTRY, STOLEN, NEW_KEYS, replace(STOLEN, sign=ROOT.public, revoked={})))

    assert read_roster(SIGNED, ROOT.public) == FIRST
    assert read_roster(sign_roster(full, [ROOT]), ROOT.public) == full


def test_rosters_of_the_first_version_are_read_for_ever():
    plain, handed_over = ((GOLDEN / name).read_bytes() for name in ("daftar.json", "daftar_akar_baru.json"))

    assert read_roster(plain, ROOT.public) == FIRST
    assert read_roster(handed_over, ROOT.public) == THIRD
    assert plain == SIGNED


@pytest.mark.parametrize("name", ["daftar.json", "daftar_akar_baru.json"])
def test_a_roster_with_any_bit_turned_is_refused(name):
    data = (GOLDEN / name).read_bytes()

    codes = {code_of(turned) for turned in flips(data)}

    assert codes == {"ROSTER_RUSAK", "VERSI_LEBIH_BARU"}


def test_a_roster_cut_off_anywhere_is_refused():
    assert {code_of(SIGNED[:length]) for length in range(len(SIGNED))} == {"ROSTER_RUSAK"}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data + b"\x00" * 512,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b'"version":1', b'"version":1,"more":1'),
        lambda data: data.replace(b"BKPSDM", b"\\u0042KPSDM"),
        lambda data: b" " * (MOST_BYTES + 1),
        lambda data: b"[" * MOST_BYTES,
    ],
)
def test_a_roster_laid_out_in_any_other_way_is_refused(change):
    assert code_of(change(SIGNED)) == "ROSTER_RUSAK"


def test_a_roster_by_a_stranger_is_refused():
    by_stranger = sign_roster(edition(2, root=STRANGER.public), [STRANGER])

    assert code_of(by_stranger) == "ROSTER_AKAR_LAIN"
    assert code_of(as_file(forged(FILE, SAYS, STRANGER))) == "ROSTER_RUSAK"
    assert code_of(as_file(forged(FILE, SAYS, STRANGER, signed_by=ROOT))) == "ROSTER_RUSAK"


@pytest.mark.parametrize("label", [b"", b"rembug-kartu-1|", b"rembug-sertifikat-1|", b"rembug-akar-1|"])
def test_a_signature_for_something_else_is_no_signature_of_a_roster(label):
    assert code_of(as_file(forged(FILE, SAYS, ROOT, label=label))) == "ROSTER_RUSAK"


def test_a_card_is_no_roster_and_a_roster_no_card():
    assert refusal(read_roster, write_card(OFFICE_CARD, OFFICE), OFFICE.public) == "ROSTER_RUSAK"
    assert refusal(read_card, SIGNED) == "BUKAN_KARTU"


def test_a_roster_of_a_newer_program_says_so():
    assert code_of(as_file(forged(FILE, {"all": "new"}, ROOT, version=2))) == "VERSI_LEBIH_BARU"


def test_what_a_newer_program_adds_is_passed_over():
    assert code_of_saying(more=[1.5]) is None
    assert code_with_office(phone="0341") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "0" * 31},
        {"id": OFFICE_ID.hex() + "\n"},
        {"code": ""},
        {"code": "x" * 21},
        {"code": "DIS\u202eDIK"},
        {"name": "Dinas\x00"},
        {"name": "\u2066Dinas\u2069"},
        {"name": "Cafe\u0301"},
        {"name": "x" * 121},
        {"name": ...},
        {"role": "admin"},
        {"role": None},
        {"sign": "zz"},
        {"box": "age1"},
        {"valid_from": "2026-02-30"},
        {"valid_from": "kemarin"},
        {"valid_from": 0},
        {"revoked": {"x": 1}},
        {"revoked": {STREAM.hex(): -1}},
        {"revoked": {f"{n:032x}": 1 for n in range(1001)}},
    ],
)
def test_an_office_with_a_wrong_part_is_refused(changed):
    assert code_with_office(**changed) == "ROSTER_RUSAK"


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 0},
        {"version": 2**53 + 1},
        {"version": True},
        {"version": 1.0},
        {"root": AGENCY.public.hex()},
        {"root": ...},
        {"made": "2026-01-06"},
        {"made": "2026-01-06T02:03:04Z\n"},
        {"made": "٢٠٢٦-01-06T02:03:04Z"},
        {"offices": None},
        {"offices": [OFFICE_SAYS, OFFICE_SAYS]},
        {"offices": [OFFICE_SAYS, OFFICE_SAYS | {"sign": "0" * 64, "code": "X"}]},
        {"offices": [OFFICE_SAYS, OFFICE_SAYS | {"sign": "0" * 64, "id": "0" * 32, "code": "disdik"}]},
        {"offices": [OFFICE_SAYS, OFFICE_SAYS | {"revoked": {}}]},
        {"handovers": [{}]},
    ],
)
def test_a_roster_with_a_wrong_part_is_refused(changed):
    assert code_of_saying(**changed) == "ROSTER_RUSAK"


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"null",
        b"[" * 500_000,
        b'{"offices":' + b"[" * 500_000 + b"]" * 500_000 + b"}",
        b'{"more":' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
        b'{"version":NaN}',
        b'{"version":' + b"9" * 9000 + b"}",
        b'{"version":1e999}',
        b'{"made":"\\ud800"}',
        b'{"handovers":[' + b"{}," * 100_000 + b"{}]}",
    ],
)
def test_hostile_json_under_a_good_signature_is_refused(says):
    assert code_of(as_file(forged(FILE, says, ROOT))) == "ROSTER_RUSAK"


@given(st.binary(max_size=400))
def test_no_bytes_come_in_unsigned(data):
    assert code_of(data) == "ROSTER_RUSAK"


def test_a_roster_holds_as_many_offices_as_a_province_has_and_no_more():
    many = tuple(
        replace(OFFICE_ENTRY, id=n.to_bytes(16), code=f"K{n}", sign=n.to_bytes(32), name="Ä" * 120)
        for n in range(MOST_OFFICES + 1)
    )
    most = edition(1, offices=many[:-1])

    assert read_roster(sign_roster(most, [ROOT]), ROOT.public) == most
    with pytest.raises(ValueError):
        sign_roster(edition(1, offices=many), [ROOT])


def test_a_roster_beyond_the_size_of_rosters_is_not_signed():
    cuts = {f"{n:032x}": n for n in range(1000)}
    many = tuple(
        replace(STOLEN, id=n.to_bytes(16), sign=n.to_bytes(32), revoked=cuts)
        for n in range(MOST_BYTES // 40_000)
    )

    with pytest.raises(ValueError):
        sign_roster(edition(1, offices=many), [ROOT])


@pytest.mark.parametrize(
    ("roster", "keys"),
    [
        (FIRST, []),
        (FIRST, [STRANGER]),
        (edition(2, root=SECOND_ROOT.public), [SECOND_ROOT, ROOT, STRANGER]),
        (replace(SECOND, version=6, root=THIRD_ROOT.public), [THIRD_ROOT]),
        (replace(SECOND, version=6, root=THIRD_ROOT.public), [THIRD_ROOT, ROOT]),
        (replace(SECOND, version=6, root=ROOT.public), [ROOT, SECOND_ROOT]),
        (replace(SECOND, version=4), [SECOND_ROOT]),
        (replace(SECOND, version=5, root=THIRD_ROOT.public), [THIRD_ROOT, SECOND_ROOT]),
        (edition(0), [ROOT]),
        (edition(1, made="kemarin"), [ROOT]),
        (edition(1, offices=(OFFICE_ENTRY, OFFICE_ENTRY)), [ROOT]),
    ],
)
def test_no_roster_is_signed_that_could_not_be_read(roster, keys):
    with pytest.raises(ValueError):
        sign_roster(roster, keys)


def test_a_newer_edition_is_taken_and_the_same_one_changes_nothing():
    assert accept(None, FIRST) is True
    assert accept(FIRST, edition(2)) is True
    assert accept(FIRST, read_roster(SIGNED, ROOT.public)) is False


def test_an_older_edition_is_never_taken():
    assert code_of_accepting(edition(7), edition(6)) == "ROSTER_MUNDUR"
    assert code_of_accepting(edition(7), edition(1, offices=())) == "ROSTER_MUNDUR"


@pytest.mark.parametrize(
    "changed",
    [{"offices": (AGENCY_ENTRY,)}, {"made": "2026-01-06T02:03:05Z"}, {"offices": (AGENCY_ENTRY, STOLEN)}],
)
def test_one_number_never_has_two_contents(changed):
    assert code_of_accepting(FIRST, replace(FIRST, **changed)) == "ROSTER_BERBEDA"


def test_editions_in_any_order_end_with_the_newest():
    for order in permutations([edition(n) for n in (1, 2, 3, 4)]):
        held = None
        for each in order:
            if code_of_accepting(held, each) is None:
                held = each
        assert held.version == 4


def test_no_edition_runs_ahead_of_what_anybody_can_have_missed():
    assert accept(FIRST, edition(1 + MOST_JUMP)) is True
    assert code_of_accepting(FIRST, edition(2 + MOST_JUMP)) == "ROSTER_MELOMPAT"
    assert accept(None, edition(MOST_JUMP)) is True
    assert code_of_accepting(None, edition(1 + MOST_JUMP)) == "ROSTER_MELOMPAT"
    assert code_of_accepting(FIRST, replace(SECOND, version=2 + MOST_JUMP)) == "ROSTER_MELOMPAT"


def test_a_new_root_that_the_old_one_handed_over_to_is_taken():
    assert SECOND.root == SECOND_ROOT.public
    assert SECOND.former_roots == (ROOT.public,)
    assert accept(FIRST, SECOND) is True


def test_an_office_that_missed_a_root_finds_its_way_over_two_handovers():
    data = sign_roster(replace(THIRD, version=10), [THIRD_ROOT])

    for pinned in (ROOT, SECOND_ROOT, THIRD_ROOT):
        assert read_roster(data, pinned.public).root == THIRD_ROOT.public
    assert accept(FIRST, THIRD) is accept(SECOND, THIRD) is True
    assert code_of(data, STRANGER) == "ROSTER_AKAR_LAIN"


def handover_says(**changed):
    """The second edition with its hand-over changed, signed by the new root."""
    says = json.loads(json.loads(sign_roster(SECOND, [SECOND_ROOT]))["says"])
    return as_file(forged(FILE, says | {"handovers": [says["handovers"][0] | changed]}, SECOND_ROOT))


def test_a_new_root_needs_both_signatures():
    message = b"rembug-akar-1|" + (5).to_bytes(8) + ROOT.public + SECOND_ROOT.public
    by_old, by_new = ROOT.sign(message).hex(), SECOND_ROOT.sign(message).hex()

    assert code_of(handover_says(by_old=by_old, by_new=by_new)) is None
    assert code_of(handover_says(by_old=by_new, by_new=by_new)) == "ROSTER_RUSAK"
    assert code_of(handover_says(by_old=by_old, by_new=by_old)) == "ROSTER_RUSAK"
    assert code_of(handover_says(by_old="0" * 128)) == "ROSTER_RUSAK"
    assert code_of(handover_says(by_new="0" * 128)) == "ROSTER_RUSAK"


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 4},
        {"version": 6},
        {"old": STRANGER.public.hex()},
        {"old": SECOND_ROOT.public.hex()},
        {"new": THIRD_ROOT.public.hex()},
    ],
)
def test_a_handover_says_exactly_what_was_signed(changed):
    assert code_of(handover_says(**changed)) == "ROSTER_RUSAK"


def test_a_new_root_without_a_handover_is_a_strangers():
    alone = sign_roster(edition(5, root=SECOND_ROOT.public), [SECOND_ROOT])

    assert code_of(alone) == "ROSTER_AKAR_LAIN"
    assert code_of_accepting(FIRST, edition(5, root=SECOND_ROOT.public)) == "ROSTER_AKAR_LAIN"


def test_handovers_of_a_broken_chain_are_refused():
    first, second = THIRD.handovers
    third = json.loads(json.loads(sign_roster(THIRD, [THIRD_ROOT]))["says"])
    chain = third["handovers"]

    for broken in ([chain[1], chain[0]], [chain[0]], [chain[0], chain[0], chain[1]], chain * 20):
        assert code_of(as_file(forged(FILE, third | {"handovers": broken}, THIRD_ROOT))) == "ROSTER_RUSAK"
    assert (first.new, second.new) == (SECOND_ROOT.public, THIRD_ROOT.public)


def handovers_in(roster, key):
    return json.loads(json.loads(sign_roster(roster, [key]))["says"])["handovers"]


def test_handovers_that_do_not_meet_lead_nowhere():
    """Each is sound by itself; together they would lead from a root that never handed over to this one."""
    astray = handovers_in(rotated(FIRST, 5, ROOT, STRANGER), STRANGER)
    last = handovers_in(THIRD, THIRD_ROOT)[1:]
    says = SAYS | {"version": 9, "root": THIRD_ROOT.public.hex()}

    assert code_of(as_file(forged(FILE, says | {"handovers": last}, THIRD_ROOT)), SECOND_ROOT) is None
    assert code_of(as_file(forged(FILE, says | {"handovers": astray + last}, THIRD_ROOT))) == "ROSTER_RUSAK"


def test_what_a_root_signs_after_it_was_handed_over_is_merely_old():
    late = sign_roster(edition(500), [ROOT])

    assert refusal(read_roster, late, SECOND_ROOT.public, SECOND.former_roots) == "ROSTER_MUNDUR"
    assert refusal(read_roster, late, SECOND_ROOT.public) == "ROSTER_AKAR_LAIN"
    assert code_of_accepting(SECOND, edition(500)) == "ROSTER_MUNDUR"


def test_a_root_that_was_handed_over_hands_over_to_nobody_else():
    stolen = rotated(FIRST, 500, ROOT, STRANGER)

    assert refusal(read_roster, sign_roster(stolen, [STRANGER]), SECOND_ROOT.public) == "ROSTER_AKAR_LAIN"
    assert code_of_accepting(SECOND, stolen) == "ROSTER_AKAR_LAIN"


def test_a_new_root_recovers_from_a_stolen_one_that_ran_ahead():
    """The thief made editions up to the limit; the agency goes on from its own number."""
    ahead = edition(9_000, offices=())

    assert accept(FIRST, ahead) is True
    assert accept(ahead, SECOND) is True
    assert code_of_accepting(SECOND, edition(9_001)) == "ROSTER_MUNDUR"


def test_offices_are_found_by_id_code_and_key():
    assert FIRST.office(OFFICE_ID) == FIRST.by_code("DISDIK") == OFFICE_ENTRY
    assert FIRST.by_key(key_id(AGENCY.public)) == AGENCY_ENTRY
    assert FIRST.office(bytes(16)) is FIRST.by_code("disdik") is FIRST.by_key("") is None


@pytest.mark.parametrize(
    "offices",
    [(STOLEN, NEW_KEYS), (NEW_KEYS, STOLEN), (NEW_KEYS, replace(STOLEN, valid_from=date(2028, 1, 1)))],
)
def test_an_office_with_new_keys_is_found_by_them_and_its_old_ones_stay_known(offices):
    roster = edition(2, offices=offices)

    assert roster.office(OFFICE_ID) == roster.by_code("DISDIK") == NEW_KEYS
    assert roster.by_key(key_id(OFFICE.public)).revoked == STOLEN.revoked
    assert roster.by_key(key_id(STRANGER.public)) == NEW_KEYS


def test_an_office_that_is_revoked_altogether_is_still_named():
    earlier = replace(STOLEN, sign=STRANGER.public, valid_from=date(2025, 1, 1))

    assert edition(2, offices=(STOLEN, earlier)).office(OFFICE_ID) == STOLEN


@pytest.mark.parametrize(
    ("office", "sid", "n", "code"),
    [
        (OFFICE_ENTRY, STREAM, 10**9, None),
        (STOLEN, STREAM, 41, None),
        (STOLEN, STREAM, 42, "KARTU_DICABUT"),
        (STOLEN, bytes(16), 1, "KARTU_DICABUT"),
        (replace(STOLEN, revoked={}), STREAM, 0, "KARTU_DICABUT"),
    ],
)
def test_of_a_revoked_office_only_what_was_known_then_counts(office, sid, n, code):
    assert refusal(office.check_block, sid, n) == code


def test_every_refusal_can_be_said():
    refused = [
        Refused(code, versi=3, nama="Loket 1")
        for code in (
            "ROSTER_MUNDUR",
            "ROSTER_BERBEDA",
            "ROSTER_MELOMPAT",
            "ROSTER_AKAR_LAIN",
            "KARTU_DICABUT",
        )
    ]

    assert all("tidak" in sentence(each) for each in refused)
