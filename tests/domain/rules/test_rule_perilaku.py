from __future__ import annotations

from datetime import date

import pytest
from rule_files import shipped_file

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import RuleBook, check
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.terms import ValueCode

DAY = date(2026, 1, 31)
VERBATIM = """\
1. **Berorientasi Pelayanan**
   - Memahami dan memenuhi kebutuhan masyarakat
   - Ramah, cekatan, solutif, dan dapat diandalkan
   - Melakukan perbaikan tiada henti
2. **Akuntabel**
   - Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi
   - Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien
   - Tidak menyalahgunakan kewenangan jabatan
3. **Kompeten**
   - Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah
   - Membantu orang lain belajar
   - Melaksanakan tugas dengan kualitas terbaik
4. **Harmonis**
   - Menghargai setiap orang apapun latar belakangnya
   - Suka menolong orang lain
   - Membangun lingkungan kerja yang kondusif
5. **Loyal**
   - Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, \
setia kepada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah
   - Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara
   - Menjaga rahasia jabatan dan negara
6. **Adaptif**
   - Cepat menyesuaikan diri menghadapi perubahan
   - Terus berinovasi dan mengembangkan kreativitas
   - Bertindak proaktif
7. **Kolaboratif**
   - Memberi kesempatan kepada berbagai pihak untuk berkontribusi
   - Terbuka dalam bekerja sama untuk menghasilkan nilai tambah
   - Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama
"""


def test_the_21_sentences_are_verbatim_character_by_character(book: RuleBook) -> None:
    lines: list[str] = []
    for number, value in enumerate(book.perilaku(DAY).values, start=1):
        lines += [f"{number}. **{value.name}**", *(f"   - {sentence}" for sentence in value.guide)]

    assert "\n".join(lines) + "\n" == VERBATIM
    assert sum(line.startswith("   - ") for line in lines) == 21


def test_each_value_is_found_by_its_code(book: RuleBook) -> None:
    rules = book.perilaku(DAY)

    assert [value.code for value in rules.values] == list(ValueCode)
    assert rules.of(ValueCode.LOYAL).name == "Loyal"


def test_six_values_another_order_or_two_sentences_are_refused() -> None:
    file = shipped_file("perilaku-2022-02-01.toml")
    values = file["value"]
    short = [{**values[0], "guide": values[0]["guide"][:2]}, *values[1:]]

    for wrong, reason in (
        (values[:6], "tujuh nilai"),
        (values[::-1], "tujuh nilai"),
        (short, "tiga kalimat"),
    ):
        with pytest.raises(RuleBroken, match=reason):
            check(rule_set({**file, "value": wrong}))
