"""Plans from a spreadsheet, one row an indicator: read, entered as drafts, or given back with a reason."""

from desktop_app.services.plan_import.cases import PlanImport
from desktop_app.services.plan_import.results import ImportedPlan, PlanPreview, Standing

__all__ = ["ImportedPlan", "PlanImport", "PlanPreview", "Standing"]
