"""What a check found: a code, how heavy it weighs, and the facts its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.terms import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about something that was checked; the sentence is found by `code` in `desktop_app.words`."""

    code: str
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
