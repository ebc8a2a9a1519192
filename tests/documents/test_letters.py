"""Letters of the exchange: stored samples, the rules of the page, the digits and squares people rely on."""

from __future__ import annotations

from dataclasses import replace

import pytest
import segno
from document_geometry import violations
from letter_samples import CARD, GROUPS, LETTERS
from PIL import Image, ImageChops
from test_document_goldens import _readable

from desktop_app.documents.facts import PageSetup, Paper
from desktop_app.documents.letters import KARTU, PENGINGAT
from desktop_app.documents.letters.square import square
from desktop_app.documents.preview import page_text, render
from desktop_app.documents.prints import display_list, make_batch, make_pdf
from desktop_app.domain.errors import RuleBroken


@pytest.mark.parametrize("name", list(LETTERS))
def test_a_letter_draws_what_was_accepted(name, golden):
    form_id, facts = LETTERS[name]
    path, accept = golden(f"surat-{name}.json")

    drawn = _readable(display_list(form_id, facts, PageSetup(Paper.A4)))

    if accept:
        path.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["pengingat", "kartu", "berita-acara", "keutuhan", "keputusan", "kode"])
def test_a_letter_looks_as_it_was_accepted_to_the_last_dot(name, golden, tmp_path):
    form_id, facts = LETTERS[name]
    path, accept = golden(f"surat-{name}.png")

    drawn = render(make_pdf(form_id, facts, PageSetup(Paper.F4)).content, 0, 72)

    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
    if accept:
        image.save(path, optimize=True)
    with Image.open(path) as wanted:
        difference = ImageChops.difference(image, wanted)
    difference.save(tmp_path / "beda.png")
    assert difference.getbbox() is None, f"picture of the difference: {tmp_path / 'beda.png'}"


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", list(LETTERS))
def test_the_rules_of_the_page_hold_for_letters(name, paper):
    form_id, facts = LETTERS[name]

    assert violations(form_id, facts, PageSetup(paper)) == []


@pytest.mark.parametrize("name", ["pengingat", "pengingat-penuh", "kartu", "kode"])
@pytest.mark.parametrize("paper", list(Paper))
def test_what_must_be_one_page_is_one_page(name, paper):
    form_id, facts = LETTERS[name]

    assert make_pdf(form_id, facts, PageSetup(paper)).pages == 1


def test_the_digits_of_a_card_can_be_read_out_group_by_group():
    form_id, facts = LETTERS["kartu"]

    text = page_text(make_pdf(form_id, facts, PageSetup()).content, 0)

    assert [text.count(group) for group in GROUPS] == [1] * 6


def test_the_drawn_square_holds_the_very_card():
    side = 176.0
    wanted = segno.make_qr(CARD, error="m", boost_error=False)
    modules = len(wanted.matrix)
    step = side / (modules + 8)

    figure = square(CARD, side)

    def is_dark(row: int, column: int) -> bool:
        x, y = (column + 4.5) * step, (row + 4.5) * step
        return any(fx <= x < fx + w and fy <= y < fy + h for fx, fy, w, h, _ in figure.fills)

    seen = [[is_dark(row, column) for column in range(modules)] for row in range(modules)]
    assert seen == [[bool(dark) for dark in row] for row in wanted.matrix]


def test_the_square_can_be_told_apart_on_a_printed_page():
    form_id, facts = LETTERS["kartu"]
    modules = len(segno.make_qr(CARD, error="m", boost_error=False).matrix)

    millimetres = 176.0 / (modules + 8) * 25.4 / 72

    assert millimetres > 0.5
    assert form_id == KARTU
    assert facts.content == CARD


def test_reminders_are_one_file_with_a_page_for_each_office():
    _, facts = LETTERS["pengingat"]
    other = replace(facts, office="Dinas Kesehatan")

    pdf = make_batch([(PENGINGAT, facts), (PENGINGAT, other)], PageSetup(), "Surat pengingat, 2 kantor")

    assert pdf.pages == 2
    assert "Kepala Dinas Kesehatan" in page_text(pdf.content, 1)


def test_a_letter_refuses_the_facts_of_another():
    with pytest.raises(RuleBroken) as refused:
        make_pdf(KARTU, LETTERS["pengingat"][1], PageSetup())

    assert refused.value.code == "documents.isi_bukan_formulir"
