"""Registry of official forms. A form never changes: a new wording is a new version, the old one stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.documents.facts import (
    DokumenEvaluasiFacts,
    EvaluationFacts,
    Facts,
    Margins,
    PageSetup,
    Paper,
    SkpFacts,
)
from desktop_app.documents.forms import dokumen, evaluasi, skp
from desktop_app.documents.forms.parts import LEGAL_BASIS
from desktop_app.documents.layout.content import Blocks, Table
from desktop_app.documents.text import group_number
from desktop_app.domain.errors import RuleBroken

SKP = "skp-kuantitatif-2022@1"
EVALUASI = "evaluasi-kuantitatif-2022@1"
DOKUMEN_EVALUASI = "dokumen-evaluasi-2022@1"
_LANDSCAPE = Margins(top=12, right=13, bottom=8, left=15)
_PORTRAIT = Margins(top=12, right=18, bottom=8, left=22)


@dataclass(frozen=True, slots=True)
class Form:
    """One version of an official form: what it is called, where it comes from, its sheet, who signs."""

    id: str
    title: str
    legal_basis: str
    paper: Paper
    landscape: bool
    margins: Margins
    signers: tuple[str, ...]  # roles, in the order of signing
    tables: Callable[[Facts, PageSetup], tuple[Table, ...]]

    def build(self, facts: Facts, setup: PageSetup) -> Blocks:
        """The form filled with facts of its own kind; `documents.isi_bukan_formulir` for facts of another."""
        who = facts.employee
        owner = who.name + (f" (NIP {group_number(who.number)})" if who.number else "")
        return Blocks(
            title=f"{self.title} {who.name}",
            owner=owner,
            tables=self.tables(facts, setup),
            number=facts.registration.number,
            code=facts.registration.code,
        )


def _skp(facts: Facts, setup: PageSetup) -> tuple[Table, ...]:
    if not isinstance(facts, SkpFacts):
        raise RuleBroken("documents.isi_bukan_formulir", formulir=SKP)
    return skp.build(facts, setup)


def _evaluasi(facts: Facts, setup: PageSetup) -> tuple[Table, ...]:
    if not isinstance(facts, EvaluationFacts):
        raise RuleBroken("documents.isi_bukan_formulir", formulir=EVALUASI)
    return evaluasi.build(facts, setup)


def _dokumen(facts: Facts, setup: PageSetup) -> tuple[Table, ...]:
    if not isinstance(facts, DokumenEvaluasiFacts):
        raise RuleBroken("documents.isi_bukan_formulir", formulir=DOKUMEN_EVALUASI)
    return dokumen.build(facts, setup)


FORMS = {
    form.id: form
    for form in (
        Form(
            SKP,
            "Sasaran Kinerja Pegawai",
            LEGAL_BASIS,
            Paper.F4,
            True,
            _LANDSCAPE,
            ("pegawai", "penilai"),
            _skp,
        ),
        Form(
            EVALUASI,
            "Evaluasi Kinerja Pegawai",
            LEGAL_BASIS,
            Paper.F4,
            True,
            _LANDSCAPE,
            ("penilai",),
            _evaluasi,
        ),
        Form(
            DOKUMEN_EVALUASI,
            "Dokumen Evaluasi Kinerja Pegawai",
            LEGAL_BASIS,
            Paper.F4,
            False,
            _PORTRAIT,
            ("penilai", "pegawai"),
            _dokumen,
        ),
    )
}


def form(form_id: str) -> Form:
    """The form of an id; `documents.formulir_tidak_dikenal` when there is none."""
    if form_id not in FORMS:
        raise RuleBroken("documents.formulir_tidak_dikenal", formulir=form_id)
    return FORMS[form_id]
