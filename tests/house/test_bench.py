"""The benchmarks judge by ratios, and every case has its limit."""

from contextlib import contextmanager

import pytest

from tests.bench import __main__ as bench
from tests.bench.harness import Case, Sides, limits, measure


def a_case(ours: float, floor: float, *, name: str = "contoh", long: bool = False) -> Case:
    @contextmanager
    def prepare(_folder):
        yield Sides(lambda: [ours], lambda: [floor])

    return Case(name, "something", "the least", prepare, repeats=3, long=long)


def test_every_case_has_a_limit_and_every_limit_a_case():
    assert limits().keys() == {case.name for case in bench.CASES}


def test_a_ratio_is_the_median_of_ours_over_the_median_of_the_floor(tmp_path):
    figures = iter([[9.0], [1.0], [3.0], [2.0]])

    @contextmanager
    def prepare(_folder):
        yield Sides(lambda: next(figures), lambda: [2.0])

    result = measure(Case("contoh", "", "", prepare, repeats=3), tmp_path, 1.5)

    assert (result.ours, result.floor, result.ratio, result.p95) == (2.0, 2.0, 1.0, 3.0)
    assert not result.is_over


@pytest.mark.parametrize(("ours", "code"), [(3.0, 0), (9.0, 1)])
def test_the_check_fails_when_a_ratio_passes_its_limit(monkeypatch, capsys, tmp_path, ours, code):
    monkeypatch.setattr(bench, "CASES", (a_case(ours, 1.0),))
    monkeypatch.setattr(bench, "limits", lambda: {"contoh": 4.0})
    monkeypatch.setattr("sys.argv", ["bench", "--periksa", "--json", str(tmp_path / "hasil" / "angka.json")])

    assert bench.main() == code
    assert ("OVER" in capsys.readouterr().out) is bool(code)
    assert f'"ratio": {ours}' in (tmp_path / "hasil" / "angka.json").read_text(encoding="utf-8")


def test_long_cases_run_only_when_they_are_named(monkeypatch):
    monkeypatch.setattr(bench, "CASES", (a_case(1, 1), a_case(1, 1, name="lama", long=True)))

    assert [case.name for case in bench.chosen([], long=False)] == ["contoh"]
    assert [case.name for case in bench.chosen(["lama"], long=False)] == ["lama"]
    with pytest.raises(SystemExit):
        bench.chosen(["tidak-ada"], long=False)
