"""Rules of the page, held against seeded random forms: no PDF is made here, the marks are enough."""

from __future__ import annotations

from dataclasses import replace

import pytest
from document_geometry import violations
from document_samples import chance

from desktop_app.documents.facts import DokumenEvaluasiFacts, EvaluationFacts, Facts, PageSetup, Paper
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, SKP
from desktop_app.documents.layout import flow

CI, SOAK = 200, 1200


def form_of(facts: Facts) -> str:
    if isinstance(facts, EvaluationFacts):
        return EVALUASI
    return DOKUMEN_EVALUASI if isinstance(facts, DokumenEvaluasiFacts) else SKP


def _hold(seeds: range, paper: Paper) -> None:
    for seed in seeds:
        facts = chance(seed)

        found = violations(form_of(facts), facts, PageSetup(paper))

        assert not found, f"seed {seed} {paper}: {found[:3]}"


@pytest.mark.parametrize("paper", list(Paper))
def test_the_rules_of_the_page_hold_for_random_forms(paper):
    _hold(range(CI), paper)


def _double_headers(flow):
    place = flow._Flow._place

    def twice(self, piece):
        place(self, piece)
        if piece.row.height > 100:
            for row in self._headers[piece.table]:
                self._put(flow.Piece(row, piece.table, header=True))

    return flow._Flow, "_place", twice


def _no_chains(flow):
    pieces = flow._pieces
    return flow, "_pieces", lambda *all: [replace(piece, keep=False) for piece in pieces(*all)]


def _free_signatures(flow):
    return flow, "_kept_tail", lambda pieces, _: pieces


@pytest.mark.parametrize(
    ("fault", "word"),
    [(_double_headers, "kepala tabel"), (_no_chains, "sendirian"), (_free_signatures, "tanda tangan")],
)
def test_the_check_of_a_page_sees_planted_faults(fault, word, monkeypatch):
    monkeypatch.setattr(*fault(flow))

    found = [problem for seed in range(60) for problem in _found(chance(seed))]

    assert any(word in problem for problem in found)


def _found(facts: Facts) -> list[str]:
    return violations(form_of(facts), facts, PageSetup(Paper.A4))


@pytest.mark.soak
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("part", range(4))
def test_the_rules_of_the_page_hold_for_many_random_forms(paper, part):
    size = SOAK // 4
    _hold(range(CI + part * size, CI + (part + 1) * size), paper)
