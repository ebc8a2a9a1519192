"""Sentences about the content of a block from another office: what is wrong, and who may not write it."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ISI_TIDAK_SAH": (
        "Satu bagian berkas ini memuat isi yang tidak sesuai dengan aturan data, jadi bagian itu disisihkan. "
        "Data Anda tidak berubah olehnya, dan bagian lain tetap dapat masuk. "
        "Beri tahu kantor pengirim, dan sertakan rinciannya."
    ),
    "KEPALA_TIDAK_SAH": (
        "Satu bagian berkas ini mengaku dibuat di tempat atau urutan yang tidak mungkin, "
        "jadi bagian itu disisihkan. Data Anda tidak berubah olehnya, dan bagian lain tetap dapat masuk. "
        "Beri tahu BKPSDM: program di kantor pembuatnya mungkin diubah."
    ),
    "TANPA_WEWENANG": (
        "Satu bagian berkas ini mengubah data yang bukan wewenang pembuatnya, jadi bagian itu disisihkan. "
        "Data Anda tidak berubah olehnya, dan bagian lain tetap dapat masuk. "
        "Bila perubahan itu memang perlu, mintalah kantor yang berwenang, biasanya BKPSDM, membuatnya."
    ),
}
