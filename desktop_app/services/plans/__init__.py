"""Plans from the first line to the lock: `cases.Plans` is the door, each deed has a file of its own.

* `creating`: a new plan, its form, its parties, and what it starts with.
* `editing`: the lines of a draft.
* `deciding`: submit, give back, approve, withdraw.
* `changing`: a new version, the end of a plan, a transfer, an exemption.
* `parties`: who is pegawai, penilai and atasan penilai, and since when.
* `sheet`: everything one screen shows of a plan, and which buttons it may offer.
* `missing`: who has no plan yet.
* `drafts`: autosave of open forms.
"""
