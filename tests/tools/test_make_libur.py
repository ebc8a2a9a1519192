from __future__ import annotations

import make_libur

from desktop_app.resources import data


def test_the_shipped_holidays_are_exactly_what_the_script_makes() -> None:
    shipped = data("libur-2022-02-01.toml").read_text(encoding="utf-8")

    assert make_libur.render() == shipped
    assert make_libur.render() == make_libur.render()


def test_national_holidays_and_collective_leave_are_both_there_in_indonesian() -> None:
    days = {(f"{day}", kind): name for day, kind, name in make_libur.days()}

    assert days["2026-01-01", "libur"] == "Tahun Baru Masehi"
    assert days["2026-12-24", "cuti_bersama"] == "Cuti Bersama Hari Raya Natal"
    assert not any("estimated" in name or "perkiraan" in name for name in days.values())
