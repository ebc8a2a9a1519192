"""What was written and never saved: read after a crash, taken back, or forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.papers import Draft
from desktop_app.domain.plan import AnnexItem, CascadeLink, Expectation, Indicator, Plan, Rhk
from desktop_app.services.plans.drafts import PLAN_DRAFT
from desktop_app.services.printing.thawing import record_of

if TYPE_CHECKING:
    from desktop_app.services.house import House

_LINES: Mapping[str, Any] = {
    "rhk": Rhk,
    "indicators": Indicator,
    "expectations": Expectation,
    "annex": AnnexItem,
    "links": CascadeLink,
}


def body_of(plan: Plan) -> dict[str, Any]:
    """The lines of a plan as an autosave keeps them."""
    return {name: getattr(plan, name) for name in _LINES}


def recovered(plan: Plan, draft: Draft) -> Plan:
    """The plan with the lines of an autosave."""
    body = json.loads(draft.body)
    lines: dict[str, Any] = {
        name: tuple(record_of(kind, row) for row in body[name]) for name, kind in _LINES.items()
    }
    return replace(plan, **lines)


def draft_of(house: House, plan: Plan) -> Draft | None:
    """The autosave of a version, if there is one."""
    for each in house.plans.drafts():
        if each.kind == PLAN_DRAFT and each.object_id == plan.version.id:
            return each
    return None
