"""What is drawn rather than written: the distribution curve and the emblem."""

from __future__ import annotations

from itertools import pairwise

from desktop_app.documents.facts import Bar, Distribution
from desktop_app.documents.layout.content import Figure

_CURVE_WIDTH, _CURVE_HEIGHT = 400.0, 92.0
_PLOT_TOP, _PLOT_BOTTOM = 15.0, 72.0
_STEPS = 8  # straight pieces between two points of the curve
_BAR = 0.34  # share of the step that a bar takes
_SIZE = 6.5


def curve(distribution: Distribution) -> Figure:
    """Expected curve over the five predikat, and the actual numbers of people as bars below it."""
    bars = distribution.bars
    step = _CURVE_WIDTH / max(len(bars), 1)
    height = _PLOT_BOTTOM - _PLOT_TOP
    top = max([bar.expected for bar in bars], default=0) or 1
    people = sum(bar.actual for bar in bars)
    points = [((n + 0.5) * step, _PLOT_BOTTOM - height * bar.expected / top) for n, bar in enumerate(bars)]
    axis = ((0.0, _PLOT_TOP - 4), (0.0, _PLOT_BOTTOM), (_CURVE_WIDTH, _PLOT_BOTTOM))
    fills, labels = [], [(30.0, 7.0, "Frekuensi Pegawai", _SIZE)]
    for number, bar in enumerate(bars):
        middle = (number + 0.5) * step
        labels.append((middle, _PLOT_BOTTOM + 9, bar.label, _SIZE))
        if people:
            fills.append(_bar(bar, people, top, middle, step))
            labels.append((middle, _PLOT_BOTTOM + 18, f"{bar.actual} orang", _SIZE))
    return Figure(
        _CURVE_WIDTH, _CURVE_HEIGHT, strokes=(axis, _smooth(points)), fills=tuple(fills), labels=tuple(labels)
    )


def _bar(
    bar: Bar, people: int, top: int, middle: float, step: float
) -> tuple[float, float, float, float, float]:
    """A bar in the same scale as the curve, which is in percent; cut off at the top of the plot."""
    share = min(100 * bar.actual / people / top, 1.0)
    tall = (_PLOT_BOTTOM - _PLOT_TOP) * share
    return (middle - step * _BAR / 2, _PLOT_BOTTOM - tall, step * _BAR, tall, 0.8)


def _smooth(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """A curve through the points that never swings beyond them (monotone cubic, even steps in x)."""
    rises = [y2 - y1 for (_, y1), (_, y2) in pairwise(points)]
    slopes = [0.0, *(_slope(a, b) for a, b in pairwise(rises)), 0.0]
    smooth = points[:1]
    for n, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        for number in range(1, _STEPS + 1):
            t = number / _STEPS
            bend = t * t * (3 - 2 * t)
            y = y1 + (y2 - y1) * bend + t * (1 - t) * ((1 - t) * slopes[n] - t * slopes[n + 1])
            smooth.append((x1 + (x2 - x1) * t, y))
    return tuple(smooth)


def _slope(before: float, after: float) -> float:
    """Harmonic mean of two rises, level at a turning point."""
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def emblem(image: bytes | None, side: float) -> Figure:
    """The office's own emblem, or a blank box where one would stand."""
    if image is not None:
        return Figure(side, side, image=image)
    box = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0))
    return Figure(side, side, strokes=(box,))
