"""The judgement as pure content: what is equal, what is kept aside, what comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, ValueCode
from desktop_app.services.evaluations.judging import JudgementDraft, RatingDraft
from desktop_app.ui.evaluations.rounds import Round
from desktop_app.ui.evaluations.sheet.draft import (
    body_of,
    draft_from,
    draft_of,
    rating_of,
    tidy,
    with_rating,
)

LEVELS = st.none() | st.sampled_from(Level)
TEXTS = st.none() | st.text(max_size=12)
RATINGS = st.lists(
    st.one_of(
        st.builds(
            RatingDraft, rhk_line=st.binary(min_size=16, max_size=16).map(Id), level=LEVELS, fact=TEXTS
        ),
        st.builds(RatingDraft, value_code=st.sampled_from(ValueCode), level=LEVELS, fact=TEXTS),
    ),
    max_size=5,
    unique_by=lambda rating: rating.rhk_line or rating.value_code,
)
DRAFTS = st.builds(
    JudgementDraft,
    hasil=LEVELS,
    hasil_reason=TEXTS,
    perilaku=LEVELS,
    perilaku_reason=TEXTS,
    note=TEXTS,
    ratings=RATINGS,
)


@given(DRAFTS)
def test_what_is_kept_aside_comes_back_as_it_was(draft):
    assert draft_from(body_of(tidy(draft))) == tidy(draft)


@given(DRAFTS)
def test_tidying_twice_changes_nothing_more(draft):
    assert tidy(tidy(draft)) == tidy(draft)


@given(DRAFTS, st.sampled_from(ValueCode), LEVELS, st.text(max_size=8))
def test_a_rating_changed_is_the_rating_found(draft, key, level, fact):
    changed = with_rating(draft, key, level, fact)

    assert rating_of(changed, key).level is level
    assert sum(rating.value_code is key for rating in changed.ratings) == 1


def test_nothing_is_rated_before_somebody_chose():
    assert draft_of(None) == JudgementDraft()


def test_in_a_round_everybody_comes_up_once():
    one, other = b"1" * 16, b"2" * 16
    going = Round()
    going.pass_(one)

    assert going.candidates([one, other]) == [other]
    going.begin()
    assert going.candidates([one, other]) == [one, other]
