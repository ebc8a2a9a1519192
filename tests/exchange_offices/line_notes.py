"""The smallest things that travel: lines that offices write about themselves, and files of evidence."""

from __future__ import annotations

from city_views import kepeg_of
from separate_offices import Office

from desktop_app.domain.canon import canonical
from desktop_app.domain.organisation import Setting
from desktop_app.domain.records import Id
from desktop_app.domain.year import Evidence, OwnerKind
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


def attach(office: Office, name: str, content: bytes) -> Id:
    """Evidence of something, and its row."""
    path = office.home / name
    path.write_bytes(content)
    with office.open() as house:
        file = house.year.store_file(path)
        with house.store.work(office.acting) as work:
            id = work.mint()
            work.add(
                Evidence(
                    id=id, audience_id=kepeg_of(office), at=work.now, owner_kind=OwnerKind.OBSTACLE,
                    owner_id=work.mint(), sha256=file.sha256, name=name, mime=file.mime, size=file.size,
                )
            )  # fmt: skip
    return id
