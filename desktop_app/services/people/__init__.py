"""One person at a time: his sheet as of a day, and the corrections of it."""

from desktop_app.services.people.cases import People, PersonSheet

__all__ = ["People", "PersonSheet"]
