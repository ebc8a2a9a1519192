"""A known office whose PC was altered: each block is signed and in its place, and says what it must not.

The block goes to quarantine with its reason; all else of the file enters; what others write later enters too.
"""

from __future__ import annotations

from secrets import token_bytes

import pytest
from city_views import is_well, kepeg_of
from forged_files import Insider, setting
from separate_offices import Office, give, post

from desktop_app.domain.organisation import Setting
from desktop_app.domain.people import FactKind, PersonFact
from desktop_app.domain.plan import SkpVersion
from desktop_app.domain.records import Id
from desktop_app.domain.values import UMUM, AudienceKind, audience_of
from desktop_app.services.seeds import office_id_of
from desktop_app.sync.blocks import stream_id

ROW, OTHER = b"r" * 16, b"o" * 16
HUGE = "1" + "0" * 23


def settings_at(office: Office) -> set[str]:
    with office.open() as house, house.store.look() as work:
        return {setting.key for setting in work.find(Setting)}


def only_refused(city, frames, codes: dict[str, int]) -> None:
    """Takes a file of these and one good block in; tells that only these were kept out, and all goes on."""
    insider, frames = frames[0], list(frames[1:])
    good = Insider(city.b).block([setting("baik")])
    path = insider.file(city.centre, [*frames[:1], good, *frames[1:]], city.stick / "jahat.sinkron")

    (intake,) = city.centre.receive(path).intakes

    assert intake.error is None
    assert intake.refused_codes == codes
    assert "baik" in settings_at(city.centre)
    note(city.a, "dari kantor lain")
    give(city.a, city.centre, city.stick)
    assert "dari kantor lain" in settings_at(city.centre)
    assert is_well(city.centre)


def note(office: Office, key: str) -> None:
    """A line an honest office writes about itself."""
    with office.open() as house, house.store.work(office.acting) as work:
        work.add(Setting(id=work.mint(), audience_id=kepeg_of(office), key=key, value="1"))


BAD_CONTENT = {
    "a number for a text": ("I", "setting", ROW, '{"key":7,"value":"1"}'),
    "a text for a number": ("I", "rhk", ROW, '{"pos":"satu"}'),
    "10^23": ("I", "setting", ROW, '{"key":"k","value":"1","pos":' + HUGE + "}"),
    "a broken number": ("I", "setting", ROW, '{"key":"k","value":NaN}'),
    "an object within": ("I", "setting", ROW, '{"key":"k","value":{"a":1}}'),
    "no object": ("I", "setting", ROW, '["key"]'),
    "no row": ("I", "setting", b"", '{"key":"k","value":"1"}'),
    "an unknown table": ("I", "gudang_rahasia", ROW, '{"key":"k"}'),
    "a system table": ("I", "_ctl", ROW, '{"cap":0}'),
    "SQL for a table": ("I", "setting; drop table person", ROW, '{"key":"k"}'),
    "an unknown field": ("I", "setting", ROW, '{"key":"k","value":"1","warna":"biru"}'),
    "SQL for a field": ("I", "setting", ROW, '{"key":"k","value":"1","key\\" = 1 --":"x"}'),
    "its own id": ("I", "setting", ROW, '{"key":"k","value":"1","id":"' + "00" * 16 + '"}'),
    "its own audience": ("I", "setting", ROW, '{"key":"k","value":"1","audience_id":"' + "00" * 16 + '"}'),
    "a field too few": ("I", "setting", ROW, '{"key":"k"}'),
    "an empty change": ("U", "setting", ROW, "{}"),
    "an unknown word": ("I", "unit", ROW, '{"code":"X","kind":"kerajaan"}'),
    "an unknown kind": ("X", "setting", ROW, '{"key":"k","value":"1"}'),
    "a text that hides its order": ("I", "setting", ROW, '{"key":"k\\u202e","value":"1"}'),
    "half a character": ("I", "setting", ROW, '{"key":"\\ud800","value":"1"}'),
    "a key of 64 KB": ("I", "setting", ROW, '{"key":"' + "k" * 65_536 + '","value":"1"}'),
    "a thousand levels": ("I", "setting", ROW, '{"key":"k","value":"' + "[" * 1000 + '"}'),
}  # fmt: skip


def test_contents_that_no_rule_allows_are_kept_out_one_by_one(city):
    """All in one stream, each in a block of its own, every second one harmless."""
    insider, frames = Insider(city.b), []
    for number, content in enumerate(BAD_CONTENT.values()):
        frames += [insider.block([content]), insider.block([setting(f"baik {number}")])]

    only_refused(city, [insider, *frames], {"ISI_TIDAK_SAH": len(BAD_CONTENT)})
    assert {f"baik {number}" for number in range(len(BAD_CONTENT))} <= settings_at(city.centre)


@pytest.mark.parametrize("content", ["an object within", "no row", "an unknown kind"])
def test_a_block_that_nobody_can_read_travels_on_and_keeps_no_file_back(city, content):
    """Everybody judges it alike; whoever holds it must still be able to write to others."""
    insider = Insider(city.b)
    frames = [insider.block([BAD_CONTENT[content]]), insider.block([setting("baik")])]
    city.centre.receive(insider.file(city.centre, frames, city.stick / "jahat.sinkron"))

    (intake,) = city.b.receive(post(city.centre, city.b, city.stick)).intakes

    assert (intake.error, intake.refused_codes) == (None, {"ISI_TIDAK_SAH": 1})
    assert "baik" in settings_at(city.b)


def test_a_thing_for_all_offices_is_bkpsdms_to_write(city):
    insider = Insider(city.b)
    holiday = setting("libur")

    only_refused(city, [insider, insider.block([holiday, setting("lagi")], UMUM)], {"TANPA_WEWENANG": 2})


def test_the_people_of_another_office_are_not_his(city):
    insider, owner = Insider(city.b), office_id_of(city.a.code)
    kinds = (AudienceKind.KEPEG, AudienceKind.HARIAN, AudienceKind.KONSELING)
    frames = [insider.block([setting("asing")], audience_of(kind, owner)) for kind in kinds]

    only_refused(city, [insider, *frames], {"TANPA_WEWENANG": 3})


def test_an_audience_that_nobody_heard_of_waits_and_is_harmless(city):
    insider = Insider(city.b)
    path = insider.file(city.centre, [insider.block([setting("x")], token_bytes(16))], city.stick / "1")

    (intake,) = city.centre.receive(path).intakes

    assert (intake.waiting_for, intake.new, intake.refused) == ({"audiens": 1}, 0, 0)


def test_a_foreign_role_is_not_believed(city):
    insider = Insider(city.b)

    only_refused(city, [insider, insider.block([setting("x")], UMUM, role="bkpsdm")], {"TANPA_WEWENANG": 1})


def test_a_block_in_the_name_of_another_office_is_nobodys(city):
    insider, other = Insider(city.b), Insider(city.a)
    named = {"office": other.own.standing.office.hex()}
    computer = named | {"installation": other.own.standing.installation.hex()}

    only_refused(
        city,
        [insider, insider.block([setting("x")], **named), insider.block([setting("y")], **computer)],
        {"KANTOR_TAK_DIKENAL": 1, "RUSAK": 1},
    )


def test_nobody_writes_under_the_stream_of_another(city):
    """The block would take the place of the other's next one, and all that he writes would be a branch."""
    with city.centre.open() as house, house.store.look() as work:
        stolen = next(s for s in work.log().streams.values() if s.gid == UMUM)
    insider = Insider(city.b)
    taken = insider.block(
        [setting("x")], UMUM, sid=stolen.sid.hex(), n=stolen.next_n, first=stolen.next_seq,
        prev=stolen.head.hex(), lamport=stolen.lamport + 1,
    )  # fmt: skip
    path = insider.file(city.a, [taken], city.stick / "1.sinkron")

    (intake,) = city.a.receive(path).intakes
    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        work.add(Setting(id=work.mint(), audience_id=UMUM, key="sungguh", value="1"))
    give(city.centre, city.a, city.stick)

    assert intake.refused_codes == {"KEPALA_TIDAK_SAH": 1}
    assert "sungguh" in settings_at(city.a)
    assert is_well(city.a)


def test_nobody_takes_the_name_of_a_stream_before_its_owner_comes(city):
    """A stream that the centre has not met yet; its name follows from its writer."""
    other, insider = Insider(city.a), Insider(city.b)
    standing = other.own.standing
    sid = stream_id(standing.installation, standing.replica, other.kepeg)

    only_refused(city, [insider, insider.block([setting("x")], sid=sid.hex())], {"KEPALA_TIDAK_SAH": 1})


def test_a_clock_of_the_log_that_leaps_is_not_believed(city):
    insider = Insider(city.b)
    frames = [insider.block([setting("x")], lamport=lamport) for lamport in (2, 3, 1_000_000, 2**53, 2**53)]

    only_refused(city, [insider, *frames], {"KEPALA_TIDAK_SAH": 5})


def test_a_clock_that_leapt_does_not_stop_others_from_writing(city):
    insider = Insider(city.b)
    leap = insider.block([setting("x")], lamport=2**53)
    city.centre.receive(insider.file(city.centre, [leap], city.stick / "1.sinkron"))

    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        work.add(Setting(id=work.mint(), audience_id=kepeg_of(city.b), key="tentang b", value="1"))
    (intake,) = city.b.receive(post(city.centre, city.b, city.stick)).intakes

    assert intake.refused_codes == {"KEPALA_TIDAK_SAH": 1}  # the leap, wherever it comes
    assert "tentang b" in settings_at(city.b)


def test_a_clock_that_stood_still_may_tick_afterwards(city):
    insider = Insider(city.b)
    frames = [insider.block([setting("x")], lamport=0), insider.block([setting("y")], lamport=1)]

    only_refused(city, [insider, *frames], {"KEPALA_TIDAK_SAH": 1})


def test_what_claims_to_have_seen_what_nobody_wrote_waits_alone(city):
    insider = Insider(city.b)
    claims = insider.block([setting("x")], deps={"ab" * 16: 9}, lamport=10)
    path = insider.file(city.centre, [claims], city.stick / "1.sinkron")

    (intake,) = city.centre.receive(path).intakes
    note(city.b, "jujur")
    give(city.b, city.centre, city.stick)

    assert (intake.waiting_for, intake.refused) == ({"sebab": 1}, 0)
    assert "jujur" in settings_at(city.centre)


def test_what_was_seen_must_be_of_the_same_audience(city):
    with city.centre.open() as house, house.store.look() as work:
        foreign = next(s for s in work.log().streams.values() if s.gid == UMUM)
    insider = Insider(city.b)
    block = insider.block([setting("x")], deps={foreign.sid.hex(): 1}, lamport=foreign.lamport + 1)

    only_refused(city, [insider, block], {"KEPALA_TIDAK_SAH": 1})


def test_a_row_stays_in_its_table_and_its_audience(city):
    insider = Insider(city.b)
    pimpinan = audience_of(AudienceKind.KEPEG, office_id_of(city.b.code), "pimpinan")
    first = insider.block([setting("asli", ROW)])
    moved = insider.block([("I", "unit", ROW, f'{{"code":"X","office_id":"{"11" * 16}","kind":"bidang"}}')])
    twice = insider.block([setting("dua", ROW)], pimpinan)

    only_refused(city, [insider, first, moved, twice], {"ISI_TIDAK_SAH": 2})
    assert "asli" in settings_at(city.centre)
    assert "dua" not in settings_at(city.centre)


def test_the_rows_of_another_office_are_out_of_reach_in_an_own_audience(city):
    note(city.a, "milik a")
    give(city.a, city.centre, city.stick)
    with city.centre.open() as house, house.store.look() as work:
        row = work.one(Setting, key="milik a").id
    insider = Insider(city.b)

    only_refused(
        city, [insider, insider.block([("U", "setting", row, '{"value":"2"}')])], {"ISI_TIDAK_SAH": 1}
    )


def test_what_was_locked_is_neither_altered_nor_unlocked(city):
    """His own plan, set and locked, which he would rather have otherwise."""
    skp = "11" * 16
    draft = f'{{"skp_id":"{skp}","number":1,"form":"jpt","status":"draf"}}'
    insider = Insider(city.b)
    whole = _locked_version(skp)
    other = whole.replace('"change_text":null', '"change_text":"lain"')
    frames = [
        insider.block([("I", "skp_version", ROW, draft)]),
        insider.block([("L", "skp_version", ROW, whole)]),
        insider.block([("U", "skp_version", ROW, '{"status":"draf","change_text":"lain"}')]),
        insider.block([("D", "skp_version", ROW, "{}")]),
        insider.block([("L", "skp_version", ROW, other)]),
    ]  # fmt: skip

    (intake,) = city.centre.receive(insider.file(city.centre, frames, city.stick / "1.sinkron")).intakes

    with city.centre.open() as house, house.store.look() as work:
        kept = work.get(SkpVersion, Id(ROW))
        asked = {decision.field for decision in house.exchange.deciding.decisions()}
    assert intake.error is None
    assert (kept.status.value, kept.change_text) == ("ditetapkan", None)
    assert asked == {"_terkunci"}
    assert is_well(city.centre)


def _locked_version(skp: str) -> str:
    return (
        f'{{"skp_id":"{skp}","number":1,"form":"jpt","approach":"kuantitatif","status":"ditetapkan",'
        '"change_reason":"awal","change_text":null,"based_on":null,"form_reason":null,"waived":null}'
    )


def test_facts_of_others_are_not_his_to_delete(city):
    """What BKPSDM wrote down about a person of his office."""
    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        row = work.mint()
        work.add(
            PersonFact(
                id=row, audience_id=kepeg_of(city.b), person_id=Id(OTHER), kind=FactKind.PANGKAT,
                golongan="III/a", from_on=work.today, at=work.now,
            )
        )  # fmt: skip
    insider = Insider(city.b)
    with city.centre.open() as house:
        house.exchange.send(city.centre.acting, city.b.code, city.stick / "fakta.sinkron")
        with house.store.look() as work:
            seen = next(s for s in work.log().streams.values() if s.gid == kepeg_of(city.b) and s.next_n)
    deps = {seen.sid.hex(): seen.next_seq - 1}
    gone = insider.block([("D", "person_fact", row, "{}")], deps=deps, lamport=seen.lamport + 1)

    (intake,) = city.centre.receive(insider.file(city.centre, [gone], city.stick / "1.sinkron")).intakes

    with city.centre.open() as house, house.store.look() as work:
        assert work.get(PersonFact, row) is not None
    assert intake.error is None
    assert is_well(city.centre)


def flood(city, blocks: int) -> None:
    insider = Insider(city.b)
    frames = (insider.block([setting(f"banjir {n} {i}") for i in range(2000)]) for n in range(blocks))

    (intake,) = city.centre.receive(insider.file(city.centre, frames, city.stick / "1.sinkron")).intakes
    note(city.a, "dari kantor lain")
    give(city.a, city.centre, city.stick)

    assert (intake.error, intake.new) == (None, 2000 * blocks)
    assert "dari kantor lain" in settings_at(city.centre)
    assert is_well(city.centre)


def test_a_flood_of_ten_thousand_lines_stops_nobody(city):
    flood(city, 5)


@pytest.mark.soak
def test_a_flood_of_a_hundred_thousand_lines_stops_nobody(city):
    flood(city, 50)
