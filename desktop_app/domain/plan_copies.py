"""Lines that come from elsewhere: a new version of the same plan, or another plan taken as a start.

Pure: new ids are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.plan import AnnexItem, AnnexList, Plan, SkpVersion
from desktop_app.domain.plan_lines import GAP, by_id, seven
from desktop_app.domain.records import Id
from desktop_app.domain.terms import FormKind
from desktop_app.domain.text import tidied

Mint = Callable[[], Id]


def revised(plan: Plan, version: SkpVersion, mint: Mint) -> Plan:
    """The same lines under a new version: new ids, the same line ids (rule 28)."""
    return _under(plan, version, mint, lambda line: line)


def taken_over(source: Plan, version: SkpVersion, mint: Mint, *, is_own: bool, same_year: bool) -> Plan:
    """The lines of another plan as a start: new line ids that remember where they came from.

    A colleague's plan gives no expectations of the superior; a plan of another year gives the superior's
    result as text only. Where the form differs, aspek or perspektif is left to be chosen.
    """
    lines = [each.line_id for each in source.rhk] + [each.line_id for each in source.indicators]
    fresh = {line: mint() for line in lines}
    plan = _under(source, version, mint, lambda line: fresh[line])
    before = {new: old for old, new in fresh.items()}
    keeps_column = source.version.form is version.form
    texts = {e.value_code: e.text for e in source.expectations} if is_own else {}
    return replace(
        plan,
        rhk=tuple(replace(rhk, from_line=before[rhk.line_id], team_task_id=None) for rhk in plan.rhk),
        indicators=tuple(
            replace(
                indicator,
                from_line=before[indicator.line_id],
                aspek=indicator.aspek if keeps_column else None,
                perspektif=indicator.perspektif if keeps_column else None,
            )
            for indicator in plan.indicators
        ),
        links=tuple(
            replace(link, superior_line=link.superior_line if same_year else None) for link in plan.links
        ),
        expectations=by_id(seven(version, texts)),
    )


def with_form(plan: Plan, form: FormKind) -> Plan:
    """The plan on the other form: the column beside the indicators has to be chosen anew (rule 20)."""
    if plan.version.form is form:
        return plan
    cleared = tuple(replace(each, aspek=None, perspektif=None) for each in plan.indicators)
    return replace(plan, version=replace(plan.version, form=form), indicators=cleared)


def annex(version: SkpVersion, texts: Mapping[AnnexList, Sequence[str]], mint: Mint) -> tuple[AnnexItem, ...]:
    """The annex from texts, with positions."""
    items = [
        AnnexItem(
            id=mint(),
            audience_id=version.audience_id,
            version_id=version.id,
            list=kind,
            pos=number * GAP,
            text=text,
        )
        for kind in AnnexList
        for number, text in enumerate(filter(None, map(tidied, texts.get(kind, ()))), start=1)
    ]
    return by_id(items)


def _under(source: Plan, version: SkpVersion, mint: Mint, line_of: Callable[[Id], Id]) -> Plan:
    """All lines of a plan under another version, with new ids."""
    ids = {rhk.id: mint() for rhk in source.rhk}
    home: dict[str, Any] = {"audience_id": version.audience_id, "version_id": version.id}
    rhk = [replace(each, id=ids[each.id], line_id=line_of(each.line_id), **home) for each in source.rhk]
    indicators = [
        replace(each, id=mint(), rhk_id=ids[each.rhk_id], line_id=line_of(each.line_id), **home)
        for each in source.indicators
    ]
    texts = {each.value_code: each.text for each in source.expectations}
    return Plan(
        version=version,
        rhk=by_id(rhk),
        indicators=by_id(indicators),
        expectations=by_id(seven(version, texts)),
        annex=by_id([replace(each, id=mint(), **home) for each in source.annex]),
        links=by_id([replace(each, id=mint(), rhk_id=ids[each.rhk_id], **home) for each in source.links]),
    )
