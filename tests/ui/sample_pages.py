"""Pages with made-up content, so that the frame can be looked at before the real pages exist."""

from __future__ import annotations

from desktop_app.domain.lists import All
from desktop_app.ui.actions import Actions, ActionSpec
from desktop_app.ui.gallery import PREDICATES, STATES, Samples
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Notices
from desktop_app.ui.page import FOOT, Page, PageSpec, Place
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.palette import Found
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.beside import Beside, DetailPanel
from desktop_app.ui.widgets.buttons import Button, Chips, Kind
from desktop_app.ui.widgets.cards import Card, PageHead, scrolled
from desktop_app.ui.widgets.charts import BarsChart, Group, Legend, Part, StackedBar
from desktop_app.ui.widgets.doors import Figure, KpiCard, TaskRow
from desktop_app.ui.widgets.editors import SearchField
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Avatar, Pill, Progress
from desktop_app.ui.widgets.tiles import Tiles


class HomePage(Page):
    def __init__(self):
        super().__init__()
        head = PageHead(
            "Selamat pagi, Contoh",
            "Selasa, 24 November 2026 · Triwulan IV 2026",
            [
                Button("Impor Excel", Kind.DEFAULT, "file-spreadsheet"),
                Button("Buat rencana", Kind.PRIMARY, "plus"),
            ],
        )
        up, down = (2, 3, 5, 5, 6, 8), (6, 5, 8, 6, 3, 4, 2)
        figures = (
            (
                "Rencana disetujui",
                "target",
                Figure("86,4%", "naik 4,2 poin", Tone.SUCCESS, "trending-up", up),
            ),
            (
                "Menunggu penilaian",
                "clock",
                Figure("22", "7 lewat tenggat", Tone.DANGER, "trending-down", down, Tone.WARNING),
            ),
            ("Bukti terkumpul", "paperclip", Figure("1.204", "42 minggu ini", Tone.SUCCESS, "trending-up")),
            (
                "Keberatan terbuka",
                "triangle-alert",
                Figure("3", "selesai 4,1 hari", Tone.NEUTRAL, "clock"),
            ),
        )
        body = Tiles([self._chart(), self._tasks()], 330, (3, 2))
        kpis = Tiles([KpiCard(*figure) for figure in figures], 180)
        content = column(head, kpis, body, gap=14, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(boxed(content))))

    def _chart(self):
        legend = Legend((Part("Target", -1, Tone.NEUTRAL), Part("Realisasi", -1, Tone.PRIMARY)))
        card = Card("Capaian kinerja per unit", legend)
        figures = (("Sekretariat", 80, 84), ("Pelayanan", 80, 88), ("PSDM", 75, 52), ("UPTD I", 80, 73))
        groups = [Group(*figure, Tone.WARNING if figure[2] < 60 else Tone.PRIMARY) for figure in figures]
        card.add(BarsChart(groups, "Capaian kinerja per unit"), 1)
        card.add(row(Label("Predikat pegawai", Role.STRONG), Legend(PREDICATES)))
        card.add(StackedBar(PREDICATES, "Predikat pegawai"))
        return card

    def _tasks(self):
        card = Card("Perlu tindakan Anda", Button("Lihat semua", Kind.LINK))
        tasks = (
            ("7 penilaian lewat tenggat", "Bidang Contoh", "circle-alert", Tone.DANGER),
            ("3 rencana menunggu", "Sekretariat", "clipboard-list", Tone.PRIMARY),
            ("2 pegawai tanpa atasan", "Bidang Pelayanan", "users", Tone.WARNING),
        )
        card.add(column(*(TaskRow(*task) for task in tasks), gap=0))
        card.finish()
        return card


class ListPage(Page):
    def __init__(self):
        super().__init__()
        head = PageHead(
            "Rencana kinerja",
            "Sasaran Kinerja Pegawai tahun 2026",
            [Button("Ekspor", Kind.DEFAULT, "download"), Button("Buat rencana", Kind.PRIMARY, "plus")],
        )
        samples = Samples()
        self.model = PagedTableModel(samples, samples.columns(), All(), self)
        self.table = PagedTable(self.model, "Daftar rencana")
        self.field = SearchField("Saring nama, NIP, jabatan (/)", "Saring daftar")
        self.field.textChanged.connect(self.model.search)
        self.beside = Beside(self.table, self._panel())
        chips = Chips(
            [("", "Semua"), ("menunggu", "Menunggu penilaian"), ("draf", "Draf")], "Saringan status"
        )
        bar = row(self.field, chips, Label("12 rencana", Role.CAPTION))
        bar.setStretch(1, 1)
        content = column(head, bar, self.beside, gap=12, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(content)
        self.model.reload()
        self.table.selectRow(3)
        self.targets = []

    def _panel(self):
        panel = DetailPanel("Rincian")
        names = column(
            Label("Aisyah Peraga, M.Si.", Role.CARD_TITLE), Label("190001010000000002", Role.CAPTION)
        )
        panel.add(row(Avatar("Aisyah Peraga", 42), names, STRETCH, gap=12))
        panel.add(row(Pill(*STATES[3]), STRETCH))
        panel.add(Label("RENCANA HASIL KERJA", Role.SECTION))
        for text in ("1. Tersedianya laporan kinerja tepat waktu", "2. Terselesaikannya verifikasi data"):
            panel.add(Label(text, wraps=True))
            panel.add(Progress(0.3, Tone.WARNING, "Capaian"))
        panel.body.addStretch(1)
        panel.foot.addWidget(Button("Minta revisi"), 1)
        panel.foot.addWidget(Button("Setujui", Kind.PRIMARY, "check"), 1)
        return panel

    def visit(self, target):
        self.targets.append(target)

    def filter_field(self):
        return self.field

    def escape(self):
        return self.beside.close_overlay()

    def regions(self):
        return [self.field, self.table]


class PlainPage(Page):
    """A page with one action of its own."""

    SPEC = ActionSpec("contoh.buat", "Buat contoh", "plus", "Ctrl+N", page="pegawai")

    def __init__(self, actions):
        super().__init__()
        self.made = 0
        self.button = Button("Isi")
        self.setLayout(column(self.button, STRETCH))
        actions.bind(self.SPEC, self._on_make, self)

    def _on_make(self):
        self.made += 1


class People:
    def find(self, text):
        names = ("Sari Contoh, M.AP.", "Sari Misal, S.H.")
        return [
            Found("user", name, "NIP 190001010000000003", Place("rencana", name))
            for name in names
            if text.lower() in name.lower()
        ]


def page_specs(actions: Actions) -> list[PageSpec]:
    return [
        PageSpec("beranda", "Beranda", "house", "", "Ctrl+1", HomePage),
        PageSpec("rencana", "Rencana kinerja", "clipboard-list", "KINERJA", "Ctrl+2", ListPage),
        PageSpec("evaluasi", "Evaluasi", "star", "KINERJA", "Ctrl+3", Page),
        PageSpec("pegawai", "Pegawai", "users", "ORGANISASI", "Ctrl+4", lambda: PlainPage(actions)),
        PageSpec("pengaturan", "Pengaturan", "settings", FOOT, "Ctrl+5", Page),
    ]


def make_window(theme) -> tuple[MainWindow, Notices, Actions]:
    actions, notices = Actions(), Notices()
    actions.declare([PlainPage.SPEC])
    window = MainWindow(page_specs(actions), actions, notices, theme, "Dinas Latihan")
    window.show_person("Contoh Satu", "Admin kepegawaian")
    window.sidebar.set_badge("evaluasi", 22)
    window.palette_sheet.add_finder(People())
    window.go(Place("beranda"))
    return window, notices, actions
