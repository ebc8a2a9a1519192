"""Rules of the page, held against seeded random forms: no PDF is made here, the marks are enough."""

from __future__ import annotations

import pytest
from document_geometry import violations
from document_samples import chance

from desktop_app.documents.facts import DokumenEvaluasiFacts, EvaluationFacts, Facts, PageSetup, Paper
from desktop_app.documents.forms import DOKUMEN_EVALUASI, EVALUASI, SKP

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


@pytest.mark.soak
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("part", range(4))
def test_the_rules_of_the_page_hold_for_many_random_forms(paper, part):
    size = SOAK // 4
    _hold(range(CI + part * size, CI + (part + 1) * size), paper)
