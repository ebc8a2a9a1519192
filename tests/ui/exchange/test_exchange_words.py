"""What a clerk reads must be true and whole: counts, names, what becomes of a file, where it lies."""

from __future__ import annotations

from builders import admin
from PySide6.QtGui import QFont, QFontMetrics
from sitting import table_of

from desktop_app.services.exchange.values import FileKind, RowLine
from desktop_app.ui.exchange.intake_columns import intake_columns
from desktop_app.ui.exchange.phrases import row_title

PADDING = 20  # design pixels; both sides of a cell together


def starter(town, code):
    return town.send("BKPSDM", code, f"paket-{code}.sinkron", FileKind.PAKET_AWAL)


def labels(page):
    return " ".join(label.text() for label in page.head.findChildren(type(page.send.done.title)))


def test_a_count_of_six_digits_is_not_cut():
    font = QFont("Inter")
    font.setPixelSize(13)
    need = QFontMetrics(font).horizontalAdvance("100.000") + PADDING
    widths = {column.key: column.width for column in intake_columns(lambda: True)}

    assert min(widths["baru"], widths["berubah"]) >= need


def test_an_office_that_knows_nobody_is_not_told_that_others_have_everything(strangers, sits):
    with sits(strangers, "DINKES") as office:
        words = labels(office.room.go("sinkronisasi"))

    assert "Belum bertukar data" in words
    assert "sudah diakui" not in words


def test_rows_of_a_starter_package_are_new_and_the_list_says_how_many_it_leaves_out(strangers, sits):
    town = strangers
    for code in ("BKPSDM", "DINKES"):
        with town.house(code) as house:
            house.exchange.cards.write(admin(), town.stick / f"{code}.kartu")
    with town.house("BKPSDM") as centre, town.house("DINKES") as house:
        centre.exchange.cards.take(admin(), town.stick / "DINKES.kartu")
        house.exchange.cards.take(admin(), town.stick / "BKPSDM.kartu")
    path = starter(town, "DINKES")
    with sits(town, "DINKES") as office:
        review = office.open(path).review
        rows = table_of(review.contents)
        chip = next(b.text() for b in review.shown._chips.values() if b.text().startswith("Isi"))

    assert [row for row in rows if row[2] != "Baru"] == [["BKPSDM", "kantor", "Berubah"]]  # it has a name now
    assert not [row[0] for row in rows if "_" in row[0]]
    assert rows[0][0] != "–"
    assert rows[-1][0] == "–"
    assert chip.startswith(f"Isi {len(rows)} dari ")


def test_keys_of_the_program_are_no_names():
    assert row_title(RowLine("berubah", "deadline", "skp_belum_ada")) == "–"
    assert row_title(RowLine("berubah", "person", "Contoh Satu")) == "Contoh Satu"
    assert row_title(RowLine("berubah", "setting", "")) == "–"


def test_a_receipt_needs_no_receipt(town, sits):
    with sits(town, "DINLAT") as office:
        office.send("BKPSDM", "tanda.sinkron", FileKind.TANDA_TERIMA)
        history = office.history()
        states = {line[1].split(", ")[1].split(" nomor")[0]: line[3] for line in table_of(history.table)}
        history.chips.pick("belum")
        open_ = table_of(history.table)

    assert states["Tanda terima"] == "Dikirim"
    assert not [line for line in open_ if "Tanda terima" in line[1]]


def test_a_receipt_that_was_taken_in_says_what_it_brought(town, sits):
    town.rename("DINLAT", "Nama Baru")
    town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    receipt = town.send("BKPSDM", "DINLAT", "tanda.sinkron", FileKind.TANDA_TERIMA)
    with sits(town, "DINLAT") as office:
        office.open(receipt)
        words = office.take().review.told.words.text()

    assert words.endswith("kiriman kita diakui sudah diterima. Sudah ditulis. Stik boleh dicabut.")


def test_files_of_different_kinds_are_offered_different_names(town, sits):
    with sits(town, "BKPSDM") as agency:
        names = []
        for kind in FileKind:
            agency.write("DINLAT", kind)
            names.append(agency.room.page.send.done.words.text().split(" (")[0])

    assert len(set(names)) == len(FileKind)


def test_who_was_never_sent_anything_is_begun_with_a_starter_package(strangers, sits):
    with strangers.house("DINKES") as house:
        house.exchange.cards.write(admin(), strangers.stick / "DINKES.kartu")
    with strangers.house("BKPSDM") as house:
        house.exchange.cards.take(admin(), strangers.stick / "DINKES.kartu")
    with sits(strangers, "BKPSDM") as agency:
        words = agency.ask_for("DINKES").to.seen.text()

    assert words == "Belum pernah dikirimi. Mulailah dengan paket awal."
