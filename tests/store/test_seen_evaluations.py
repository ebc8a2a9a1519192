"""The list of evaluations as the evaluated person may see it (defect 9)."""

import shutil

import pytest
from builders import clock
from practice_folders import practice_template

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery

OPEN = {"final", "diserahkan", "selesai"}
TW3 = ListQuery(scope=All(), filters=(("periode", "2026-TW3"), ("jenis", "periodik")))


@pytest.fixture
def evaluations(tmp_path):
    folder = tmp_path / "latihan"
    shutil.copytree(practice_template(), folder)
    house = open_house(folder, clock)
    yield house.evaluation_list
    house.close()


def test_ratings_under_way_are_hidden_from_the_person_they_are_about(evaluations):
    lines = evaluations.lines(evaluations.ids(TW3))
    rated = next(line for line in lines.values() if line.hasil and line.status not in OPEN)

    own = evaluations.seen_by(rated.person_id)
    seen = own.lines([rated.id])[rated.id]

    assert (seen.hasil, seen.perilaku, seen.predikat) == (None, None, None)
    assert sum(evaluations.matrix(TW3).values()) - sum(own.matrix(TW3).values()) == 1


def test_a_final_rating_is_seen_by_everybody_who_may_see_the_person(evaluations):
    lines = evaluations.lines(evaluations.ids(TW3))
    final = next(line for line in lines.values() if line.status in OPEN)

    assert evaluations.seen_by(final.person_id).lines([final.id])[final.id] == final
