"""What a plan lacks as it is being written, and which acts that allows. No widget here."""

from __future__ import annotations

from desktop_app.domain.plan_check import blocking, check_plan
from desktop_app.domain.rules.findings import Finding
from desktop_app.ui.plans.editor.lines import without_blanks
from desktop_app.ui.plans.editor.state import PlanState

_MENDED_BY_WRITING = frozenset({"skp.belum_diubah", "skp.belum_lengkap"})


def findings_of(state: PlanState) -> tuple[Finding, ...]:
    """The findings of the lines as they are written, and those around them as they were read last."""
    sheet = state.sheet
    if not state.is_dirty:
        return sheet.findings
    day = sheet.skp.ends_on
    around = set(sheet.findings) - set(check_plan(sheet.plan, state.rules, day))
    lines = check_plan(without_blanks(state.plan), state.rules, day)
    return (*lines, *(each for each in sheet.findings if each in around and each not in lines))


def why_not(state: PlanState, act: str) -> str | None:
    """The code why an act is not possible now; for submitting, what is not saved yet counts too."""
    code = state.sheet.may.get(act)
    if act == "ajukan" and state.is_dirty and code in {None, *_MENDED_BY_WRITING}:
        return "skp.belum_lengkap" if blocking(findings_of(state)) else None
    return code
