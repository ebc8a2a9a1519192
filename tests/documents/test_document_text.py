"""Hard texts of documents.md 8: kept, cleaned or reported, and never a crash."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from document_geometry import violations
from document_samples import SUPERIOR, dokumen, evaluation, skp
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.facts import IdentityBlock, PageSetup, Paper
from desktop_app.documents.fonts import Style, face
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, SKP
from desktop_app.documents.preview import page_count, page_text
from desktop_app.documents.prints import make_pdf
from desktop_app.documents.text import NBSP, Cleaner, bind_name, group_number, wrap


def _text(content: bytes) -> str:
    return " ".join(page_text(content, page) for page in range(page_count(content)))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Ṣudirå Wiḍagḍå, Pangéran, Sěri", "Ṣudirå Wiḍagḍå, Pangéran, Sěri"),
        (unicodedata.normalize("NFD", "Ṣudirå Wiḍagḍå"), "Ṣudirå Wiḍagḍå"),
        ("Ni'am, S.Pd.I., M.Si.", "Ni'am, S.Pd.I., M.Si."),
        ("<b>tebal</b> A & B &amp; a < b", "<b>tebal</b> A & B &amp; a < b"),
        ("%(ts)s {0} ${x} \\n", "%(ts)s {0} ${x} \\n"),
        ("“dua” – ≥ € ½ ≤", "“dua” – ≥ € ½ ≤"),
        ("baris\r\nbaru\rlagi\u2028dan", "baris\nbaru\nlagi\ndan"),
        ("tab\tlebar\u3000kosong", "tab lebar kosong"),
        ("ke\u00admudian\u200b\u202e\ufeff\x00\x07\x1b\x7f\ud800", "kemudian"),
    ],
)
def test_text_is_kept_or_cleaned(raw, kept):
    clean = Cleaner()

    assert clean(raw) == kept
    assert clean.report().replaced == ()


def test_removed_characters_are_counted():
    clean = Cleaner()

    clean("a\u200bb\u202ec\x00")

    assert clean.report().removed == 3


@pytest.mark.parametrize(
    ("raw", "drawn", "codes"),
    [
        ("bagus 😀 sekali", "bagus □ sekali", ["U+1F600"]),
        ("👩\u200d👧", "□□", ["U+1F467", "U+1F469"]),
        ("漢", "□", ["U+6F22"]),
        ("ꦗꦮ", "□□", ["U+A997", "U+A9AE"]),
        ("سلام", "□□□□", ["U+0627", "U+0633", "U+0644", "U+0645"]),
        ("שלום", "□□□□", ["U+05D5", "U+05DC", "U+05DD", "U+05E9"]),
    ],
)
def test_characters_without_a_shape_are_reported_by_name(raw, drawn, codes):
    clean = Cleaner()

    assert clean(raw) == drawn
    assert [found.code for found in clean.report().replaced] == codes
    assert all(found.name and found.around for found in clean.report().replaced)


def test_the_report_of_a_print_names_the_emoji_in_any_of_its_texts():
    facts = skp()
    row = replace(facts.main[0], result="Terwujudnya layanan 😀 ramah")

    made = make_pdf(SKP, replace(facts, main=(row,)), PageSetup())

    assert [found.name for found in made.report.replaced] == ["GRINNING FACE"]
    assert "layanan" in made.report.replaced[0].around


@given(st.text(max_size=200))
def test_cleaned_text_can_be_drawn_and_cleaning_again_changes_nothing(raw):
    clean = Cleaner()

    once = clean(raw)

    assert clean(once) == once
    assert all(ord(char) in face(Style.REGULAR).coverage for char in once if char != "\n")


@given(st.text("abc de.-/\u00a0fi", max_size=120), st.floats(9, 200))
def test_wrapping_keeps_every_letter_in_order_and_inside_the_width(raw, width):
    lines = wrap(raw, Style.REGULAR, 8.5, width)

    kept = "".join("".join(line.split()) for line, _ in lines)
    assert kept == "".join(raw.split())
    assert all(filled <= width + 0.01 for _, filled in lines)


def test_titles_and_numbers_are_not_torn():
    name = bind_name("Dr. Budi Contoh, S. Kom., M. Si.")
    lines = [
        line for line, _ in wrap(f"{name} {group_number('199003152015022001')}", Style.REGULAR, 8.5, 100)
    ]

    assert f"Dr.{NBSP}Budi" in lines[0]
    assert any(f"S.{NBSP}Kom.," in line for line in lines)
    assert any(f"M.{NBSP}Si." in line for line in lines)
    assert any(f"19900315{NBSP}201502{NBSP}2{NBSP}001" in line for line in lines)


@pytest.mark.parametrize(
    ("number", "grouped"),
    [
        ("199003152015022001", "19900315 201502 2 001"),
        ("19900315 201502 2 001", "19900315 201502 2 001"),
        ("", ""),
        ("12345", "12345"),
    ],
)
def test_a_number_is_grouped_when_it_has_18_digits(number, grouped):
    assert group_number(number).replace(NBSP, " ") == grouped


def test_an_address_is_broken_after_its_marks():
    lines = [
        line for line, _ in wrap("https://contoh.invalid/berkas/rekap-siaran_pers", Style.REGULAR, 8.5, 70)
    ]

    assert "".join(lines) == "https://contoh.invalid/berkas/rekap-siaran_pers"
    assert all(line[-1] in "/-_.?" for line in lines[:-1])


HARD_PEOPLE = {
    "name of 80 letters": IdentityBlock("Wirjosoemartohadi" * 4 + "Kusumawardana", "199003152015022001"),
    "post of 300 letters": replace(SUPERIOR, post=("Pengelola Layanan Informasi " * 11)[:300]),
    "post of 300 letters in one word": replace(SUPERIOR, post="Pengelolalayanan" * 19),
    "post of 2,000 words": replace(SUPERIOR, post="Pengelola layanan informasi publik " * 500),
    "no number, as a pejabat negara": IdentityBlock(
        "Contoh Wali Kota", "", "", "Wali Kota Contoh", "Kota Contoh"
    ),
    "blanks only": IdentityBlock("   ", "  ", "\u3000", " ", " "),
}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("person", list(HARD_PEOPLE.values()), ids=list(HARD_PEOPLE))
def test_forms_stand_hard_names_and_posts(person, paper):
    setup = PageSetup(paper)
    plan, judged = replace(skp(), employee=person), replace(evaluation(), evaluator=person)
    paper_of = replace(dokumen(), employee=person, superior=person)

    for form_id, facts in ((SKP, plan), (EVALUASI, judged), (DOKUMEN_EVALUASI, paper_of)):
        assert violations(form_id, facts, setup) == []
        printed = "".join(_text(make_pdf(form_id, facts, setup).content).split())
        assert "".join(person.post.split())[:40] in printed


def test_a_person_without_number_prints_no_empty_nip_at_the_signature():
    person = IdentityBlock("Contoh Wali Kota", "", "", "Wali Kota Contoh", "Kota Contoh")

    text = _text(make_pdf(EVALUASI, replace(evaluation(), evaluator=person), PageSetup()).content)

    labels, footers = 2, 3
    assert text.count("NIP") == labels + footers


def test_sixty_rows_of_five_hundred_words_are_printed_whole():
    facts = evaluation()
    words = " ".join(f"kata{n}" for n in range(500))
    row = replace(facts.main[0], indicators=(replace(facts.main[0].indicators[0], realisation=words),))

    found = violations(EVALUASI, replace(facts, main=(row,) * 60), PageSetup())

    assert found == []
