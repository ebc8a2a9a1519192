"""Dinas Latihan: `make_practice` fills a store with a made-up office and its year.

* `texts`: the worked examples and ready sentences of `data/`. `office`: units and people, pure and seeded.
* `lines`: a plan's lines from an example. `people`: the rows before the year begins.
* `session`: a store with a clock turned by hand. `desk`: what the scenes share.
* `planning`, `working`, `judging`: the scenes of the year, acted through the use cases.
"""

from desktop_app.services.samples.practice.making import PEOPLE, PracticeReport, make_practice

__all__ = ["PEOPLE", "PracticeReport", "make_practice"]
