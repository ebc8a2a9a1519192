"""The files themselves: same bytes, all facts readable, nothing foreign inside."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from document_samples import dokumen, evaluation, skp
from PIL import Image

from desktop_app.documents.facts import PageSetup, Paper, Registration
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, FORMS, SKP
from desktop_app.documents.preview import page_count, page_text, render
from desktop_app.documents.prints import make_batch, make_pdf
from desktop_app.domain.errors import NotOurs, RuleBroken, Unreadable
from desktop_app.domain.terms import FormKind

SAMPLES = {SKP: skp, EVALUASI: evaluation, DOKUMEN_EVALUASI: dokumen}
REGISTERED = Registration("800.1.4/0123/2026", "7Q4M-K2ZD-9XPA")

HASHES = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from document_samples import dokumen, evaluation, skp
from desktop_app.documents.facts import PageSetup
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, SKP
from desktop_app.documents.prints import make_pdf
for form, make in ((DOKUMEN_EVALUASI, dokumen), (EVALUASI, evaluation), (SKP, skp)):
    print(form, hashlib.sha256(make_pdf(form, make(), PageSetup(draft=True)).content).hexdigest())
"""


def _hashes(seed: str, zone: str) -> str:
    here = Path(__file__).parent
    asked = subprocess.run(
        [sys.executable, "-c", HASHES, str(here), str(here.parent.parent)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout


def _all_text(content: bytes) -> str:
    return " ".join(page_text(content, page) for page in range(page_count(content)))


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())


def test_two_processes_with_other_seeds_and_zones_make_the_same_bytes():
    first, second = _hashes("1", "Asia/Jakarta"), _hashes("2", "America/St_Johns")

    here = make_pdf(SKP, skp(), PageSetup(draft=True)).content
    assert first == second
    assert hashlib.sha256(here).hexdigest() in first


def test_four_threads_make_the_same_bytes():
    made: list[bytes] = []
    work = [
        threading.Thread(target=lambda: made.append(make_pdf(EVALUASI, evaluation(), PageSetup()).content))
        for _ in range(4)
    ]

    for thread in work:
        thread.start()
    for thread in work:
        thread.join()

    assert len(set(made)) == 1
    assert len(made) == 4


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("form_id", list(FORMS))
def test_every_fact_can_be_read_from_the_file(form_id, paper):
    facts = replace(SAMPLES[form_id](), registration=REGISTERED)

    made = make_pdf(form_id, facts, PageSetup(paper))

    text = _squeezed(_all_text(made.content))
    for wanted in _facts_of(facts):
        assert _squeezed(wanted) in text, wanted
    assert f"Hal. {made.pages} dari {made.pages}" in page_text(made.content, made.pages - 1)
    assert made.pages == page_count(made.content)


def _facts_of(facts):
    who = [facts.employee, facts.evaluator]
    yield from (text for person in who for text in (person.name, person.number, person.post, person.unit))
    yield from (facts.agency.upper(), "800.1.4/0123/2026", "7Q4M-K2ZD-9XPA", "Dokumen milik")
    for plan in (*getattr(facts, "main", ()), *getattr(facts, "additional", ())):
        yield from (plan.result, plan.superior, plan.assigned_by)
        yield from (text for row in plan.indicators for text in (row.side, row.text, row.target))
    for value in getattr(facts, "behaviours", ()):
        yield from (value.name, value.expectation)
        yield from (f"-{guide}" for guide in value.guides)
    yield from getattr(facts, "notes", ())


def test_the_file_names_its_title_and_language_and_embeds_all_fonts():
    content = make_pdf(EVALUASI, evaluation(), PageSetup()).content

    document = pypdfium2.PdfDocument(content)
    title = document.get_metadata_value("Title")
    document.close()
    assert title == "Evaluasi Kinerja Pegawai Contoh Pranata Humas, S.I.Kom., M.Si."
    assert b"/Lang (id-ID)" in content
    assert b"Helvetica" not in content
    fonts = re.findall(rb"/BaseFont /(\S+)", content)
    assert len(fonts) == len(re.findall(rb"/FontFile2 ", content)) == 3
    assert all(name.startswith(b"AAAAAA+LiberationSans") for name in fonts)


def test_an_unsigned_form_has_no_wording_that_suggests_a_signature():
    for form_id, make in SAMPLES.items():
        text = _all_text(make_pdf(form_id, make(), PageSetup()).content).lower()

        assert "ditandatangani" not in text
        assert "tanda tangan" not in text
        assert "ttd" not in text


def test_a_jpt_form_speaks_of_perspektif_and_another_of_aspek():
    jpt = _all_text(make_pdf(SKP, skp(FormKind.JPT), PageSetup()).content)
    other = _all_text(make_pdf(SKP, skp(), PageSetup()).content)

    assert "PERSPEKTIF" in jpt
    assert "ASPEK" not in jpt
    assert "ASPEK" in other
    assert "DIINTERVENSI" in other


def test_rows_of_an_objection_appear_only_with_one():
    from document_samples import OBJECTION

    without = _all_text(make_pdf(DOKUMEN_EVALUASI, dokumen(), PageSetup()).content)
    with_one = replace(dokumen(), objection=OBJECTION)
    told = _all_text(make_pdf(DOKUMEN_EVALUASI, with_one, PageSetup()).content)

    assert "KEBERATAN" not in without
    assert "KEPUTUSAN DAN ALASAN ATASAN PEJABAT PENILAI" in told


def test_sheets_have_the_sizes_of_the_shops():
    sizes = {}
    for paper in Paper:
        content = make_pdf(SKP, skp(), PageSetup(paper)).content
        document = pypdfium2.PdfDocument(content)
        sizes[paper] = tuple(round(side / 72 * 25.4) for side in document[0].get_size())
        document.close()

    assert sizes == {Paper.A4: (297, 210), Paper.F4: (330, 215)}


def test_a_batch_is_one_file_with_a_bookmark_for_each_person():
    items = [(SKP, skp()), (DOKUMEN_EVALUASI, dokumen()), (EVALUASI, evaluation())]
    alone = sum(make_pdf(form_id, facts, PageSetup()).pages for form_id, facts in items)

    made = make_batch(items, PageSetup(), "Cetak bersama")

    document = pypdfium2.PdfDocument(made.content)
    bookmarks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    assert page_count(made.content) == made.pages == alone
    assert [page for _, page in bookmarks] == [0, 3, 4]
    assert all(title.startswith("Contoh Pranata Humas") for title, _ in bookmarks)


def _png(size: tuple[int, int]) -> bytes:
    buffer = BytesIO()
    Image.new("RGBA", size, (200, 30, 30, 255)).save(buffer, "PNG")
    return buffer.getvalue()


def test_the_offices_emblem_is_printed_in_its_own_proportions():
    made = make_pdf(DOKUMEN_EVALUASI, dokumen(), PageSetup(emblem=_png((40, 80))))

    page = render(made.content, 0, 72)
    red = [n for n in range(0, len(page.rgb), 3) if page.rgb[n] > 180 and page.rgb[n + 1] < 60]
    columns = {n // 3 % page.width for n in red}
    rows = {n // 3 // page.width for n in red}
    assert abs(len(rows) - 62) <= 1
    assert abs(len(columns) - 31) <= 1


@pytest.mark.parametrize(
    ("emblem", "error", "code"),
    [
        (b"<svg onload='x()'/>", NotOurs, "documents.lambang_bukan_gambar"),
        (b"", NotOurs, "documents.lambang_bukan_gambar"),
        (_png((40, 40))[:60], Unreadable, "documents.lambang_rusak"),
        (_png((4000, 1001)), RuleBroken, "documents.lambang_terlalu_besar"),
    ],
)
def test_an_emblem_that_is_no_picture_is_refused_in_words(emblem, error, code):
    with pytest.raises(error) as caught:
        make_pdf(DOKUMEN_EVALUASI, dokumen(), PageSetup(emblem=emblem))

    assert caught.value.code == code


def test_an_unknown_form_and_facts_of_another_form_are_refused():
    with pytest.raises(RuleBroken, match="formulir_tidak_dikenal"):
        make_pdf("skp-kuantitatif-2022@9", skp(), PageSetup())
    for form_id in FORMS:
        for other, make in SAMPLES.items():
            if other != form_id:
                with pytest.raises(RuleBroken, match="isi_bukan_formulir"):
                    make_pdf(form_id, make(), PageSetup())


def test_draft_and_practice_lie_across_every_page():
    made = make_pdf(EVALUASI, evaluation(), PageSetup(draft=True, practice=True))

    for page in range(made.pages):
        assert "DRAF – LATIHAN" in page_text(made.content, page)
    assert "DRAF" not in _all_text(make_pdf(EVALUASI, evaluation(), PageSetup()).content)
