"""Evidence that is opened lies in the data folder alone, goes again, and is never something a PC runs."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.services.shown import FOLDER, ShownFiles

ID = Id(bytes(range(16)))


@pytest.fixture
def shown(tmp_path):
    return ShownFiles(tmp_path)


def test_a_copy_lies_in_the_data_folder_under_its_name_and_goes_again(shown, tmp_path):
    path = shown.show(ID, "Rekap layanan Juli.PDF", b"%PDF")
    again = shown.show(ID, "Rekap layanan Juli.PDF", b"%PDF")

    assert path == again
    assert path.read_bytes() == b"%PDF"
    assert path.relative_to(tmp_path).parts == (FOLDER, "Rekap-layanan-Juli-0c0d0e0f.pdf")

    shown.forget()
    shown.forget()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "name",
    [
        "rekap.exe", "rekap.pdf.exe", "rekap.bat", "rekap.lnk", "rekap.html", "rekap", "", ".pdf",
        "rekap.pdf ", "rekap.pdf.", "rekap.exe\u202efdp.", "rekap.desktop", "rekap.sh",
        "rekap.jar", "rekap.docm",
    ],
)  # fmt: skip
def test_what_a_pc_would_run_is_not_handed_to_it(shown, tmp_path, name):
    with pytest.raises(RuleBroken) as refused:
        shown.show(ID, name, b"MZ")

    assert refused.value.code == "bukti.tak_dibuka"
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize(
    "name",
    ["../../luar.pdf", "/etc/luar.pdf", "C:\\Windows\\luar.pdf", "a:b.pdf", "x" * 300 + ".pdf", "CON.pdf"],
)
def test_no_name_leads_out_of_the_folder_or_is_refused_by_a_system(shown, tmp_path, name):
    path = shown.show(ID, name, b"%PDF")

    assert path.parent == tmp_path / FOLDER
    assert path.stem.endswith("-0c0d0e0f")
    assert len(path.name) < 150
    assert not set(path.name) & set('<>:"/\\|?*')
