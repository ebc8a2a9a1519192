"""Every form against its stored display list, and some pages against their stored pictures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from document_samples import sample
from PIL import Image, ImageChops

from desktop_app.documents.facts import PageSetup, Paper, Registration
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, SKP
from desktop_app.documents.preview import render
from desktop_app.documents.prints import display_list, make_pdf

FORMS = {
    "skp": SKP,
    "skp-jpt": SKP,
    "evaluasi": EVALUASI,
    "evaluasi-jpt": EVALUASI,
    "dokumen": DOKUMEN_EVALUASI,
}
REGISTERED = Registration("800.1.4/0123/2026", "7Q4M-K2ZD-9XPA")


def _readable(drawn: dict[str, object]) -> str:
    """JSON with one mark a line, so that a difference can be read."""
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    return text.replace("],[", "],\n[").replace('":[[', '":[\n[').replace(']],"', ']],\n"') + "\n"


@pytest.mark.parametrize("name", ["short", "long", "none", "many"])
@pytest.mark.parametrize("form", list(FORMS))
def test_a_form_draws_what_was_accepted(form, name, golden):
    paper = Paper.A4 if name in ("long", "none") else Paper.F4
    facts = sample(form, name)
    path, accept = golden(f"{form}-{name}-{paper.value}.json")

    drawn = _readable(display_list(FORMS[form], facts, PageSetup(paper)))

    if accept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "shown",
    [
        ("skp", "short", 0, PageSetup(Paper.F4)),
        ("skp-jpt", "short", 2, PageSetup(Paper.A4, draft=True)),
        ("evaluasi", "short", 0, PageSetup(Paper.A4)),
        ("evaluasi", "long", 2, PageSetup(Paper.F4)),
        ("evaluasi-jpt", "short", 2, PageSetup(Paper.F4, practice=True)),
        ("dokumen", "short", 0, PageSetup(Paper.F4)),
    ],
)
def test_a_page_looks_as_it_was_accepted_to_the_last_dot(shown, golden, tmp_path):
    form, name, page, setup = shown
    facts = replace(sample(form, name), registration=REGISTERED)
    path, accept = golden(f"{form}-{name}-{setup.paper.value}-{page + 1}.png")

    drawn = render(make_pdf(FORMS[form], facts, setup).content, page, 96)

    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
    if accept:
        image.save(path, optimize=True)
    with Image.open(path) as wanted:
        difference = ImageChops.difference(image, wanted)
    difference.save(tmp_path / "beda.png")
    assert image.size == difference.size
    assert difference.getbbox() is None, f"picture of the difference: {tmp_path / 'beda.png'}"
