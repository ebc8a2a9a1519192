"""Papers of record: kept byte for byte, under a code that no wrong letter passes, replaced by newer ones."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import practice_office
import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_office import FIRST, SECOND, THIRD, YEAR, copied, opened, text_of

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.evaluation import Cause, Evaluation, EvaluationVersion, JudgementStatus
from desktop_app.domain.papers import Document, DocumentRevision, Frozen, ObjectKind, Step
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Plan
from desktop_app.domain.records import NO_AUDIENCE, Id
from desktop_app.domain.values import Role
from desktop_app.domain.year import Blob
from desktop_app.services.freezing import plain
from desktop_app.services.printing import PrintKind
from desktop_app.services.printing.codes import ALPHABET, grouped, read_code, verification_code
from desktop_app.services.printing.naming import safe
from desktop_app.services.printing.thawing import plan_of, record_of

pytestmark = pytest.mark.xdist_group("printing-records")  # made once, on one worker

EVALUASI, DOKUMEN, SKP = PrintKind.EVALUASI, PrintKind.DOKUMEN_EVALUASI, PrintKind.SKP
DAY = date(2026, 4, 20)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.getbasetemp()


@pytest.fixture
def office(base, tmp_path):
    """A practice office of this test's own."""
    made = copied(base, tmp_path / "own")
    yield made
    made.store.engine.dispose()


def _final_person(office) -> Id:
    with office.store.look() as work:
        return next(row.person_id for row in work.find(Frozen, object_kind=ObjectKind.EVALUATION_VERSION))


def _finalise(office, kind, period, person, **asked):
    asked = {"dated_on": DAY, **asked}
    return office.printing.finalise(office.acting, kind, period, person, **asked)


def test_a_paper_of_record_is_kept_with_its_code_hash_and_file(office):
    person = _final_person(office)

    changes = _finalise(office, EVALUASI, FIRST, person)

    made = office.make(EVALUASI, FIRST, person)
    with office.store.look() as work:
        [document] = work.find(Document)
        [revision] = work.find(DocumentRevision)
        frozen = work.need(Frozen, document.frozen_id)
        blob = work.one(Blob, sha256=revision.sha256)
        steps = [step.to_status for step in work.find(Step, object_id=document.id)]
    assert changes is Changes.DOCUMENTS
    assert office.blobs.read(revision.sha256) == made.pdf
    assert document.base_sha == revision.sha256
    assert revision.size == len(made.pdf) == blob.size
    assert frozen.object_id == document.object_id == made.object_id
    assert (document.place, document.dated_on, document.period) == ("Salatiga", DAY, FIRST)
    assert read_code(made.code) == document.code
    assert made.code in text_of(made.pdf)
    assert "20 April 2026" in text_of(made.pdf)
    assert steps == ["berlaku"]
    assert len(document.body) < 400


def test_it_comes_out_byte_for_byte_although_everything_around_it_changed(office):
    person = _final_person(office)
    _finalise(office, DOKUMEN, FIRST, person)
    before = office.make(DOKUMEN, FIRST, person).pdf
    with office.store.work() as work:
        human = work.one(Person, person_id=person)
        work.keep(dataclasses.replace(human, name="Umpama Nama Baru"))

    alone = office.make(DOKUMEN, FIRST, person).pdf
    among_all = next(
        made for made in office.printing.make_all(office.acting, DOKUMEN, FIRST) if made.person_id == person
    )

    assert alone == before == among_all.pdf
    assert among_all.code


def test_finalising_the_same_again_changes_nothing(office):
    person = _final_person(office)
    _finalise(office, EVALUASI, FIRST, person)

    again = _finalise(office, EVALUASI, FIRST, person)

    with office.store.look() as work:
        assert again is Changes.NOTHING
        assert len(work.find(Document)) == 1


def test_another_day_makes_a_paper_that_replaces_the_old_one(office):
    person = _final_person(office)
    _finalise(office, EVALUASI, FIRST, person)
    _finalise(office, EVALUASI, FIRST, person, dated_on=date(2026, 4, 21))

    made = office.make(EVALUASI, FIRST, person)

    with office.store.look() as work:
        old, new = sorted(work.find(Document), key=lambda document: document.dated_on)
        steps = [step.to_status for step in work.find(Step, object_id=old.id)]
    assert new.replaces_id == old.id
    assert new.code != old.code
    assert sorted(steps) == ["berlaku", "diganti"]
    assert read_code(made.code) == new.code
    assert office.blobs.has(old.base_sha)


def test_a_new_version_of_the_judgement_replaces_the_paper_of_the_old_one(office):
    with office.store.look() as work:
        [version] = work.find(EvaluationVersion, cause=Cause.KEBERATAN)
        evaluation = work.need(Evaluation, version.evaluation_id)
        first = work.find(EvaluationVersion, evaluation_id=evaluation.id, number=1)[0]
    _finalise(office, DOKUMEN, SECOND, evaluation.person_id, of=first.id, dated_on=date(2026, 7, 16))

    _finalise(office, DOKUMEN, SECOND, evaluation.person_id, dated_on=date(2026, 7, 28))

    with office.store.look() as work:
        old, new = sorted(work.find(Document), key=lambda document: document.dated_on)
    assert (old.object_id, new.object_id) == (first.id, version.id)
    assert new.replaces_id == old.id


def test_another_sheet_keeps_day_and_code_but_is_laid_out_anew(office):
    person = _final_person(office)
    _finalise(office, DOKUMEN, FIRST, person, paper="F4")
    kept = office.make(DOKUMEN, FIRST, person)

    small = office.make(DOKUMEN, FIRST, person, paper="A4")
    undated = office.make(DOKUMEN, FIRST, person, dated_on=date(2026, 5, 1))

    assert small.pdf != kept.pdf
    assert small.code == kept.code
    assert "20 April 2026" in text_of(small.pdf)
    assert undated.code == ""
    assert kept.code not in text_of(undated.pdf)


def test_a_batch_carries_the_codes_of_papers_of_record(office):
    person = _final_person(office)
    _finalise(office, DOKUMEN, FIRST, person)

    batch = office.printing.batch(office.acting, DOKUMEN, FIRST)

    assert office.make(DOKUMEN, FIRST, person).code in text_of(batch.pdf)


def test_a_plan_that_was_set_becomes_a_paper_of_record(office):
    person = _final_person(office)

    _finalise(office, SKP, YEAR, person, dated_on=date(2026, 1, 30))

    with office.store.look() as work:
        [document] = work.find(Document)
    assert document.object_kind is ObjectKind.SKP_VERSION
    assert document.period == YEAR
    assert office.make(SKP, YEAR, person).code


def test_a_draft_is_never_a_paper_of_record(office):
    with office.store.look() as work:
        version = work.find(EvaluationVersion, status=JudgementStatus.SIAP)[0]
        person = work.need(Evaluation, version.evaluation_id).person_id

    with pytest.raises(RuleBroken) as refused:
        _finalise(office, EVALUASI, THIRD, person)

    with office.store.look() as work:
        assert work.find(Document) == []
    assert refused.value.code == "cetak.masih_draf"


def test_a_paper_of_record_needs_a_place(office):
    with pytest.raises(RuleBroken) as refused:
        _finalise(office, EVALUASI, FIRST, _final_person(office), place=" ")

    assert refused.value.code == "cetak.tetap_tanpa_tanggal"


def test_a_stranger_makes_no_paper_of_record(office):
    person = _final_person(office)
    with office.store.look() as work:
        stranger = next(p.person_id for p in work.find(Person) if "Wali Kota" in p.name)

    with pytest.raises(NotAllowed):
        office.printing.finalise(office.acts(stranger, Role.PENILAI), EVALUASI, FIRST, person, dated_on=DAY)


# --- codes ------------------------------------------------------------------------------------------------

_CODES = st.builds(
    verification_code,
    st.binary(min_size=32, max_size=32),
    st.just("evaluasi-kuantitatif-2022@1"),
    st.binary(min_size=16, max_size=16),
    st.integers(1, 9),
    st.binary(min_size=32, max_size=32),
)


@given(_CODES)
def test_a_code_reads_back_however_it_is_typed(code):
    typed = grouped(code).lower().replace("0", "o").replace("1", "l").replace("-", " - ")

    assert len(code) == 13
    assert len(grouped(code)) == 16
    assert read_code(typed) == code


@given(_CODES, st.integers(0, 12), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_noticed(code, place, letter):
    wrong = code[:place] + letter + code[place + 1 :]

    assert (read_code(wrong) is None) is (wrong != code)


@given(_CODES, st.integers(0, 11))
def test_two_letters_that_changed_places_are_noticed(code, place):
    one, two = code[place], code[place + 1]
    swapped = code[:place] + two + one + code[place + 2 :]

    # the one pair that the check letter cannot tell apart is its first and last letter
    assert swapped == code or read_code(swapped) is None or {one, two} == {ALPHABET[0], ALPHABET[-1]}


def test_other_content_has_another_code():
    key, body, id = bytes(32), bytes(32), Id(bytes(16))
    asked = [(key, "a@1", id, 1), (key, "a@1", id, 2), (key, "b@1", id, 1), (bytes([1]) * 32, "a@1", id, 1)]

    assert len({verification_code(*each, body) for each in asked}) == 4


@pytest.mark.parametrize("typed", ["", "7Q4M", "7Q4M-K2ZD-9XPA-CC", "7Q4M-K2ZD-9XP*-C", "UUUU-UUUU-UUUU-U"])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


# --- frozen bodies, names ---------------------------------------------------------------------------------


def test_a_frozen_plan_reads_back_as_the_plan_it_was(base):
    office = opened(practice_office.template(base))
    with office.store.look() as work:
        rows = work.find(Frozen, object_kind=ObjectKind.SKP_VERSION)
        for row in rows:
            thawed, kept = plan_of(json.loads(row.body)), work.open(Plan, row.object_id)
            assert plain(thawed.version) == plain(kept.version)
            for name in ("rhk", "indicators", "expectations", "annex", "links"):
                ours, theirs = getattr(thawed, name), getattr(kept, name)
                assert [plain(each) for each in ours] == [plain(each) for each in theirs]
    office.store.engine.dispose()
    assert rows


def test_what_a_body_leaves_out_has_no_meaning(base):
    office = opened(practice_office.template(base))
    with office.store.look() as work:
        step = work.find(Step)[0]
    office.store.engine.dispose()

    read = record_of(Step, json.loads(canonical(plain(step))))

    assert read == dataclasses.replace(step, audience_id=NO_AUDIENCE)


@given(st.text(max_size=200))
def test_no_name_makes_a_file_that_windows_refuses(name):
    made = safe(name)

    assert made
    assert len(made) <= 60
    assert not set(made) & set('<>:"/\\|?*. \t\n\r\0')
    assert made.isprintable()
