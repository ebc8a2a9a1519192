"""Sizes of files, functions and classes against what the house aims at; run with `-s` to see the table."""

import ast
import statistics

from source import modules

FILE_MOST, FUNCTION_MOST, METHODS_MOST, CLASS_MOST = 400, 50, 20, 250
FILE_P90, FUNCTION_P90 = 250, 20
BIGGER_WITH_REASON = {
    "domain/rules/facts.py:Facts": "a strict reader: one short method for each kind of value in a rule file",
    "ui/paged_view.py:PagedTable": "nine of its methods are Qt's own events",
}
"""Places that may pass a limit, each with its reason."""


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def sized(kind: tuple[type, ...]) -> dict[str, tuple[int, ast.AST]]:
    found = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, kind):
                found[f"{module.place}:{node.name}:{node.lineno}"] = (length(node), node)
    return found


def too_big(sizes: dict[str, int], most: int) -> dict[str, int]:
    allowed = BIGGER_WITH_REASON
    return {
        place: size for place, size in sizes.items() if size > most and place.rsplit(":", 1)[0] not in allowed
    }


def ninety(sizes: list[int]) -> float:
    return statistics.quantiles(sizes, n=10)[8]


FILES = {module.place: len(module.text.splitlines()) for module in modules() if module.text}
FUNCTIONS = {place: size for place, (size, _) in sized((ast.FunctionDef, ast.AsyncFunctionDef)).items()}
CLASSES = {place: size for place, (size, _) in sized((ast.ClassDef,)).items()}
METHODS = {
    place: sum(isinstance(part, ast.FunctionDef) for part in node.body)
    for place, (_, node) in sized((ast.ClassDef,)).items()
}


def table() -> list[str]:
    """The sizes of the house, to be laid beside the table of other programs in its paper."""
    rows = {"lines of a file": FILES, "lines of a function": FUNCTIONS, "methods of a class": METHODS}
    lines = [f"{'':22}{'count':>7}{'median':>8}{'p90':>7}{'max':>6}  largest"]
    for name, sizes in rows.items():
        values = list(sizes.values())
        largest = max(sizes, key=sizes.__getitem__)
        middle = statistics.median(values)
        lines.append(f"{name:22}{len(values):7}{middle:8.0f}{ninety(values):7.0f}{max(values):6}  {largest}")
    return lines


def test_the_table_of_sizes_can_be_read():
    print("\n" + "\n".join(table()))

    assert len(table()) == 4


def test_no_file_is_too_long():
    assert too_big({f"{place}:": size for place, size in FILES.items()}, FILE_MOST) == {}
    assert ninety(list(FILES.values())) <= FILE_P90


def test_no_function_is_too_long():
    assert too_big(FUNCTIONS, FUNCTION_MOST) == {}
    assert ninety(list(FUNCTIONS.values())) <= FUNCTION_P90


def test_no_class_is_too_big():
    assert too_big(CLASSES, CLASS_MOST) == {}
    assert too_big(METHODS, METHODS_MOST) == {}


def test_every_exception_is_still_needed():
    places = {place.rsplit(":", 1)[0] for place in (*FUNCTIONS, *CLASSES)} | set(FILES)

    assert BIGGER_WITH_REASON.keys() <= places
