"""What the office does, as plain values and pure functions: standard library only, no clock, no chance.

Legal words stay Indonesian, because no English word means the same; each is glossed here once.

* **Skp** (sasaran kinerja pegawai): the yearly performance plan of one civil servant.
* **Rhk** (rencana hasil kerja): a planned result of an Skp, *utama* (of the post) or *tambahan* (beside it).
* **Aspek**: the side from which a result is measured: kuantitas, kualitas, waktu, biaya; heads of
  agencies use a **perspektif** instead.
* **Perilaku** (perilaku kerja): behaviour by the seven BerAKHLAK values.
* **Ekspektasi** (khusus pimpinan): what the superior expects in particular for one value.
* **Pejabat penilai** (penilai): the superior who evaluates; **atasan penilai**: his superior.
* **Predikat** (predikat kinerja): the outcome of an evaluation, one of five words, found by the nine cells.
* **Keberatan**: the formal objection of an evaluated person.
* **Golongan**: the pay grade (III/c, IX); **pangkat**: the name of that rank (Penata).
* **Jabatan** (post), **eselon** (echelon of a structural post), **jenjang** (level of a functional post).
* **Plt./Plh.** (pelaksana tugas / harian): an acting head, for the dates of the assignment.
* **Pengelola kinerja**: the officer who runs performance management in an office.
"""
