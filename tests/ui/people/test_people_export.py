"""The list of people as a spreadsheet: what is shown, in its order, NIP as text."""

from desktop_app.sheets.reading import read_book


def test_the_list_is_exported_as_it_is_shown(room, tmp_path):
    room.answers.saved = tmp_path / "Pegawai.xlsx"
    room.page.listing.chips.pick("kurang")
    room.actions.run("pegawai.ekspor")
    room.rest()

    rows = [row for row in read_book(room.answers.saved).sheets[0].rows if any(row)]
    heads = next(row for row in rows if "NIP" in row)
    people = rows[rows.index(heads) + 1 :]
    assert len(people) == room.page.listing.model.rowCount() == 1
    assert people[0][heads.index("Nama")] == "Adi Contoh, S.AP."
    assert people[0][heads.index("Data yang belum terisi")] == "Pejabat penilai"
    assert isinstance(people[0][heads.index("NIP")], str)


def test_giving_up_the_export_writes_nothing(room, tmp_path):
    room.answers.saved = None
    room.actions.run("pegawai.ekspor")
    room.rest()

    assert list(tmp_path.glob("*.xlsx")) == []
    assert room.said == []
