"""The lines of a draft, saved as a whole (rules 19-28)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.plan import Plan, Skp, SkpStatus
from desktop_app.domain.plan_lines import arranged
from desktop_app.domain.rights import entered, may_enter_for
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting
from desktop_app.services.plans.drafts import PLAN_DRAFT, drop_of
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work


def save_plan(work: Work, acting: Acting, wanted: Plan) -> Changes:
    """Keeps the wanted lines of a draft; saving the same again writes nothing.

    The first edit of a returned plan makes it a draft by itself, with its step. The wanted version carries
    the revision it was read at (`Outdated` when somebody was faster), and a form with its reason.
    Raises `skp.sudah_*` for a plan that is closed to editing, `hak.bukan_pemilik`.
    """
    kept = work.open(Plan, wanted.version.id)
    skp = work.need(Skp, kept.version.skp_id)
    may_enter_for(acting, skp.person_id)
    check_alive(skp)
    kept.edited()  # refuses before anything else is looked at
    after = arranged(_formed(kept, wanted), wanted)
    dropped = drop_of(work, PLAN_DRAFT, kept.version.id)
    if after == kept:
        return dropped
    edited = kept.edited(
        version=after.version,
        rhk=after.rhk,
        indicators=after.indicators,
        expectations=after.expectations,
        annex=after.annex,
        links=after.links,
    )
    work.keep(replace(edited, version=replace(edited.version, rev=wanted.version.rev)))
    if edited.status is not kept.status:
        thing = (ObjectKind.SKP_VERSION, kept.version.id)
        change = (kept.status.value, edited.status.value)
        record_step(work, skp.audience_id, thing, change, entered(acting))
    return Changes.PLANS | dropped


def check_alive(skp: Skp) -> None:
    """A cancelled plan takes nothing any more; one that was closed may still be finished on paper."""
    if skp.status is SkpStatus.BATAL:
        raise RuleBroken("skp.sudah_batal")


def _formed(kept: Plan, wanted: Plan) -> Plan:
    """The form and the approach of the wanted version; another form than the post gives needs a reason."""
    if wanted.version.approach is not kept.version.approach:
        raise RuleBroken("skp.pendekatan_tetap")
    reason = tidied(wanted.version.form_reason)
    if wanted.version.form is not kept.version.form and reason is None:
        raise RuleBroken("skp.bentuk_tanpa_alasan")
    version = replace(
        kept.version, form=wanted.version.form, form_reason=reason, waived=wanted.version.waived
    )
    return replace(kept, version=version)
