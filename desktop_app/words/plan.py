"""Sentences about plans: their periods, lines and states, the parties, rights, what was frozen, their import.

A sentence that stands behind a disabled button has no placeholders. ANNEX: the texts a new plan starts with.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.domain.plan import AnnexList

_KEPT = "Tidak ada data yang berubah."

_PERIOD = {
    "periode.tidak_dikenal": (
        "Periode “{teks}” tidak dikenal. Tulis misalnya 2026, 2026-TW3, atau 2026-09 untuk bulan."
    ),
    "skp.periode_terbalik": (
        f"Tanggal mulai {{mulai:%d-%m-%Y}} berada setelah tanggal selesai {{selesai:%d-%m-%Y}}. {_KEPT} "
        "Tukar kedua tanggal itu."
    ),
    "skp.periode_lintas_tahun": (
        "Periode SKP {mulai:%d-%m-%Y} sampai {selesai:%d-%m-%Y} tidak berada dalam tahun SKP itu. "
        f"{_KEPT} Pilih tanggal dalam satu tahun kalender, dan buat SKP tersendiri untuk tahun lain."
    ),
    "skp.tumpang_tindih": (
        "Pegawai ini sudah memiliki SKP untuk {mulai:%d-%m-%Y} sampai {selesai:%d-%m-%Y}. "
        f"{_KEPT} Buka SKP itu, atau pilih tanggal yang tidak bertumpuk."
    ),
    "skp.bagian_penuh": (
        f"Pegawai ini sudah memiliki sembilan bagian SKP pada tahun {{tahun}}. {_KEPT} "
        "Pakai salah satu bagian yang ada."
    ),
    "skp.tanggal_tutup": (
        "SKP tidak dapat ditutup pada {tanggal:%d-%m-%Y}, karena periodenya {mulai:%d-%m-%Y} sampai "
        f"{{selesai:%d-%m-%Y}}. {_KEPT} Pilih tanggal di dalam periode itu."
    ),
}

_STATE = {
    "skp.sudah_diajukan": (
        "Rencana ini sudah diajukan dan sedang menunggu pejabat penilai, jadi isinya tidak dapat diubah. "
        "Minta penilai mengembalikannya bila ada yang perlu diperbaiki."
    ),
    "skp.sudah_ditetapkan": (
        "Rencana ini sudah ditetapkan, jadi isinya tidak dapat diubah. "
        "Buat perubahan SKP; versi yang lama tetap tersimpan dan dapat dicetak."
    ),
    "skp.sudah_batal": "Rencana ini sudah dibatalkan dan hanya dapat dibaca. Buat rencana baru.",
    "skp.belum_diajukan": (
        "Rencana ini belum diajukan, jadi belum dapat diputuskan. Ajukan dahulu setelah isinya lengkap."
    ),
    "skp.belum_diubah": (
        "Rencana ini dikembalikan dan belum diperbaiki. Ubah isinya sesuai catatan penilai; setelah disimpan "
        "rencana menjadi draf dan dapat diajukan lagi."
    ),
    "skp.belum_ditetapkan": (
        "Rencana ini belum ditetapkan, jadi belum perlu perubahan SKP. Perbaiki langsung drafnya."
    ),
    "skp.langkah_terlarang": (
        f"Rencana berstatus {{dari}} tidak dapat menjadi {{ke}}. {_KEPT} Muat ulang halaman ini."
    ),
    "skp.versi_terbuka": (
        f"Perubahan SKP ini sudah dimulai dan belum ditetapkan. {_KEPT} Lanjutkan versi yang terbuka itu."
    ),
    "skp.versi_lama": "Ini versi lama, hanya untuk dibaca dan dicetak. Buka versi terbaru untuk mengubahnya.",
    "skp.tanpa_versi": "SKP ini tidak memiliki versi dengan isi rencana. Buat rencana baru.",
    "skp.tidak_aktif": (
        f"SKP ini berstatus {{status}}, jadi tidak dapat diubah lagi. {_KEPT} "
        "Bila ditutup karena keliru, batalkan penutupannya dahulu."
    ),
    "skp.sudah_ditutup": (
        "Periode SKP ini sudah ditutup. Bila ditutup karena keliru, batalkan penutupannya dahulu."
    ),
    "skp.tidak_ditutup": "SKP ini tidak sedang ditutup, jadi tidak ada penutupan yang dapat dibatalkan.",
    "skp.tidak_ada_rencana": (
        "Tidak ada SKP yang berjalan pada {tanggal:%d-%m-%Y} untuk pegawai ini. "
        f"{_KEPT} Buat SKP baru mulai tanggal itu."
    ),
    "skp.belum_lengkap": (
        "Rencana ini belum lengkap, jadi belum dapat diajukan atau ditetapkan. Isinya tetap tersimpan. "
        "Selesaikan dahulu temuan bertanda galat."
    ),
    "skp.tanpa_alasan": f"Alasan belum ditulis. {_KEPT} Tulis alasannya, lalu ulangi.",
}

_LINES = {
    "skp.rhk_tanpa_teks": (
        "Rencana hasil kerja {kelompok} nomor {nomor} memiliki indikator, tetapi belum ada teksnya. "
        "Tulis hasilnya, atau hapus baris itu."
    ),
    "skp.indikator_tanpa_teks": (
        "Ada target tanpa indikator pada hasil kerja “{hasil}”. Tulis apa yang diukur, atau hapus baris itu."
    ),
    "skp.rentang_terbalik": (
        "Batas bawah rentang lebih besar daripada batas atasnya pada “{indikator}”. Tukar kedua angka itu."
    ),
    "skp.angka_terlalu_besar": (
        "Ada target yang terlalu besar untuk disimpan. Tulis dalam satuan yang lebih besar, misalnya juta."
    ),
    "skp.baris_ganda": (
        f"Ada dua baris dengan kunci yang sama, jadi rencana tidak disimpan. {_KEPT} "
        "Muat ulang halaman, lalu ulangi perubahan terakhir."
    ),
    "skp.pendekatan_tetap": (
        "Pendekatan hasil kerja tidak dapat diganti setelah rencana dibuat. Batalkan draf ini dan buat baru."
    ),
    "skp.bentuk_tanpa_alasan": (
        "Bentuk SKP berbeda dari yang sesuai jabatan. Tulis alasannya, atau kembalikan bentuk semula."
    ),
}

_FINDINGS = {
    "skp.belum_ada_rhk": "Belum ada rencana hasil kerja utama. Tambahkan paling sedikit satu.",
    "skp.belum_ada_target": (
        "Belum ada satu pun indikator hasil kerja utama yang memiliki target. Isi paling sedikit satu target."
    ),
    "skp.rhk_tanpa_indikator": (
        "Hasil kerja {kelompok} nomor {nomor} belum memiliki indikator. Tambahkan ukuran keberhasilannya."
    ),
    "skp.kata_kerja_kegiatan": (
        "Hasil kerja {kelompok} nomor {nomor} diawali “{kata}”, jadi terbaca sebagai kegiatan. "
        "Pertimbangkan kata hasil, misalnya {ganti}."
    ),
    "skp.tanpa_rhk_pimpinan": (
        "Hasil kerja {kelompok} nomor {nomor} belum menyebut hasil kerja pimpinan yang diintervensi. "
        "Isi sekarang, atau lengkapi setelah rencana pimpinan ada."
    ),
    "skp.aspek_kurang": (
        "Hasil kerja {kelompok} nomor {nomor} belum memiliki indikator {aspek}. Tambahkan, atau biarkan bila "
        "memang tidak relevan."
    ),
    "skp.aspek_salah": (
        "Ada indikator pada hasil kerja {kelompok} nomor {nomor} yang kolom aspek atau perspektifnya belum "
        "sesuai bentuk SKP. Pilih satu isinya."
    ),
    "skp.indikator_tanpa_target": (
        "Ada indikator tanpa target pada hasil kerja {kelompok} nomor {nomor}. Isi targetnya."
    ),
    "skp.target_tanpa_angka": (
        "Ada target tanpa angka pada hasil kerja {kelompok} nomor {nomor}, jadi capaiannya tidak dapat "
        "dihitung. Isi angkanya bila target itu terukur."
    ),
    "skp.target_lemah": (
        "Target “{target}” pada hasil kerja {kelompok} nomor {nomor} belum menyebut apa yang diukur. "
        "Tulis objeknya, misalnya 12 laporan."
    ),
    "skp.target_nol": (
        "Target nol dengan arah naik pada hasil kerja {kelompok} nomor {nomor} tidak dapat dihitung. "
        "Pilih arah turun, atau isi target di atas nol."
    ),
    "skp.rentang_tanpa_batas": (
        "Target rentang pada hasil kerja {kelompok} nomor {nomor} belum memiliki batas atas. Isi batasnya."
    ),
    "skp.rhk_ganda": "Hasil kerja “{teks}” tertulis dua kali. Gabungkan indikatornya bila memang sama.",
    "skp.perilaku_tidak_lengkap": (
        "Perilaku kerja harus memuat tujuh nilai, tersimpan {ada}. Simpan rencana ini sekali lagi."
    ),
    "skp.lampiran_kosong": ("Lampiran SKP bagian {daftar} masih kosong. Isi paling sedikit satu butir."),
    "skp.penilai_belum_ada": (
        "Pejabat penilai belum diketahui. Rencana tetap dapat diisi dan diajukan; penetapan menunggu "
        "pejabat penilai ditentukan oleh pengelola kinerja."
    ),
    "skp.penilai_di_bawah_pengawas": (
        "Pejabat penilai seharusnya paling rendah pejabat pengawas. "
        "Periksa penilainya, atau pastikan ada pendelegasian tertulis."
    ),
    "skp.jabatan_belum_ada": (
        "Jabatan pegawai pada tanggal ini belum tercatat, jadi bentuk SKP belum pasti. "
        "Lengkapi penempatannya."
    ),
    "skp.bentuk_berbeda": (
        "Bentuk SKP ini tidak sama dengan yang sesuai jabatan pegawai. "
        "Periksa jabatannya, atau ubah bentuknya."
    ),
}

_PEOPLE = {
    "skp.pegawai_tidak_dikenal": (
        f"Pegawai ini tidak ada di kantor ini. {_KEPT} Impor atau tambahkan pegawainya dahulu."
    ),
    "skp.bukan_wajib": f"{{nama}} adalah pejabat negara dan tidak menyusun SKP. {_KEPT}",
    "skp.pegawai_tidak_aktif": (
        f"{{nama}} tidak lagi aktif pada {{tanggal:%d-%m-%Y}}. {_KEPT} "
        "Periksa status kepegawaiannya, atau pilih tanggal mulai yang lain."
    ),
    "skp.pegawai_tetap": (
        f"Pemilik SKP tidak dapat diganti. {_KEPT} Buat SKP tersendiri untuk pegawai yang lain."
    ),
    "skp.tanpa_penilai": (
        "Pejabat penilai SKP ini belum ditentukan. Rencana tetap tersimpan. "
        "Minta pengelola kinerja menentukan pejabat penilainya, lalu ulangi."
    ),
    "penilai.diri_sendiri": (
        f"Pejabat penilai tidak boleh pegawai yang dinilai sendiri. {_KEPT} Pilih atasan langsungnya."
    ),
    "penilai.atasan_sama": (
        f"Atasan pejabat penilai harus orang lain daripada penilai dan pegawai yang dinilai. {_KEPT} "
        "Pilih atasan dari pejabat penilai."
    ),
    "penilai.tanggal_terbalik": (
        "Tanggal mulai {mulai:%d-%m-%Y} berada setelah tanggal selesai {selesai:%d-%m-%Y}. "
        f"{_KEPT} Tukar kedua tanggal itu."
    ),
    "penilai.tanpa_nama": f"Nama pejabat belum ditulis. {_KEPT} Tulis namanya, lalu ulangi.",
}

_RIGHTS = {
    "hak.bukan_pemilik": (
        "Hanya pegawai pemilik SKP atau pengelola kinerja yang dapat mengisi dan mengajukannya."
    ),
    "hak.bukan_penilai": (
        "Hanya pejabat penilai SKP ini, dalam masa tugasnya, yang dapat memutuskan. "
        "Pengelola kinerja dapat mencatat keputusan yang dibuat di atas kertas."
    ),
    "hak.bukan_atasan_penilai": (
        "Hanya atasan pejabat penilai, dalam masa tugasnya, yang dapat melakukan ini."
    ),
    "hak.bukan_operator": (
        "Hanya pengelola kinerja yang dapat mencatat keputusan di atas kertas. Serahkan dokumennya kepadanya."
    ),
    "hak.bukan_pengelola": "Hanya pengelola kinerja atau admin yang dapat melakukan ini.",
    "hak.bukan_pihak": (
        "Hanya pegawai, pejabat penilainya, atau pengelola kinerja yang dapat memulai perubahan SKP ini."
    ),
    "hak.bukan_sejawat": (
        f"Rencana yang disalin harus milik sendiri atau rekan satu unit. {_KEPT} "
        "Minta pengelola kinerja bila perlu menyalin dari unit lain."
    ),
    "hak.menilai_diri": "Pegawai tidak dapat memutuskan SKP atau penilaiannya sendiri, lewat jalan apa pun.",
    "hak.mencatat_sendiri": (
        "Keputusan penilai atas SKP sendiri hanya dapat dicatat dengan pindaian dokumennya. "
        f"{_KEPT} Lampirkan pindaian, atau minta pengelola lain mencatatnya."
    ),
    "hak.pihak_kosong": (
        "Pada tanggal dokumen itu tidak ada pejabat yang bertugas sebagai penilai. "
        f"{_KEPT} Periksa tanggalnya, atau tentukan pejabat penilai untuk tanggal itu."
    ),
    "kertas.masa_depan": (
        f"Tanggal dokumen {{tanggal:%d-%m-%Y}} belum terjadi. {_KEPT} Periksa tanggal tanda tangannya."
    ),
    "kertas.tanpa_penanda_tangan": (
        f"Nama penanda tangan dokumen belum ditulis. {_KEPT} Tulis namanya, lalu ulangi."
    ),
    "kertas.mendahului": (
        "Dokumen penetapan bertanggal {tanggal:%d-%m-%Y}, sebelum pengajuannya pada {diajukan:%d-%m-%Y}. "
        f"{_KEPT} Periksa kedua tanggal itu."
    ),
}

_KEPT_FOREVER = {
    "beku.sudah_ada": (
        "Isi yang sudah ditetapkan ini telah disimpan sebelumnya dan tidak dapat disimpan dua kali. "
        f"{_KEPT} Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "beku.berubah": (
        "Isi yang dahulu ditetapkan tidak lagi cocok dengan sidiknya, jadi tidak dipakai. Data lain aman. "
        "Pulihkan dari cadangan, lalu jalankan pemeriksaan basis data."
    ),
    "gudang.terkunci": (
        f"Yang sudah ditetapkan atau final tidak dapat diubah lagi. {_KEPT} "
        "Buat perubahan atau koreksi sebagai versi baru."
    ),
}

_IMPORT = {
    "impor_skp.nip_tidak_ada": (
        "NIP {nip} tidak ada di kantor ini. Impor pegawainya dahulu, atau periksa nomornya."
    ),
    "impor_skp.sudah_ditetapkan": (
        "SKP {tahun} pegawai ini sudah {status}, jadi tidak ditimpa. Buat perubahan SKP bila isinya berubah."
    ),
    "impor_skp.kolom_bentuk": (
        "Bentuk SKP pegawai ini memakai kolom {kolom}, tetapi kolom itu kosong. Pindahkan isinya ke sana."
    ),
    "impor_skp.tanpa_skp": (
        "NIP {nip} tidak memiliki baris pada lembar SKP dalam berkas ini. Tambahkan baris SKP-nya."
    ),
    "impor_skp.sudah_berjalan": (
        "Impor ini tidak dapat diurungkan, karena SKP {nama} sudah diubah atau diajukan sesudahnya. "
        f"{_KEPT} Batalkan draf yang tidak diperlukan satu per satu."
    ),
}

SENTENCES: dict[str, str] = {
    **_PERIOD,
    **_STATE,
    **_LINES,
    **_FINDINGS,
    **_PEOPLE,
    **_RIGHTS,
    **_KEPT_FOREVER,
    **_IMPORT,
}

ANNEX: Mapping[AnnexList, tuple[str, ...]] = MappingProxyType(
    {
        AnnexList.DUKUNGAN: (
            "Komputer, jaringan internet, dan perlengkapan kerja sesuai kebutuhan tugas",
            "Data, aplikasi, dan akses yang diperlukan untuk melaksanakan rencana hasil kerja",
        ),
        AnnexList.PERTANGGUNGJAWABAN: (
            "Laporan hasil kerja disampaikan kepada Pejabat Penilai Kinerja setiap triwulan",
            "Bukti dukung disimpan dan dapat diperiksa sewaktu-waktu",
        ),
        AnnexList.KONSEKUENSI: (
            "Penghargaan diberikan sesuai predikat kinerja dan ketentuan yang berlaku",
            "Bimbingan kinerja diberikan apabila hasil kerja berada di bawah ekspektasi",
        ),
    }
)
"""What a new plan offers in its annex until the office writes its own (rules.md 2.5: examples seen)."""
