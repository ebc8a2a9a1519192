"""Evaluations from the list of who is due to the delivered result: `cases.Evaluations` is the door.

* `preparing`: who is to be evaluated in a period.
* `organisation`: capaian kinerja organisasi of a unit.
* `loading`: all that one evaluation rests on, for one or for a thousand.
* `judging`: rating and finalising, and who may.
* `finals`: what a final evaluation keeps for ever.
* `delivering`: handing over, receiving, and a new version after the last word.
* `sheet`: everything one screen shows of an evaluation.
* `explanation`: how a predikat came about.
"""
