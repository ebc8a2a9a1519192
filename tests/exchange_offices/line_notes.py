"""Lines that offices write about themselves: the smallest thing that travels, and easy to find again."""

from __future__ import annotations

from separate_offices import Office

from desktop_app.domain.canon import canonical
from desktop_app.domain.organisation import Setting
from desktop_app.domain.records import Id
from desktop_app.services.offices import own_office


def note(office: Office, key: str, value: object = 1, gid: Id | None = None) -> None:
    """Writes a line, or its next content; in the office's own audience unless another is named."""
    with office.open() as house, house.store.work(office.acting) as work:
        audience = gid or own_office(work).audience_id
        held = work.one(Setting, key=key, audience_id=audience)
        id = held.id if held else work.mint()
        work.keep(Setting(id=id, audience_id=audience, key=key, value=canonical(value)))


def notes(office: Office) -> dict[str, str]:
    """Every line of a store with its content."""
    with office.open() as house, house.store.look() as work:
        return {setting.key: setting.value for setting in work.find(Setting)}
