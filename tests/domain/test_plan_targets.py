"""What a written target says (rules 26, 44): nothing is guessed where a text is ambiguous."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.organisation import MeasureKind
from desktop_app.domain.plan import Gather
from desktop_app.domain.plan_targets import gather_for, read_target
from desktop_app.domain.terms import Aspek, Polarity


@pytest.mark.parametrize(
    ("text", "number", "polarity", "unit"),
    [
        ("9.600 keping", "9600", Polarity.NAIK, "keping"),
        ("12", "12", Polarity.NAIK, None),
        ("≥ 99 %", "99", Polarity.NAIK, "%"),
        (">= 88,31", "88.31", Polarity.NAIK, None),
        ("≤ 1 hari kerja", "1", Polarity.TURUN, "hari kerja"),
        ("Paling lama 1,5 jam", "1.5", Polarity.TURUN, "jam"),
        ("maks. 4 jam", "4", Polarity.TURUN, "jam"),
        ("1.250.000,50 rupiah", "1250000.50", Polarity.NAIK, "rupiah"),
        ("1.5 jam", None, Polarity.NAIK, None),
        ("2 laporan dari 3 bidang", None, Polarity.NAIK, None),
        ("≤ tanggal 10 bulan berikut", None, Polarity.TURUN, None),
        ("Tersusun", None, Polarity.NAIK, None),
        ("", None, Polarity.NAIK, None),
    ],
)
def test_a_target_is_read_the_indonesian_way(text, number, polarity, unit):
    found = read_target(text)

    assert found.number == (None if number is None else Decimal(number))
    assert (found.polarity, found.unit) == (polarity, unit)


@given(st.text(max_size=40))
def test_any_text_is_read_without_a_fault(text):
    found = read_target(text)

    assert found.number is None or found.number >= 0


@pytest.mark.parametrize(
    ("aspek", "measure", "target", "gather"),
    [
        (Aspek.KUANTITAS, MeasureKind.JUMLAH, "12 laporan", Gather.JUMLAH),
        (Aspek.KUANTITAS, None, "9.600 keping", Gather.JUMLAH),
        (Aspek.KUANTITAS, None, "100 %", Gather.RATA),
        (Aspek.KUALITAS, MeasureKind.PERSEN, "99 persen", Gather.RATA),
        (Aspek.WAKTU, MeasureKind.WAKTU, "1 hari", Gather.RATA),
        (Aspek.KUALITAS, MeasureKind.NILAI, "88,31", Gather.TERAKHIR),
        (Aspek.BIAYA, MeasureKind.RUPIAH, "1.000.000 rupiah", Gather.JUMLAH),
        (Aspek.WAKTU, MeasureKind.JUMLAH, "2 kali", Gather.RATA),
        (None, None, "88,31", Gather.TERAKHIR),
        (None, MeasureKind.JUMLAH, "12 layanan", Gather.JUMLAH),
    ],
)
def test_only_counts_and_money_are_added_up(aspek, measure, target, gather):
    assert gather_for(aspek, measure, target) is gather
