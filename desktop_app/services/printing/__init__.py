"""The official forms of an office as PDF: `Printing` is the door.

* `values`: orders, prints, problems. `selection`: which papers there are. `records`: papers of record.
* `plans`, `evaluations`: what a paper is filled from, frozen or live; `sources` are their values.
* `filling`: facts of a form; `checking`: what it lacks; `papers`: the finished paper.
"""

from desktop_app.documents.facts import Paper
from desktop_app.services.printing.cases import Printing
from desktop_app.services.printing.values import (
    AnyPrint,
    Batch,
    Print,
    PrintFailure,
    PrintKind,
    PrintProblem,
    PrintRun,
)

__all__ = [
    "AnyPrint",
    "Batch",
    "Paper",
    "Print",
    "PrintFailure",
    "PrintKind",
    "PrintProblem",
    "PrintRun",
    "Printing",
]
