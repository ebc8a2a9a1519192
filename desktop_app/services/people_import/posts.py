"""Posts that a sheet names: known ones by their name and kind, new ones with the kind the sheet tells."""

from __future__ import annotations

from collections import defaultdict

from desktop_app.domain.organisation import Post
from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.services.people_import.names import STRUCTURAL, name_key, post_kind_of, post_level_of
from desktop_app.services.seeds import post_id_of
from desktop_app.store.work import Work


class Posts:
    """The posts of one moment, and those that an import adds to them, in `audience_id`."""

    def __init__(self, work: Work, audience_id: Id) -> None:
        self._audience = audience_id
        self._by_name: dict[str, list[Post]] = defaultdict(list)
        for post in sorted(work.find(Post), key=lambda post: (post.retired, post.id)):
            self._by_name[name_key(post.name)].append(post)
        self.new: dict[Id, Post] = {}

    def of(self, draft: PersonDraft) -> tuple[Post, bool]:
        """The post a row names, made if it is new; and whether its kind was only guessed."""
        kind, told = post_kind_of(draft.post, draft.post_told, draft.eselon)
        known = self._by_name[name_key(draft.post)]
        if told:
            known = [post for post in known if post.kind is kind]
        if known:
            return known[0], False
        made = kind or PostKind.PELAKSANA
        level = post_level_of(draft.post) if made is PostKind.FUNGSIONAL else None
        post = Post(
            id=post_id_of(self._audience, made, level, draft.post),
            audience_id=self._audience,
            name=draft.post,
            kind=made,
            level=level,
            eselon=draft.eselon if made in STRUCTURAL else None,
        )
        self._by_name[name_key(draft.post)].append(post)
        self.new[post.id] = post
        return post, kind is None
