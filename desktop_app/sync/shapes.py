"""What tables of the exchange look like to code that has no tables: fields, audiences, whose word counts.

The store describes its tables in these values; the checks of a foreign operation know nothing else of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.sync.contents import FieldType, Fit, are_ids, fit_of


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a table. `most`: characters of a text or bytes of a BLOB; `words`: all it may be.

    `since`: the schema that brought the field; an older program cannot know it.
    """

    name: str
    type: FieldType
    optional: bool = False
    most: int | None = None
    words: frozenset[str] | None = None
    since: int = 1
    is_fit: Fit = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_fit", fit_of(self.type, most=self.most, words=self.words))

    def are_fit(self, contents: Sequence[int | str | None]) -> bool:
        """Whether all of these may stand here; contents that are the same are asked of once."""
        if self.type is FieldType.ID:
            return are_ids(contents, optional=self.optional)
        return all(self.optional if c is None else self.is_fit(c) for c in set(contents))


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table. `fields` are those that travel: never `id`, `audience_id`, `rev`.

    `merge`: `F` field by field, `A` facts that are only added, `F→L` until a lock, `P` the agency alone.
    `audiences`: kinds in which its rows may stand. `quiet`: fields whose difference is no conflict. `law` and
    `contact`: fields in which the agency, or the office, has the stronger word.
    """

    name: str
    merge: str
    fields: Mapping[str, FieldShape]
    audiences: frozenset[str]
    quiet: frozenset[str] = frozenset()
    law: frozenset[str] = frozenset()
    contact: frozenset[str] = frozenset()
    since: int = 1
    required: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        needed = frozenset(shape.name for shape in self.fields.values() if not shape.optional)
        object.__setattr__(self, "required", needed)
