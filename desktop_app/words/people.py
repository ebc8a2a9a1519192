"""Sentences about people, their import from spreadsheets, and their superiors; and the names of fields.

Sentences of a row stand behind the name of its column.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "pegawai.nip_ganda": "NIP ini juga ada di baris {baris}. Satu pegawai satu baris; hapus yang keliru.",
    "pegawai.nip_milik_lain": (
        "NIP ini sudah tercatat atas nama {nama}. Periksa NIP dan namanya; "
        "bila orangnya sama, betulkan dahulu namanya di halaman Pegawai."
    ),
    "pegawai.mungkin_ganda": (
        "Pegawai dengan nama dan tanggal lahir ini sudah ada ({nama}) dengan NIP lain. Periksa NIP-nya."
    ),
    "pegawai.nomor_baru": "Nomor baru dicatat untuk {nama}; nomor lamanya tetap tersimpan.",
    "pegawai.terlalu_panjang": "isinya terlalu panjang, paling banyak {paling_panjang} huruf.",
    "pegawai.terlalu_panjang_dilewati": (
        "isinya lebih dari {paling_panjang} huruf, jadi dilewati. Lengkapi nanti di halaman Pegawai."
    ),
    "pegawai.tmt_sebelum_lahir": "tanggal {tanggal} mendahului kelahiran. Periksa tanggalnya.",
    "pegawai.tmt_terlalu_jauh": "tanggal {tanggal} lebih dari setahun lagi. Periksa tahunnya.",
    "pegawai.tanpa_tmt": "tanggalnya tidak tertulis, jadi dicatat mulai {tanggal}. Betulkan bila keliru.",
    "pegawai.tmt_lebih_lama": (
        "tanggal ini lebih lama daripada data yang berlaku sejak {tanggal}, jadi dicatat sebagai riwayat."
    ),
    "pegawai.jenis_jabatan_diduga": (
        "jenis jabatan tidak tertulis, jadi dicatat sebagai pelaksana. Betulkan bila tidak tepat."
    ),
    "pegawai.unit_tidak_dikenal": (
        "unit “{unit}” tidak dikenal. Pakai nama unit yang ada, misalnya “{contoh}”, "
        "atau isi unit induknya agar unit itu dibuat."
    ),
    "pegawai.unit_rancu": "ada beberapa unit bernama “{unit}”, di bawah {induk}. Isi unit induknya.",
    "pegawai.kantor_lain": "unit “{unit}” milik {kantor}, bukan kantor ini. Pegawainya dicatat di sana.",
    "impor.lembar_tidak_ada": (
        "Lembar “{lembar}” tidak ada dalam berkas ini. Tidak ada data yang berubah. Pilih lembar yang lain."
    ),
    "impor.tidak_ada_salah": "Tidak ada baris yang menunggu dari impor ini, jadi tidak ada yang ditulis.",
    "impor.sudah_diurungkan": "Impor ini sudah diurungkan. Tidak ada data yang berubah.",
    "impor.dipakai_rencana": (
        "Impor ini tidak dapat diurungkan karena {nama} sudah punya rencana atau penilaian. "
        "Tidak ada data yang berubah. Batalkan rencana itu dahulu, atau betulkan datanya satu per satu."
    ),
    "impor.dipakai_atasan": (
        "Impor ini tidak dapat diurungkan karena penilai {nama} sudah ditetapkan setelahnya. "
        "Tidak ada data yang berubah. Betulkan datanya satu per satu di halaman Pegawai."
    ),
    "impor.dipakai_fakta": (
        "Impor ini tidak dapat diurungkan karena data {nama} sudah diubah setelahnya. "
        "Tidak ada data yang berubah. Urungkan impor yang lebih baru dahulu, atau betulkan satu per satu."
    ),
    "impor.dipakai_unit": (
        "Impor ini tidak dapat diurungkan karena unit yang dibuatnya sudah dipakai. "
        "Tidak ada data yang berubah. Urungkan impor yang lebih baru dahulu."
    ),
    "impor.dipakai_jabatan": (
        "Impor ini tidak dapat diurungkan karena jabatan yang dibuatnya sudah dipakai. "
        "Tidak ada data yang berubah. Urungkan impor yang lebih baru dahulu."
    ),
    "penilai.dasar_kosong": (
        "Dasar penetapan harus diisi, paling panjang {paling_panjang} huruf. Penilai lama tetap berlaku. "
        "Tulis dasarnya, misalnya nomor surat tugas, lalu ulangi."
    ),
    "penilai.lingkaran": (
        "Dengan pilihan ini {nama} akan menjadi atasan dari atasannya sendiri. Penilai lama tetap berlaku. "
        "Pilih penilai yang kedudukannya lebih tinggi."
    ),
    "pegawai.nama_kosong": "Nama belum diisi. Data lama tetap tersimpan. Tulis namanya, lalu simpan lagi.",
    "pegawai.isian_panjang": (
        "Ada isian yang lebih dari {paling_panjang} huruf. Data lama tetap tersimpan. "
        "Persingkat isiannya, lalu simpan lagi."
    ),
    "pegawai.lahir_masa_depan": (
        "Tanggal lahir harus sebelum hari ini. Data lama tetap tersimpan. Betulkan tanggalnya, lalu ulangi."
    ),
    "fakta.belum_lengkap": (
        "Isian perubahan ini belum lengkap. Data lama tetap berlaku. "
        "Lengkapi unit, jabatan, golongan, atau statusnya, lalu simpan lagi."
    ),
    "fakta.tidak_ada": (
        "Catatan yang hendak dibetulkan sudah diubah atau dibatalkan. Data lama tetap berlaku. "
        "Lihat riwayatnya sekali lagi."
    ),
    "fakta.tanggal_terbalik": (
        "Tanggal mulai {mulai:%d-%m-%Y} berada setelah tanggal selesai {selesai:%d-%m-%Y}. "
        "Data lama tetap berlaku. Tukar kedua tanggal itu."
    ),
    "fakta.sebelum_lahir": (
        "Tanggal {tanggal:%d-%m-%Y} mendahului kelahirannya. Data lama tetap berlaku. Betulkan tanggalnya."
    ),
    "fakta.terlalu_jauh": (
        "Tanggal {tanggal:%d-%m-%Y} lebih dari setahun lagi. Data lama tetap berlaku. Periksa tahunnya."
    ),
}
