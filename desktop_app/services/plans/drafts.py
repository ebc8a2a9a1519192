"""Autosave of open forms: what was typed is at most seconds old after a crash. Local to this PC."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.papers import Draft
from desktop_app.domain.records import NO_AUDIENCE, Id, derived_id
from desktop_app.services.freezing import plain
from desktop_app.store.work import Work

PLAN_DRAFT = "skp"
"""The kind of draft of a plan that is being edited; its object is the version. Saving the plan drops it."""


def keep_draft(work: Work, kind: str, object_id: Id | None, body: Mapping[str, Any]) -> Id:
    """Keeps the newest state of a form; one row for each form and thing."""
    id = _id(kind, object_id)
    work.keep(Draft(id=id, kind=kind, object_id=object_id, body=canonical(plain(body)), at=work.now))
    return id


def drafts(work: Work) -> list[Draft]:
    """All drafts, the newest first: offered after a crash."""
    return sorted(work.find(Draft), key=lambda draft: (draft.at, draft.id), reverse=True)


def drop_of(work: Work, kind: str, object_id: Id | None) -> Changes:
    """Forgets the draft of a form, if there is one."""
    return drop(work, _id(kind, object_id))


def drop(work: Work, id: Id) -> Changes:
    """Forgets a draft, if it is there."""
    if work.get(Draft, id) is None:
        return Changes.NOTHING
    work.remove(Draft, [id])
    return Changes.DRAFTS


def _id(kind: str, object_id: Id | None) -> Id:
    return derived_id("draft", NO_AUDIENCE, kind, object_id)
