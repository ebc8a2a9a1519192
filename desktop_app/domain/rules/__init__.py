"""Rules as data: strict, frozen values read from rule sets that were valid on a day.

Nothing here opens a file: `services` reads the seed from `data/*.toml` and the truth from the store, and
hands in plain dictionaries or canonical JSON. May use `domain.terms` and `domain.errors` only.

* `sets`: one version of one rule table, its canonical JSON and its hash.
* `book`: which version counts on which day; the typed way in.
* `facts`: the strict reader all kinds share.
* `seeds`: rows that are no rules (measures, posts, units), read just as strictly.
* every other module is one kind, named as the file in `data/`.
"""
