"""Key slots: several passwords open one folder, as LUKS has it, so that a stolen PC shows nothing.

The secret that all keys are made from (`keys`) never changes. Beside the database a small file holds it once
for each password and for each recovery sheet, locked under it; the slot of a user holds a secret of his own
besides, which seals what only he may read. Source: section 4.10 of the exchange paper.

The file tells neither names nor how many people there are beyond its length. A slot is found by a mark that
is made of the name: who guesses a name can see that it has a slot, and nothing else.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nacl.utils import random as random_bytes

from desktop_app.domain.errors import Damaged, NotAllowed, RuleBroken
from desktop_app.vault.files import write_atomically
from desktop_app.vault.passwords import USUAL, Cost, WrongPassword, cost_of, decoy, lock, unlock

SLOT_FILE = "rembug.celah"
_FORMAT = 1
_SECRET = 32
_SALT = 16
_MOST_SLOTS, _MOST_BYTES = 200, 256 * 1024


class SlotKind(StrEnum):
    """What opens a slot: the password of a user, or the printed recovery sheet."""

    SANDI = "sandi"
    PEMULIHAN = "pemulihan"


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """One way to open the folder. `mark` finds it, `locked` holds two secrets of 32 bytes."""

    kind: SlotKind
    mark: bytes
    locked: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """What a password opens: the `secret` of the folder, and one that is this user's own."""

    secret: bytes
    personal: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Slots:
    """All slots of a folder; changed by making another one and writing it. `salt` is of the marks."""

    salt: bytes
    held: tuple[Slot, ...] = ()

    def with_user(self, name: str, password: str, opened: Opened, cost: Cost = USUAL) -> Slots:
        """A slot for this user, in place of the one he has."""
        return self._with(SlotKind.SANDI, name, password, opened, cost)

    def with_sheet(self, name: str, code: str, secret: bytes, cost: Cost = USUAL) -> Slots:
        """A slot for a recovery sheet of that name, in place of an older one. It opens nothing personal."""
        return self._with(SlotKind.PEMULIHAN, name, code, Opened(secret, bytes(_SECRET)), cost)

    def without(self, name: str, kind: SlotKind = SlotKind.SANDI) -> Slots:
        """Without that slot; `celah.terakhir` where nothing would open the folder any more."""
        mark = self._mark(kind, name)
        left = tuple(slot for slot in self.held if slot.mark != mark)
        if not left:
            raise RuleBroken("celah.terakhir")
        return replace(self, held=left)

    def has(self, name: str, kind: SlotKind = SlotKind.SANDI) -> bool:
        """Whether that name has a slot."""
        return self._find(kind, name) is not None

    def opened(self, name: str, password: str, kind: SlotKind = SlotKind.SANDI) -> Opened:
        """What the password opens. NotAllowed("masuk.sandi_salah") for a wrong one and for a name without a
        slot, after the same time: nobody learns which names there are by waiting."""
        slot = self._find(kind, name)
        locked = slot.locked if slot else decoy(2 * _SECRET, self._cost())
        try:
            content = unlock(locked, password)
        except WrongPassword as error:
            raise NotAllowed("masuk.sandi_salah") from error
        return Opened(content[:_SECRET], content[_SECRET:])

    def mark_of(self, name: str) -> str:
        """What stands for a user's name where names must not be read, such as the list of attempts."""
        return self._mark(SlotKind.SANDI, name).hex()

    def costs_less(self, name: str, cost: Cost = USUAL) -> bool:
        """Whether a slot was made when a try cost less, and should be made anew at the next log-in."""
        slot = self._find(SlotKind.SANDI, name)
        return slot is not None and cost_of(slot.locked) != cost

    def _with(self, kind: SlotKind, name: str, password: str, opened: Opened, cost: Cost) -> Slots:
        mark = self._mark(kind, name)
        if len(self.held) >= _MOST_SLOTS and not self._find(kind, name):
            raise RuleBroken("celah.terlalu_banyak", batas=_MOST_SLOTS)
        slot = Slot(kind, mark, lock(opened.secret + opened.personal, password, cost))
        return replace(self, held=(*(each for each in self.held if each.mark != mark), slot))

    def _find(self, kind: SlotKind, name: str) -> Slot | None:
        mark = self._mark(kind, name)
        return next((slot for slot in self.held if slot.mark == mark), None)

    def _mark(self, kind: SlotKind, name: str) -> bytes:
        told = f"{kind.value}\n{unicodedata.normalize('NFKC', name).strip().casefold()}"
        return blake2b(told.encode(), key=self.salt, digest_size=_SALT, person=b"rembug-celah").digest()

    def _cost(self) -> Cost:
        return cost_of(self.held[0].locked) if self.held else USUAL


def new_slots() -> Slots:
    """No slot yet, with a salt that no other folder has."""
    return Slots(random_bytes(_SALT))


def new_personal() -> bytes:
    """A secret for a user who has none."""
    return random_bytes(_SECRET)


def read_slots(folder: Path) -> Slots | None:
    """The slots of a folder, None where it has none; Damaged("celah.rusak") where they cannot be read."""
    path = folder / SLOT_FILE
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    try:
        return _read(raw)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, WrongPassword) as error:
        raise Damaged("celah.rusak", berkas=path.name) from error


def write_slots(folder: Path, slots: Slots) -> None:
    """Whole or not at all, so that a power cut never leaves a folder that nobody can open."""
    told = {
        "rembug-celah": _FORMAT,
        "salt": slots.salt.hex(),
        "slots": [
            {"kind": slot.kind.value, "mark": slot.mark.hex(), "locked": slot.locked.hex()}
            for slot in slots.held
        ],
    }
    write_atomically(folder / SLOT_FILE, json.dumps(told, indent=1).encode())


def _read(raw: bytes) -> Slots:
    if len(raw) > _MOST_BYTES:
        raise ValueError("too long")
    told: dict[str, Any] = json.loads(raw)
    if told["rembug-celah"] != _FORMAT or not 0 < len(told["slots"]) <= _MOST_SLOTS:
        raise ValueError("of another form")
    held = tuple(
        Slot(SlotKind(each["kind"]), bytes.fromhex(each["mark"]), bytes.fromhex(each["locked"]))
        for each in told["slots"]
    )
    for slot in held:
        cost_of(slot.locked)
    salt = bytes.fromhex(told["salt"])
    if len(salt) != _SALT or any(len(slot.mark) != _SALT for slot in held):
        raise ValueError("of another form")
    return Slots(salt, held)
