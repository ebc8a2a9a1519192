"""Employees from a spreadsheet: read, checked, compared, entered or given back with a reason."""

from desktop_app.services.people_import.cases import PeopleImport
from desktop_app.services.people_import.files import ImportFile
from desktop_app.services.people_import.merging import Standing
from desktop_app.services.people_import.results import PeoplePreview

__all__ = ["ImportFile", "PeopleImport", "PeoplePreview", "Standing"]
