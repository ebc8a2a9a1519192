"""Kind `bentuk`: which official form and columns a plan has, and what a complete plan needs (rules 20-24)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, PostKind, Severity

C = TypeVar("C", bound=StrEnum)


class Column(StrEnum):
    """What the column beside an indicator holds."""

    ASPEK = "aspek"
    PERSPEKTIF = "perspektif"


@dataclass(frozen=True, slots=True)
class Form:
    """An official form; `heading` is its printed line "BAGI …"."""

    kind: FormKind
    column: Column
    heading: str
    posts: tuple[PostKind, ...]
    is_for_stand_alone: bool


@dataclass(frozen=True, slots=True)
class Term(Generic[C]):
    """A word of a column and how it reads."""

    code: C
    label: str


@dataclass(frozen=True, slots=True)
class BentukRules:
    """Forms, columns, and the least a plan must hold with the weight of each lack."""

    forms: tuple[Form, ...]
    aspek: tuple[Term[Aspek], ...]
    perspektif: tuple[Term[Perspektif], ...]
    least_aspek: tuple[Aspek, ...]
    missing_aspek: Severity
    missing_superior: Severity
    missing_annex: Severity

    def form_of(self, post: PostKind, *, stand_alone: bool = False) -> Form:
        """The form for a holder of a post; the head of a unit kerja mandiri uses the form of a JPT."""
        if stand_alone:
            return next(form for form in self.forms if form.is_for_stand_alone)
        return next(form for form in self.forms if post in form.posts)

    def label(self, code: Aspek | Perspektif) -> str:
        terms: tuple[Term[Aspek] | Term[Perspektif], ...] = (*self.aspek, *self.perspektif)
        return next(term.label for term in terms if term.code is code)


def parse(facts: Facts) -> BentukRules:
    facts.only("form", "aspek", "perspektif", "least")
    forms = tuple(_form(row) for row in facts.rows("form"))
    _check_forms(facts, forms)
    least = facts.inner("least")
    least.only("aspek", "aspek_severity", "superior_severity", "annex_severity")
    return BentukRules(
        forms=forms,
        aspek=_terms(facts, "aspek", Aspek),
        perspektif=_terms(facts, "perspektif", Perspektif),
        least_aspek=least.words("aspek", Aspek),
        missing_aspek=least.word("aspek_severity", Severity),
        missing_superior=least.word("superior_severity", Severity),
        missing_annex=least.word("annex_severity", Severity),
    )


def _form(row: Facts) -> Form:
    row.only("form", "by", "heading", "post", "stand_alone")
    return Form(
        kind=row.word("form", FormKind),
        column=row.word("by", Column),
        heading=row.text("heading"),
        posts=row.words("post", PostKind),
        is_for_stand_alone=row.flag("stand_alone"),
    )


def _check_forms(facts: Facts, forms: tuple[Form, ...]) -> None:
    for post in PostKind:
        number = sum(post in form.posts for form in forms)
        if number != 1:
            raise facts.refuse(f"jenis jabatan {post} harus punya tepat satu bentuk, sekarang {number}")
    if sum(form.is_for_stand_alone for form in forms) != 1:
        raise facts.refuse("harus ada tepat satu bentuk untuk pimpinan unit kerja mandiri")
    if len({form.kind for form in forms}) != len(forms):
        raise facts.refuse("satu bentuk tertulis dua kali")


def _terms(facts: Facts, key: str, codes: type[C]) -> tuple[Term[C], ...]:
    terms: list[Term[C]] = []
    for row in facts.rows(key):
        row.only("code", "label")
        terms.append(Term(row.word("code", codes), row.text("label")))
    if sorted(term.code for term in terms) != sorted(codes):
        raise facts.refuse(f"{key} harus memuat, masing-masing sekali: {', '.join(codes)}")
    return tuple(terms)
