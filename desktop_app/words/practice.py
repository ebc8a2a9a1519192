"""Sentences about the practice office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "latihan.terlalu_sedikit": (
        "Kantor latihan memerlukan paling sedikit {paling_sedikit} pegawai agar semua keadaan setahun dapat "
        "diperlihatkan. Tidak ada yang dibuat. Ulangi dengan jumlah yang lebih besar."
    ),
}
