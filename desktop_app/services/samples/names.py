"""Names that nobody bears, so that no sample can be mistaken for a person."""

from __future__ import annotations

from random import Random

_FIRST = (
    "Contoh Misal Umpama Andai Latih Coba Peraga Simulasi Uji Model Rekaan Tiruan Teladan Sampel Ibarat "
    "Seumpama Gambaran Percobaan Ilustrasi Acuan"
)
_SECOND = (
    "Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan Sepuluh Sebelas Pagi Siang Sore Malam Senin Selasa "
    "Rabu Kamis Jumat Sabtu Ahad Januari Februari Maret April Mei Juni Juli Agustus September Oktober "
    "November Desember Merah Jingga Kuning Hijau Biru Nila Ungu Putih Hitam Kelabu Cokelat Utara Selatan"
)
_THIRD = "Adas Bayam Cabai Durian Ebi Gandum Jahe Kopi Lada Mangga Nanas Pala"
FIRST, SECOND, THIRD = _FIRST.split(), _SECOND.split(), _THIRD.split()
BACK = ("S.E.", "S.Kom.", "S.Sos.", "S.H.", "A.Md.", "S.AP.", "S.Pd.", "M.Si.", "S.T.", None, None)


def made_up(random: Random) -> str:
    """Three words that are plainly no name."""
    return f"{random.choice(FIRST)} {random.choice(SECOND)} {random.choice(THIRD)}"


def made_up_number(random: Random, serial: int, *, pppk: bool = False) -> str:
    """18 digits of the right pattern, born in 1900: nobody alive bears such a NIP."""
    born = f"1900{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    middle = f"{random.randint(2008, 2024)}{21 if pppk else random.randint(1, 12):02d}"
    return f"{born}{middle}{1 + serial % 2}{1 + serial // 2 % 999:03d}"
