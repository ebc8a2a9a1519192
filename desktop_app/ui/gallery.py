"""Every component in every state on one page (`--gallery`): for eyes, and for the screenshot tests."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lists import All, ListQuery
from desktop_app.ui.cells import BarCell, LinesCell, PersonCell, PillCell
from desktop_app.ui.notices import Said
from desktop_app.ui.paged_table import Column, PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.beside import DetailPanel
from desktop_app.ui.widgets.buttons import Button, Chips, IconButton, Kind
from desktop_app.ui.widgets.cards import Card, PageHead, Stepper, Tabs, scrolled
from desktop_app.ui.widgets.charts import BarsChart, Group, Legend, Part, StackedBar
from desktop_app.ui.widgets.checks import CheckBox, RadioButton
from desktop_app.ui.widgets.doors import Figure, KpiCard, TaskRow
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit, NumberEdit, SearchField, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.matrix import Matrix, MatrixCell
from desktop_app.ui.widgets.pills import Avatar, Pill, Progress
from desktop_app.ui.widgets.rating import Rating
from desktop_app.ui.widgets.strips import Banner
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.ui.widgets.waiting import EmptyState, ProgressCard, Skeleton

_RATINGS = (
    ("di bawah ekspektasi", "Bawah", Tone.DANGER),
    ("sesuai ekspektasi", "Sesuai", Tone.SUCCESS),
    ("di atas ekspektasi", "Atas", Tone.VIOLET),
)
STATES = (
    ("Draf", Tone.NEUTRAL, "pencil"),
    ("Diajukan", Tone.PRIMARY, "info"),
    ("Menunggu penilaian", Tone.WARNING, "clock"),
    ("Ditetapkan", Tone.SUCCESS, "circle-check"),
    ("Lewat tenggat", Tone.DANGER, "circle-alert"),
    ("Sangat baik", Tone.VIOLET, "star"),
)
PREDICATES = (
    Part("Sangat baik", 18, Tone.VIOLET),
    Part("Baik", 139, Tone.SUCCESS),
    Part("Butuh perbaikan", 13, Tone.WARNING),
    Part("Kurang", 12, Tone.DANGER),
)


class Samples:
    """A list that lives in memory: made-up rows for the table of the gallery."""

    NAMES = ("Adi Contoh, S.Pd.", "Ahmad Latihan, S.H.", "Aisyah Peraga, M.Si.", "Andi Misal, S.AP.")

    def ids(self, query: ListQuery) -> list[bytes]:
        numbers = range(len(self.NAMES) * 3)
        return [number.to_bytes(16, "big") for number in numbers]

    def lines(self, ids: Sequence[bytes]) -> dict[bytes, int]:
        return {id: int.from_bytes(id, "big") for id in ids}

    def columns(self) -> list[Column[int]]:
        names, states = self.NAMES, STATES
        return [
            Column(
                "nama",
                "Pegawai",
                lambda n: PersonCell(names[n % 4], f"19000101{n:010d}"),
                width=PERSON_WIDTH,
                stretch=2,
            ),
            Column(
                "jabatan",
                "Jabatan dan unit",
                lambda n: LinesCell("Arsiparis", "Bidang Contoh"),
                width=130,
                stretch=1,
            ),
            Column("status", "Status", lambda n: PillCell(*states[n % 6]), width=180),
            Column("capaian", "Capaian", lambda n: BarCell(n / 12, f"{n * 8}%"), width=116),
            Column(
                "tenggat", "Tenggat", lambda n: f"{n + 1} Nov 2026", Qt.AlignmentFlag.AlignLeft, width=112
            ),
        ]


class Gallery(QWidget):
    """The page; its parts are in the order of `ux.md` 6.7."""

    def __init__(self) -> None:
        super().__init__()
        cards = (
            self._buttons(),
            self._fields(),
            self._editors(),
            self._marks(),
            self._figures(),
            self._charts(),
            self._matrix(),
            self._panel(),
            self._steps(),
            self._waiting(),
        )
        tiles = Tiles(cards, 520)
        head = PageHead(
            "Galeri komponen", "Setiap komponen dalam setiap keadaan", [Button("Utama", Kind.PRIMARY, "plus")]
        )
        content = boxed(column(head, tiles, self._table(), gap=14, margins=(22, 16, 22, 22)))
        self.setWindowTitle("Rembug · Galeri komponen")
        self.setObjectName("canvas")
        self.setLayout(column(scrolled(content)))
        self.content = content

    def _buttons(self) -> Card:
        card = Card("Tombol")
        kinds = (
            (Kind.PRIMARY, "Setujui", "check"),
            (Kind.DEFAULT, "Ekspor", "download"),
            (Kind.DANGER, "Hapus", "trash-2"),
            (Kind.GHOST, "Batal", ""),
            (Kind.LINK, "Lihat semua", ""),
        )
        for is_enabled in (True, False):
            buttons = [Button(text, kind, icon) for kind, text, icon in kinds]
            for button in buttons:
                button.setEnabled(is_enabled)
            card.add(row(*buttons, STRETCH))
        icons = [IconButton("undo-2", "Urungkan", "Ctrl Z"), IconButton("printer", "Cetak", "Ctrl P")]
        icons[1].setEnabled(False)
        chips = Chips([("", "Semua"), ("menunggu", "Menunggu 22"), ("draf", "Draf")], "Saringan status")
        card.add(row(chips, STRETCH, *icons, Label("Ctrl K", Role.KEY)))
        check, radio = CheckBox("Kotak centang"), RadioButton("Pilihan")
        check.setChecked(True)
        radio.setChecked(True)
        card.add(row(check, radio, CheckBox("Kosong"), STRETCH))
        card.finish()
        return card

    def _fields(self) -> Card:
        card = Card("Isian")
        wrong = DateEdit("Tanggal", 2026)
        wrong.setText("31/02/2026")
        field = Field("Tanggal penetapan", wrong, is_required=True, check=wrong.problem)
        field.check()
        card.add(field)
        card.add(
            Field("Umpan balik", TextArea("Contoh: teliti memeriksa berkas."), "Wajib di luar ekspektasi.")
        )
        rating = Rating(_RATINGS, "Rating hasil kerja")
        rating.rate("sesuai ekspektasi")
        card.add(Field("Rating hasil kerja", rating, is_required=True))
        card.add(Field("Rating perilaku", Rating(_RATINGS, "Rating perilaku"), "Tombol 1, 2, 3 memilih."))
        card.finish()
        return card

    def _editors(self) -> Card:
        card = Card("Penyunting")
        card.add(SearchField("Saring nama, NIP, jabatan (/)", "Saring daftar"))
        number = NumberEdit("Target")
        number.set_number(Decimal("1234567.89"))
        read_only = LineEdit("", "Hanya dibaca")
        read_only.setText("Hanya dibaca")
        read_only.setReadOnly(True)
        off = LineEdit("Tidak dapat diisi", "Tidak aktif")
        off.setEnabled(False)
        combo = Combo([(1, "Sesuai ekspektasi"), (2, "Di atas ekspektasi")], "Rating")
        still = Combo([(1, "Pilihan tidak aktif")], "Tidak aktif")
        still.setEnabled(False)
        card.add(row(Field("Target", number), Field("Pilihan", combo)))
        card.add(row(read_only, off))
        fixed = Rating(_RATINGS, "Rating tetap")
        fixed.rate("di atas ekspektasi")
        fixed.setEnabled(False)
        card.add(row(still, fixed))
        card.finish()
        return card

    def _marks(self) -> Card:
        card = Card("Tanda")
        card.add(row(*(Pill(*state) for state in STATES[:3]), STRETCH))
        card.add(row(*(Pill(*state) for state in STATES[3:]), STRETCH))
        card.add(row(*(Avatar(name) for name in Samples.NAMES), STRETCH))
        card.add(line())
        for share, tone in ((0.62, Tone.PRIMARY), (0.31, Tone.WARNING), (1.0, Tone.SUCCESS)):
            card.add(Progress(share, tone, "Capaian"))
        card.add(Label("Keterangan kecil di bawah sebuah isian", Role.CAPTION))
        card.add(ElidedLabel("Satu baris yang dipendekkan bila tempatnya kurang " * 3, tint="text2"))
        card.finish()
        return card

    def _figures(self) -> QWidget:
        waiting = Figure(
            "22", "7 lewat tenggat", Tone.DANGER, "trending-down", (6, 5, 8, 6, 3, 4, 2), Tone.WARNING
        )
        approved = Figure("86,4%", "naik 4,2 poin", Tone.SUCCESS, "trending-up", (2, 3, 5, 5, 6, 8))
        cards = row(
            KpiCard("Rencana ditetapkan", "target", approved),
            KpiCard("Menunggu penilaian", "clock", waiting),
            gap=14,
        )
        tasks = Card("Perlu tindakan Anda", Button("Lihat semua", Kind.LINK))
        waits = TaskRow("7 penilaian lewat tenggat", "Bidang Contoh", "circle-alert", Tone.DANGER)
        approve = TaskRow("3 rencana menunggu persetujuan", "Sekretariat", "clipboard-list")
        tasks.add(column(waits, approve, gap=0))
        return boxed(column(cards, tasks, STRETCH, gap=14))

    def _charts(self) -> Card:
        kinds = (Part("Target", -1, Tone.NEUTRAL), Part("Realisasi", -1, Tone.PRIMARY))
        card = Card("Capaian per unit", Legend((*kinds, Part("Tertinggal", -1, Tone.WARNING))))
        groups = [
            Group("Sekretariat", 80, 84),
            Group("Bidang I", 85, 79),
            Group("Bidang II", 75, 52, Tone.WARNING),
            Group("UPTD", 80, 88),
        ]
        card.add(BarsChart(groups, "Capaian kinerja per unit"), 1)
        card.add(row(Label("Predikat", Role.STRONG), STRETCH, Legend(PREDICATES)))
        card.add(StackedBar(PREDICATES, "Predikat pegawai"))
        return card

    def _matrix(self) -> Card:
        bad, good, best = Tone.DANGER, Tone.SUCCESS, Tone.VIOLET
        cells = (
            (MatrixCell(2, "Kurang", bad), MatrixCell(16, "Baik", good), MatrixCell(18, "Sangat baik", best)),
            (MatrixCell(6, "Kurang", bad), MatrixCell(95, "Baik", good), MatrixCell(28, "Baik", good)),
            (
                MatrixCell(4, "Sangat kurang", bad),
                MatrixCell(8, "Butuh perbaikan", Tone.WARNING),
                MatrixCell(5, "Butuh perbaikan", Tone.WARNING),
            ),
        )
        rows = ("Di atas ekspektasi", "Sesuai ekspektasi", "Di bawah ekspektasi")
        card = Card("Hasil kerja × perilaku kerja")
        card.add(Matrix(cells, rows, (rows[2], rows[1], rows[0]), "Matriks predikat"), 1)
        return card

    def _panel(self) -> QWidget:
        panel = DetailPanel("Rincian")
        name = column(
            Label("Aisyah Peraga, M.Si.", Role.CARD_TITLE),
            Label("NIP 190001010000000002", Role.CAPTION),
            gap=1,
        )
        panel.add(row(Avatar("Aisyah Peraga", 42), name, STRETCH, gap=12))
        panel.add(row(Pill(*STATES[3]), STRETCH))
        panel.add(line())
        panel.add(Label("RENCANA HASIL KERJA", Role.SECTION))
        panel.add(Label("1. Tersedianya laporan kinerja triwulan tepat waktu", wraps=True))
        panel.add(Progress(0.4, Tone.WARNING, "Capaian"))
        panel.body.addStretch(1)
        panel.foot.addWidget(Button("Kembalikan"))
        panel.foot.addWidget(Button("Setujui", Kind.PRIMARY, "check"))
        return panel

    def _steps(self) -> Card:
        card = Card("Langkah, tab, pemberitahuan")
        card.add(Stepper(("Berkas", "Kolom", "Periksa", "Selesai"), 1))
        card.add(Tabs([("data", "Data"), ("skp", "SKP"), ("evaluasi", "Evaluasi")], "Bagian profil"))
        card.add(Banner(Said("Berkas ini dibuat oleh versi yang lebih baru.", Tone.WARNING, "Pembaruan")))
        card.add(Banner(Said("Data sudah diubah orang lain. Muat ulang, lalu coba lagi.", Tone.DANGER)))
        card.add(Banner(Said("Cadangan hari ini sudah dibuat.", Tone.SUCCESS)))
        card.finish()
        return card

    def _waiting(self) -> QWidget:
        empty = Card()
        empty.add(
            EmptyState("inbox", "Belum ada rencana kinerja.", Button("Buat rencana", Kind.DEFAULT, "plus"))
        )
        work = ProgressCard("Mengimpor pegawai")
        work.show_step(120, 182)
        skeleton = Card()
        skeleton.add(Skeleton())
        return boxed(column(empty, work, skeleton, STRETCH, gap=14))

    def _table(self) -> PagedTable:
        samples = Samples()
        model = PagedTableModel(samples, samples.columns(), All())
        table = PagedTable(model, "Daftar contoh")
        model.setParent(table)
        model.reload()
        table.selectRow(2)
        table.setMinimumHeight(280)
        return table
