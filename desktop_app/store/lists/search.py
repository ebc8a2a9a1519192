"""What the palette finds: people by name or number, planned results by their words."""

from __future__ import annotations

from sqlalchemy import Engine, select

from desktop_app.domain.lines import SearchHit
from desktop_app.domain.lists import All, Scope, Self, Units
from desktop_app.store.derived.tables import person_now, search_doc
from desktop_app.store.lists.asking import FTS, match_words


class Search:
    """Full-text search over people and planned results, within a scope."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, words: str, scope: Scope, most: int = 20) -> list[SearchHit]:
        """The first hits; digits look for a number, fewer than two letters for nothing."""
        words = words.strip()
        if len(words) < 2:
            return []
        doc = search_doc.c
        query = select(doc.kind, doc.ref_id, doc.title, doc.body)
        digits = "".join(words.split())
        if digits.isdigit():
            number = person_now.c.number
            query = query.join(person_now, person_now.c.person_id == doc.ref_id).where(
                doc.kind == "person", number >= digits, number < digits + ":"
            )
        else:
            query = query.join(FTS, FTS.c.rowid == doc.no).where(
                FTS.c.search_fts.op("MATCH")(match_words(words))
            )
        match scope:
            case All():
                pass
            case Units(ids):
                query = query.where(doc.unit_id.in_(sorted(ids)))
            case Self(person_id):
                query = query.where(doc.person_id == person_id)
        with self._engine.connect() as connection:
            return [SearchHit(*row) for row in connection.execute(query.order_by(doc.no).limit(most))]
