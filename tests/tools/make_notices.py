"""Writes `resources/licences/pihak-ketiga.md` from what is installed: `python tests/tools/make_notices.py`.

Name, version and licence come from the metadata of the libraries; what each is for stands here.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "resources" / "licences" / "pihak-ketiga.md"

PURPOSE = {
    "alembic": "memperbarui susunan basis data",
    "cffi": "dipakai pynacl",
    "charset-normalizer": "dipakai reportlab",
    "mako": "dipakai alembic",
    "markupsafe": "dipakai mako",
    "pillow": "gambar di dalam PDF (lambang)",
    "msgspec": "memeriksa isi berkas dari kantor lain",
    "platformdirs": "letak folder data di tiap sistem",
    "pycparser": "dipakai cffi",
    "pynacl": "enkripsi berkas bukti dan PDF",
    "pypdfium2": "pratinjau PDF",
    "pyrage": "menyegel berkas pertukaran untuk kantor tujuan",
    "pyside6-essentials": "jendela (Qt for Python)",
    "python-calamine": "membaca xlsx, xls, ods",
    "reportlab": "menulis PDF",
    "rl-accel": "mempercepat reportlab",
    "segno": "kode QR pada surat kartu",
    "shiboken6": "dipakai PySide6",
    "sqlalchemy": "perintah ke basis data",
    "sqlcipher3": "basis data terenkripsi",
    "tomli-w": "menulis setelan komputer ini",
    "typing-extensions": "dipakai sqlalchemy dan alembic",
    "uuid-utils": "kunci baris data",
    "xlsxwriter": "menulis xlsx",
    "zstandard": "memadatkan berkas pertukaran",
}
LICENCE = {
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pyrage": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "tomli-w": "MIT",
}
"""Where the metadata is long, silent, or offers a choice: what we use it under."""
INSIDE = (
    ("Python", "≥ 3.11", "PSF-2.0", "bahasa program; ikut di dalam paket siap pakai"),
    (
        "Qt",
        "6.11.3",
        "LGPL-3.0-only",
        "di dalam PySide6: Core, Gui, Widgets, Svg, PrintSupport, DBus",
    ),
    ("SQLCipher", "4.19.0", "BSD-3-Clause", "di dalam sqlcipher3"),
    ("SQLite", "3.53.4", "domain publik", "di dalam sqlcipher3"),
    ("OpenSSL", "≥ 3.0", "Apache-2.0", "di dalam sqlcipher3 dan Python"),
    ("libsodium", "≥ 1.0.20", "ISC", "di dalam pynacl"),
    ("PDFium", "159.0.8149.0", "BSD-3-Clause", "di dalam pypdfium2"),
    ("Inter", "4.0", "OFL-1.1", "huruf di layar; teks lisensi: inter-OFL.txt"),
    ("Liberation Sans", "2.1.5", "OFL-1.1", "huruf di cetakan; teks lisensi: liberation-OFL.txt"),
    ("Lucide", "1.62.0", "ISC", "ikon; teks lisensi: lucide-ISC.txt"),
)
HEAD = """# Perangkat lunak pihak ketiga

Rembug sendiri berlisensi MIT (berkas `LICENSE`). Ia memakai pustaka, huruf, dan ikon di bawah ini;
terima kasih kepada para pembuatnya. Teks lisensi huruf dan ikon ada di folder ini; teks lisensi tiap
pustaka ikut di dalam pustakanya, dan pada paket siap pakai disalin ke `pustaka/` di folder ini.

Daftar ini dibuat oleh `tests/tools/make_notices.py` dan dijaga oleh `tests/house/test_resources.py`.

| Nama | Versi | Lisensi | Untuk apa | Asal |
|---|---|---|---|---|
"""
QT = """
## Qt dan PySide6 (LGPL-3.0)

Rembug memakai Qt dan PySide6 (Qt for Python) {version} dengan lisensi GNU LGPL versi 3, tanpa mengubahnya.
Keduanya tertaut secara dinamis dan terletak sebagai berkas tersendiri, sehingga Anda boleh menggantinya
dengan bangunan Anda sendiri. Tidak ada ketentuan Rembug yang melarang perekayasaan balik untuk mencari galat
pada gabungan itu. Teks lisensinya ada di folder ini: `LGPL-3.txt` dan `GPL-3.txt` (LGPL melengkapi GPL).

Kode sumber persis versi ini disediakan oleh The Qt Company dan para penyumbangnya di:

- PySide6 dan Shiboken6: <https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{version}-src/>
- Qt: <https://download.qt.io/official_releases/qt/{minor}/{version}/>

Bila tautan itu tidak dapat dibuka, mintalah salinannya kepada pemberi paket Rembug yang Anda terima; ia
memberikannya di media biasa dengan harga media itu, selama paket tersebut masih diberikan.

Qt adalah merek The Qt Company Ltd.
"""


def main() -> None:
    """Writes the file anew."""
    rows = [
        (name, number, licence_of(name), PURPOSE[name], "pustaka")
        for name, number in sorted(needed().items())
    ]
    rows += [(*each, "ikut serta") for each in INSIDE]
    number = version("pyside6-essentials")
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    text = HEAD + table + QT.format(version=number, minor=number.rsplit(".", 1)[0])
    TARGET.write_text(text, encoding="utf-8")


def needed() -> dict[str, str]:
    """Name and installed version of every library the program needs, those of libraries too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, str] = {}
    waiting = list(project["dependencies"])
    while waiting:
        wanted = Requirement(waiting.pop())
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found or (wanted.marker is not None and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
        waiting += requires(name) or []
    return found


def licence_of(name: str) -> str:
    """The licence by its short name."""
    known = metadata(name)
    return LICENCE.get(name) or known.get("License-Expression") or known["License"]


if __name__ == "__main__":
    main()
