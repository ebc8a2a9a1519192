"""Printing: what was agreed prints as it was, what is missing is said, nobody's failure stops the others."""

from __future__ import annotations

import dataclasses
import re
import socket
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import practice_office
import pypdfium2
import pytest
from practice_office import FIRST, PEOPLE, SECOND, THIRD, YEAR, copied, opened, text_of
from sqlalchemy import text

from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.evaluation import Cause, Evaluation, EvaluationVersion, JudgementStatus
from desktop_app.domain.organisation import UnitSpan
from desktop_app.domain.papers import Frozen, ObjectKind
from desktop_app.domain.people import FactKind, Person, PersonFact
from desktop_app.domain.plan import ActingAs, Plan, Skp, SkpStatus, SkpVersion, VersionStatus
from desktop_app.domain.records import Id, live
from desktop_app.domain.terms import FormKind
from desktop_app.domain.values import Role
from desktop_app.services.offices import Offices, own_office
from desktop_app.services.printing import PrintKind
from desktop_app.services.printing.curves import WITH_PEOPLE
from desktop_app.services.profile import FourthQuarter, write_setting
from desktop_app.store.lists.people import PeopleList
from desktop_app.words.printing import measured_text, number_text
from desktop_app.words.sentences import sentence, sentences

pytestmark = pytest.mark.xdist_group("printing")  # made once, on one worker

JANUARY = date(2026, 1, 30)
OCTOBER = date(2026, 10, 14)
EVALUASI, DOKUMEN, SKP = PrintKind.EVALUASI, PrintKind.DOKUMEN_EVALUASI, PrintKind.SKP


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.getbasetemp()


@pytest.fixture(scope="module")
def office(base):
    """The practice office of this run; only read."""
    made = opened(practice_office.template(base))
    yield made
    made.store.engine.dispose()


@pytest.fixture
def own(base, tmp_path):
    """A practice office of this test's own."""
    made = copied(base, tmp_path / "own")
    yield made
    made.store.engine.dispose()


def _codes(made):
    return {warning.code for warning in made.warnings}


def _set_person(office) -> Id:
    """Somebody of whom everything is known and whose plan was set once."""
    lacking = {p.person_id for p in office.printing.check(office.acting, SKP, YEAR, dated_on=JANUARY)}
    with office.store.look() as work:
        finals = {
            e.person_id
            for e in work.find(Evaluation, period=THIRD)
            if work.find(EvaluationVersion, evaluation_id=e.id, status=JudgementStatus.FINAL)
        }
        found = [
            skp
            for skp in work.find(Skp, status=SkpStatus.AKTIF, part=1)
            if [v.status for v in work.find(SkpVersion, skp_id=skp.id)] == [VersionStatus.DITETAPKAN]
        ]
    return min(skp.person_id for skp in found if skp.person_id in finals - lacking)


# --- what stands on the paper -----------------------------------------------------------------------------


def test_an_skp_has_the_titles_columns_and_the_footer_of_the_form(office):
    made = office.make(SKP, YEAR, _set_person(office), dated_on=JANUARY)

    told = text_of(made.pdf)
    for piece in (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "PEGAWAI YANG DINILAI",
        "PEJABAT PENILAI KINERJA",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "LAMPIRAN SASARAN KINERJA PEGAWAI",
        "DUKUNGAN SUMBER DAYA",
        "Dokumen milik",
        f"Hal. {made.pages} dari {made.pages}",
        "30 Januari 2026",
        "LATIHAN",
    ):
        assert piece in told
    assert not made.is_draft
    assert "DRAF" not in told


def test_an_evaluation_says_what_was_reached_with_unit_evidence_and_feedback(office):
    with office.store.look() as work:
        person = next(
            e.person_id
            for e in work.find(Evaluation, period=SECOND)
            if "Bukti dukung" in text_of(office.make(EVALUASI, SECOND, e.person_id).pdf)
        )

    told = text_of(office.make(EVALUASI, SECOND, person, dated_on=OCTOBER).pdf)

    assert "REALISASI BERDASARKAN BUKTI DUKUNG" in told
    assert "UMPAN BALIK BERKELANJUTAN" in told
    assert "Pimpinan: " in told or "Rekan kerja: " in told or "(lisan): " in told
    assert "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI" in told
    assert "Kurang/Misconduct" in told
    assert "*coret yang tidak perlu" in told


def test_the_words_of_ratings_are_those_of_the_rule_set_everywhere(office):
    person = _set_person(office)
    with office.store.look() as work:
        frozen = work.find(Frozen, person_id=person, period=THIRD)[-1]
        words = work.rules.ratings(date(2026, 9, 30))
        wanted = (words.print_label(frozen.level), words.print_label(frozen.predikat))

    evaluation = text_of(office.make(EVALUASI, THIRD, person).pdf)
    document = text_of(office.make(DOKUMEN, THIRD, person).pdf)

    offered = " / ".join(word.print_label for word in words.predikat.words)
    assert f"PREDIKAT KINERJA PEGAWAI*: {offered}" in evaluation
    assert f"CAPAIAN KINERJA ORGANISASI {wanted[0]}" in document
    assert f"PREDIKAT KINERJA PEGAWAI {wanted[1]}" in document


def test_no_paper_says_that_it_is_signed(office):
    for kind, period in ((SKP, YEAR), (EVALUASI, THIRD), (DOKUMEN, THIRD)):
        told = text_of(office.make(kind, period, _set_person(office)).pdf).lower()

        for word in ("ditandatangani", "tertanda", "ttd", "tanda tangan elektronik", "bsre"):
            assert word not in told


def test_a_paper_is_made_without_network_and_with_its_fonts_in_it(office, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OSError("no network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    made = office.make(EVALUASI, THIRD, _set_person(office))

    assert made.pdf.count(b"/FontFile2") >= 2
    assert made.pdf.count(b"/Type /FontDescriptor") == made.pdf.count(b"/FontFile2")


def test_the_same_paper_twice_is_the_same_bytes(office):
    person = _set_person(office)

    for kind, period in ((SKP, YEAR), (EVALUASI, THIRD), (DOKUMEN, THIRD)):
        first = office.make(kind, period, person, dated_on=OCTOBER)
        assert first.pdf == office.make(kind, period, person, dated_on=OCTOBER).pdf


def test_a_sheet_of_another_size_is_laid_out_anew(office):
    person = _set_person(office)

    sizes = {}
    for paper in ("A4", "F4", None):
        document = pypdfium2.PdfDocument(office.make(DOKUMEN, THIRD, person, paper=paper).pdf)
        sizes[paper] = round(max(document[0].get_size()) / 72 * 25.4)
        document.close()

    assert sizes == {"A4": 297, "F4": 330, None: 330}


def test_the_numbers_of_people_stand_under_the_curve_when_the_office_chose_so(own):
    person = _set_person(own)
    with own.store.look() as work:
        audience = own_office(work).audience_id
        finals = work.find(Frozen, period=FIRST, object_kind=ObjectKind.EVALUATION_VERSION)
        people = Counter(row.predikat for row in finals)
        words = work.rules.ratings(date(2026, 3, 31)).predikat
    without = text_of(own.make(EVALUASI, FIRST, person).pdf)

    with own.store.work() as work:
        write_setting(work, audience, WITH_PEOPLE, True)

    told = text_of(own.make(EVALUASI, FIRST, person).pdf)
    added = Counter(re.findall(r"\d+ orang", told)) - Counter(re.findall(r"\d+ orang", without))
    assert added == Counter(f"{people[word.code]} orang" for word in words.words)


# --- snapshots --------------------------------------------------------------------------------------------


def _everything_changes(office, person: Id) -> None:
    """Another name, rank, post and unit, from the beginning of the year on."""
    with office.store.work() as work:
        human = work.one(Person, person_id=person)
        work.keep(dataclasses.replace(human, name="Umpama Nama Baru", title_back="M.Kom."))
        for fact in live(work.find(PersonFact, person_id=person)):
            if fact.kind is FactKind.PANGKAT:
                changed = dataclasses.replace(fact, golongan="IV/e")
            elif fact.kind is FactKind.PENEMPATAN:
                changed = dataclasses.replace(fact, post_text="Jabatan Baru")
            else:
                continue
            work.add(dataclasses.replace(changed, id=work.mint(), corrects_id=fact.id))
        placed = next(f for f in work.find(PersonFact, person_id=person) if f.unit_id)
        for span in work.find(UnitSpan, unit_id=placed.unit_id):
            work.keep(dataclasses.replace(span, name="Unit Bernama Baru"))


def test_a_later_change_of_name_rank_post_and_unit_leaves_old_papers_untouched(own):
    person = _set_person(own)
    wanted = ((SKP, YEAR), (EVALUASI, THIRD), (DOKUMEN, THIRD))
    before = [own.make(kind, period, person, dated_on=OCTOBER).pdf for kind, period in wanted]

    _everything_changes(own, person)

    after = [own.make(kind, period, person, dated_on=OCTOBER).pdf for kind, period in wanted]
    assert after == before


def test_an_open_paper_follows_the_data_and_is_marked_draf(own):
    with own.store.look() as work:
        open_plan = work.find(SkpVersion, status=VersionStatus.DRAF, number=1)[0]
        person = work.need(Skp, open_plan.skp_id).person_id

    _everything_changes(own, person)

    made = own.make(SKP, YEAR, person)
    told = text_of(made.pdf)
    assert made.is_draft
    assert made.file_name.endswith("_DRAF.pdf")
    assert "DRAF" in told
    assert "Umpama Nama Baru, M.Kom." in told
    assert "Jabatan Baru" in told


def test_old_versions_of_a_plan_stay_printable(office):
    with office.store.look() as work:
        second = work.find(SkpVersion, number=2, status=VersionStatus.DITETAPKAN)[0]
        first = work.find(SkpVersion, skp_id=second.skp_id, number=1)[0]
        person = work.need(Skp, second.skp_id).person_id
        targets = {
            version.id: {i.target_text for i in work.open(Plan, version.id).indicators}
            for version in (first, second)
        }

    now, then = office.make(SKP, YEAR, person), office.make(SKP, YEAR, person, of=first.id)

    [old] = targets[first.id] - targets[second.id]
    [new] = targets[second.id] - targets[first.id]
    assert (now.object_id, then.object_id) == (second.id, first.id)
    assert new in text_of(now.pdf)
    assert old in text_of(then.pdf)
    assert old not in text_of(now.pdf)


def test_a_revision_that_is_not_set_yet_is_no_paper_but_can_be_previewed(office):
    with office.store.look() as work:
        draft = work.find(SkpVersion, number=2, status=VersionStatus.DRAF)[0]
        person = work.need(Skp, draft.skp_id).person_id

    assert not office.make(SKP, YEAR, person).is_draft
    assert office.make(SKP, YEAR, person, of=draft.id).is_draft


def test_each_part_of_a_split_year_is_a_paper_of_its_own(office):
    with office.store.look() as work:
        person = work.find(Skp, status=SkpStatus.DITUTUP, part=1)
        person = next(s.person_id for s in person if len(office.plans(s.person_id)) == 2)
    first, second = office.plans(person)

    made = list(office.printing.make_all(office.acting, SKP, YEAR, [person]))
    last = office.make(SKP, YEAR, person)
    named = office.make(SKP, YEAR, person, of=first.id)

    spans = ["1 JANUARI SD 31 MEI TAHUN 2026", "1 JUNI SD 31 DESEMBER TAHUN 2026"]
    assert [span in text_of(paper.pdf) for span, paper in zip(spans, made, strict=True)] == [True, True]
    assert ["bagian-1" in made[0].file_name, "bagian-2" in made[1].file_name] == [True, True]
    assert "cetak.ada_bagian_lain" in _codes(last)
    assert spans[1] in text_of(last.pdf)
    assert spans[0] in text_of(named.pdf)
    assert "cetak.ada_bagian_lain" not in _codes(named)
    assert second.starts_on == first.ends_on + timedelta(days=1)


def test_a_part_is_called_the_same_whichever_period_it_is_asked_by(office):
    with office.store.look() as work:
        closed = work.find(Skp, status=SkpStatus.DITUTUP, part=1)
    person = next(s.person_id for s in closed if len(office.plans(s.person_id)) == 2)

    [of_quarter] = office.printing.make_all(office.acting, SKP, FIRST, [person])
    of_year = next(office.printing.make_all(office.acting, SKP, YEAR, [person]))

    assert of_quarter.file_name == of_year.file_name
    assert of_quarter.pdf == of_year.pdf


def test_a_plt_is_printed_as_plt(office):
    with office.store.look() as work:
        version = next(v for v in work.find(EvaluationVersion, rater_as=ActingAs.PLT) if v.status == "final")
        person = work.need(Evaluation, version.evaluation_id).person_id

    told = text_of(office.make(DOKUMEN, THIRD, person).pdf)

    assert "JABATAN Plt. Kepala Bidang Komunikasi dan Informatika" in told


def test_an_objection_adds_its_rows_and_what_it_changed(office):
    with office.store.look() as work:
        [version] = work.find(EvaluationVersion, cause=Cause.KEBERATAN)
        evaluation = work.need(Evaluation, version.evaluation_id)
        first = work.find(EvaluationVersion, evaluation_id=evaluation.id, number=1)[0]

    now = office.make(DOKUMEN, SECOND, evaluation.person_id)
    then = office.make(DOKUMEN, SECOND, evaluation.person_id, of=first.id)

    assert "Predikat diubah dari Butuh Perbaikan menjadi Baik." in text_of(now.pdf)
    assert version.cause_text in text_of(now.pdf)
    assert "cetak.tanpa_penjelasan" in _codes(now)
    assert "KEBERATAN" not in text_of(then.pdf)
    assert "PREDIKAT KINERJA PEGAWAI BUTUH PERBAIKAN" in text_of(then.pdf)


def test_the_year_is_printed_as_iv_akhir_or_by_itself_as_the_office_decided(own):
    with own.store.look() as work:
        person = work.find(Evaluation, period=YEAR)[0].person_id
    together = own.make(EVALUASI, YEAR, person)
    by_quarter = own.make(EVALUASI, practice_office.Period("2026-TW4"), person)

    offices = Offices(own.store)
    offices.save_profile(
        own.acting, dataclasses.replace(offices.profile(), fourth_quarter=FourthQuarter.TERPISAH)
    )

    apart = own.make(EVALUASI, YEAR, person)
    assert together.pdf == by_quarter.pdf
    assert "IV-AKHIR" in text_of(together.pdf)
    assert "IV-AKHIR" not in text_of(apart.pdf)


# --- what is missing --------------------------------------------------------------------------------------


def test_missing_rank_and_number_are_said_before_and_while_printing(office):
    found = office.printing.check(office.acting, SKP, YEAR, dated_on=JANUARY)
    by_code = {problem.code: problem for problem in found}

    rankless = by_code["cetak.tanpa_pangkat"]
    assert by_code["cetak.tanpa_nomor"].facts["nama"]
    assert "cetak.tanpa_pangkat" in _codes(office.make(SKP, YEAR, rankless.person_id))
    assert "pegawai yang dinilai" in sentence(RuleBroken(rankless.code, **rankless.facts))


def test_missing_post_unit_and_penilai_are_said(own):
    with own.store.look() as work:
        open_plan = work.find(SkpVersion, status=VersionStatus.DRAF, number=1)[0]
        skp = work.need(Skp, open_plan.skp_id)
    with own.store.work() as work:
        for fact in work.find(PersonFact, person_id=skp.person_id, kind=FactKind.PENEMPATAN):
            work.add(dataclasses.replace(fact, id=work.mint(), corrects_id=fact.id, void=True))
    with own.store.engine.begin() as connection:
        connection.execute(text("UPDATE _ctl SET cap = 0"))  # the guards would not let it through
        connection.execute(text("DELETE FROM skp_party WHERE skp_id = :id"), {"id": skp.id})

    made = own.make(SKP, YEAR, skp.person_id, dated_on=date(2026, 10, 20))

    assert {"cetak.tanpa_jabatan", "cetak.tanpa_unit", "cetak.tanpa_penilai"} <= _codes(made)
    assert {p.code for p in own.printing.check(own.acting, SKP, YEAR, [skp.person_id])} >= _codes(made)


def test_nothing_is_ever_printed_as_a_dash(office):
    for problem in office.printing.check(office.acting, SKP, YEAR, dated_on=JANUARY):
        told = text_of(office.make(SKP, YEAR, problem.person_id).pdf)
        assert not any(
            f"{label} -" in told for label in ("NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")
        )


def test_a_wali_kota_lacks_nothing(office):
    with office.store.look() as work:
        version = work.find(SkpVersion, form=FormKind.JPT)[0]
        chief = work.need(Skp, version.skp_id).person_id

    made = office.make(DOKUMEN, SECOND, chief, dated_on=OCTOBER)

    assert "Wali Kota" in text_of(made.pdf)
    assert made.warnings == ()


def test_place_and_day_are_data_and_dots_when_they_are_missing(office):
    person = _set_person(office)

    undated = office.make(EVALUASI, THIRD, person)
    placeless = office.make(EVALUASI, THIRD, person, place="", dated_on=OCTOBER)
    dated = office.make(EVALUASI, THIRD, person, place="Kota Contoh", dated_on=OCTOBER)

    assert "Salatiga, ……" in text_of(undated.pdf)
    assert "cetak.tanpa_tanggal" in _codes(undated)
    assert "……, 14 Oktober 2026" in text_of(placeless.pdf)
    assert "cetak.tanpa_tempat" in _codes(placeless)
    assert "Kota Contoh, 14 Oktober 2026" in text_of(dated.pdf)
    assert "24 November 2026" not in text_of(undated.pdf)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 6, 30), "cetak.tanggal_sebelum_periode"),
        (date(2026, 7, 1), None),
        (date(2026, 9, 30) + timedelta(days=180), None),
        (date(2026, 9, 30) + timedelta(days=181), "cetak.tanggal_terlalu_jauh"),
    ],
)
def test_a_day_outside_the_period_is_a_warning(office, day, code):
    found = _codes(office.make(EVALUASI, THIRD, _set_person(office), dated_on=day))

    assert found & {"cetak.tanggal_sebelum_periode", "cetak.tanggal_terlalu_jauh"} == ({code} - {None})


def test_an_unfinished_evaluation_says_what_is_open(office):
    with office.store.look() as work:
        person = next(
            e.person_id
            for e in work.find(Evaluation, period=THIRD)
            if not work.find(EvaluationVersion, evaluation_id=e.id)
        )

    made = office.make(EVALUASI, THIRD, person)

    assert made.is_draft
    assert "cetak.belum_dinilai" in _codes(made)


def test_letters_that_cannot_be_printed_are_named(own):
    with own.store.look() as work:
        version = work.find(SkpVersion, status=VersionStatus.DRAF, number=1)[0]
        person = work.need(Skp, version.skp_id).person_id
        plan = work.open(Plan, version.id)
    with own.store.work() as work:
        work.keep(dataclasses.replace(plan.rhk[0], text="Tercapainya target \U0001f600 bersama"))

    made = own.make(SKP, YEAR, person)

    [found] = [w for w in made.warnings if w.code == "cetak.huruf_tidak_tercetak"]
    assert "GRINNING FACE" in sentence(found)


def test_each_code_of_printing_has_a_sentence_that_its_facts_fill(office):
    asked = [(SKP, YEAR), (EVALUASI, FIRST), (EVALUASI, THIRD), (DOKUMEN, SECOND), (DOKUMEN, YEAR)]

    for kind, period in asked:
        for problem in office.printing.check(office.acting, kind, period):
            assert "{" not in sentence(RuleBroken(problem.code, **problem.facts))
    assert all(told.endswith(".") for code, told in sentences().items() if code.startswith("cetak."))


# --- many -------------------------------------------------------------------------------------------------


def test_everybody_is_printed_by_unit_and_name(office):
    run = office.printing.make_all(office.acting, EVALUASI, SECOND)

    order = [made.person_id for made in run]
    lines = PeopleList(office.store.engine).lines(order)
    asked = [(lines[id].unit.casefold(), lines[id].name.casefold()) for id in order]
    assert asked == sorted(asked)
    assert run.failures == []
    assert len(order) == run.total > PEOPLE * 3 / 4


def test_one_who_cannot_be_printed_stops_nobody(own):
    person = _set_person(own)
    with own.store.engine.begin() as connection:
        connection.execute(text("UPDATE _ctl SET cap = 0"))  # the guards would not let it through
        connection.execute(
            text("UPDATE frozen SET body = replace(body, 'a', 'b') WHERE person_id = :id"), {"id": person}
        )

    run = own.printing.make_all(own.acting, EVALUASI, THIRD)
    made = list(run)
    batch = own.printing.batch(own.acting, EVALUASI, THIRD)

    assert [(failure.person_id, failure.error.code) for failure in run.failures] == [(person, "beku.berubah")]
    assert len(made) == run.total - 1 == batch.papers
    assert [failure.person_id for failure in batch.failures] == [person]


def test_persons_are_printed_in_the_order_given_and_those_without_paper_are_named(office):
    with office.store.look() as work:
        chief = next(p.person_id for p in work.find(Person) if "Wali Kota" in p.name)
        wanted = [e.person_id for e in work.find(Evaluation, period=FIRST)][:3]

    run = office.printing.make_all(office.acting, EVALUASI, FIRST, [*reversed(wanted), chief])

    assert [made.person_id for made in run] == list(reversed(wanted))
    assert [(failure.person_id, failure.error.code) for failure in run.failures] == [
        (chief, "cetak.tidak_ada")
    ]


def test_a_run_tells_how_far_it_is(office):
    told = []
    with office.store.look() as work:
        wanted = [e.person_id for e in work.find(Evaluation, period=FIRST)][:3]

    list(office.printing.make_all(office.acting, DOKUMEN, FIRST, wanted, step=lambda *s: told.append(s)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_batch_is_one_file_with_a_bookmark_each_and_each_warning_once(office):
    batch = office.printing.batch(office.acting, DOKUMEN, FIRST)

    document = pypdfium2.PdfDocument(batch.pdf)
    bookmarks, pages = [mark.get_title() for mark in document.get_toc()], len(document)
    document.close()
    codes = [warning.code for warning in batch.warnings]
    assert len(bookmarks) == batch.papers > PEOPLE * 3 / 4
    assert pages == batch.pages
    assert codes.count("cetak.tanpa_tanggal") == 1


def test_a_period_without_papers_is_said(office):
    with pytest.raises(RuleBroken) as nobody:
        office.printing.batch(office.acting, EVALUASI, practice_office.Period("2027-TW1"))
    with pytest.raises(RuleBroken) as alone:
        office.make(EVALUASI, practice_office.Period("2027-TW1"), _set_person(office))

    assert (nobody.value.code, alone.value.code) == ("cetak.tidak_ada", "cetak.tidak_ada")
    assert list(office.printing.make_all(office.acting, EVALUASI, practice_office.Period("2027-TW1"))) == []


def test_a_print_is_written_whole(office, tmp_path):
    made = office.make(SKP, YEAR, _set_person(office))

    office.printing.write(made, tmp_path / made.file_name)

    assert (tmp_path / made.file_name).read_bytes() == made.pdf
    assert [path.name for path in tmp_path.iterdir()] == [made.file_name]


def test_a_page_can_be_shown_on_the_screen(office):
    made = office.make(DOKUMEN, THIRD, _set_person(office), paper="A4")

    picture = office.printing.picture(made, 0, 72)

    assert (picture.width, picture.height) == (596, 842)
    assert len(picture.rgb) == picture.width * picture.height * 3


# --- who may see it ---------------------------------------------------------------------------------------


def test_a_colleague_may_not_print_the_paper_of_another(office):
    first, second = (
        _set_person(office),
        max(made.person_id for made in office.printing.make_all(office.acting, DOKUMEN, FIRST)),
    )

    with pytest.raises(NotAllowed) as refused:
        office.printing.make(office.acts(second), EVALUASI, THIRD, first)
    run = office.printing.make_all(office.acts(second), EVALUASI, THIRD, [first])

    assert refused.value.code == "cetak.bukan_hak"
    assert list(run) == []
    assert [failure.error.code for failure in run.failures] == ["cetak.bukan_hak"]


def test_who_prints_everybody_gets_those_he_may_see(office):
    person = _set_person(office)
    mine = list(office.printing.make_all(office.acts(person), SKP, YEAR))

    assert {made.person_id for made in mine} >= {person}
    assert len(mine) < PEOPLE / 2


def test_the_evaluated_person_never_sees_an_unfinished_judgement(office):
    with office.store.look() as work:
        version = work.find(EvaluationVersion, status=JudgementStatus.SIAP)[0]
        person = work.need(Evaluation, version.evaluation_id).person_id
        words = work.rules.ratings(date(2026, 9, 30))
    asked = [
        office.printing.make(acting, DOKUMEN, THIRD, person)
        for acting in (office.acting, office.acts(person))
    ]

    shown, hidden = (text_of(made.pdf) for made in asked)
    labels = [f"PREDIKAT KINERJA PEGAWAI {word.print_label}" for word in words.predikat.words]
    assert any(each in shown for each in labels)
    assert not any(each in hidden for each in labels)
    assert version.note in shown
    assert version.note not in hidden


def test_his_penilai_sees_it(office):
    with office.store.look() as work:
        version = work.find(EvaluationVersion, status=JudgementStatus.SIAP)[0]
        person = work.need(Evaluation, version.evaluation_id).person_id

    made = office.printing.make(office.acts(version.rater_id, Role.PENILAI), EVALUASI, THIRD, person)

    assert made.is_draft
    assert isinstance(made.warnings, tuple)
    assert all(isinstance(warning, AppError) for warning in made.warnings)


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "measure", "wanted"),
    [
        ("1310", "keping", "1.310 keping"),
        ("97.1000", "persen", "97,1 %"),
        ("0.2500", None, "0,25"),
        ("1250000", "rupiah", "Rp1.250.000"),
        ("0", "berkas", "0 berkas"),
        ("100", "persen", "100 %"),
        ("-3.5", "poin", "-3,5 poin"),
    ],
)
def test_figures_read_as_indonesian_papers_write_them(value, measure, wanted):
    assert measured_text(Decimal(value), measure).replace("\u00a0", " ") == wanted
    assert number_text(Decimal("9600.0000")) == "9.600"
