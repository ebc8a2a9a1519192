"""A QR code as a drawn figure: black squares of one size, no picture that a printer might blur."""

from __future__ import annotations

from desktop_app.documents.layout.content import Figure

_QUIET = 4  # white modules around the code, as ISO/IEC 18004 wants them
_OVER = 0.04  # points by which rows overlap, or viewers show white hair lines between them


def square(content: bytes, side: float) -> Figure:
    """`content` as a QR code in a square of `side` points, quiet zone included."""
    import segno

    matrix = segno.make_qr(content, error="m", boost_error=False).matrix
    step = side / (len(matrix) + 2 * _QUIET)
    fills = []
    for number, row in enumerate(matrix):
        for start, length in _runs(row):
            x, y = (start + _QUIET) * step, (number + _QUIET) * step
            fills.append((x, y, length * step + _OVER, step + _OVER, 0.0))
    return Figure(side, side, fills=tuple(fills))


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand there."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if runs and runs[-1][0] + runs[-1][1] == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return runs
