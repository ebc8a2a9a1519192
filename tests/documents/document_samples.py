"""Made-up facts for the forms: short, long, empty, many rows, and seeded random ones."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from desktop_app.documents.facts import (
    Annex,
    Bar,
    BehaviourRow,
    Choice,
    Distribution,
    DokumenEvaluasiFacts,
    EvaluationFacts,
    IdentityBlock,
    IndicatorRow,
    Objection,
    Option,
    PlaceAndDay,
    PlanRow,
    SkpFacts,
)
from desktop_app.domain.terms import FormKind

AGENCY = "Dinas Latihan Kota Contoh"
START, END = date(2026, 1, 1), date(2026, 12, 31)
DATED = PlaceAndDay("Kota Contoh", date(2026, 1, 30))

GUIDES = (
    (
        "Berorientasi Pelayanan",
        (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
    ),
    (
        "Akuntabel",
        (
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
            "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
    ),
    (
        "Kompeten",
        (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
    ),
    (
        "Harmonis",
        (
            "Menghargai setiap orang apapun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
    ),
    (
        "Loyal",
        (
            "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
            "setia kepada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
            "Menjaga rahasia jabatan dan negara",
        ),
    ),
    (
        "Adaptif",
        (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
    ),
    (
        "Kolaboratif",
        (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ),
    ),
)

EMPLOYEE = IdentityBlock(
    "Contoh Pranata Humas, S.I.Kom., M.Si.",
    "199003152015022001",
    "Penata Muda Tk. I (III/b)",
    "Pranata Hubungan Masyarakat Ahli Pertama",
    "Bidang Informasi dan Komunikasi Publik",
)
EVALUATOR = IdentityBlock(
    "Drs. Contoh Kepala Bidang, M.M.",
    "197501012000031002",
    "Pembina (IV/a)",
    "Kepala Bidang Informasi dan Komunikasi Publik",
    AGENCY,
)
SUPERIOR = IdentityBlock(
    "Dr. Contoh Kepala Dinas, S.H., M.Hum.",
    "196805051993031003",
    "Pembina Utama Muda (IV/c)",
    "Plt. Kepala Dinas Latihan",
    AGENCY,
)


def _choice(*labels: str, chosen: int | None) -> Choice:
    options = tuple(Option(label.lower().replace(" ", "_"), label) for label in labels)
    return Choice(options, None if chosen is None else options[chosen].code)


def organisation(chosen: int | None = 1) -> Choice:
    return _choice("ISTIMEWA", "BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG", chosen=chosen)


def rating(chosen: int | None = 1) -> Choice:
    return _choice("DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI", chosen=chosen)


def predikat(chosen: int | None = 1) -> Choice:
    return _choice("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG", chosen=chosen)


DISTRIBUTION = Distribution(
    "Baik",
    (
        Bar("Sangat Kurang", 2, 0),
        Bar("Kurang/Misconduct", 6, 1),
        Bar("Butuh Perbaikan", 15, 2),
        Bar("Baik", 60, 9),
        Bar("Sangat Baik", 17, 3),
    ),
)


def behaviours(expectation: str = "", feedback: tuple[str, ...] = ()) -> tuple[BehaviourRow, ...]:
    return tuple(BehaviourRow(name, guides, expectation, feedback) for name, guides in GUIDES)


PLANS = (
    PlanRow(
        "Tersedianya siaran pers tentang kegiatan pemerintah kota yang dimuat media",
        (
            IndicatorRow(
                "Kuantitas",
                "Jumlah siaran pers yang terbit",
                "120 naskah",
                "34 naskah",
                ("rekap_siaran_pers.xlsx", "kliping Juli–September.pdf"),
            ),
            IndicatorRow("Kualitas", "Persentase siaran pers yang dimuat tanpa ralat", "95 %", "97,1 %"),
            IndicatorRow(
                "Waktu", "Waktu terbit setelah kegiatan selesai", "≤ 1 hari kerja", "0,8 hari kerja"
            ),
        ),
        superior="Meningkatnya kualitas layanan informasi publik",
        feedback=("Pimpinan: siaran pers sudah terbit tepat waktu; perluas sasaran ke media komunitas.",),
    ),
    PlanRow(
        "Terkelolanya akun media sosial resmi dengan tanggapan yang cepat",
        (
            IndicatorRow("Kuantitas", "Jumlah konten yang terbit", "360 konten", "102 konten"),
            IndicatorRow("Kualitas", "Tingkat keterlibatan pengikut", "4,5 %", "4,1 %"),
            IndicatorRow("Waktu", "Waktu tanggapan pertanyaan warga", "≤ 2 jam", "1 jam 20 menit"),
        ),
        superior="Meningkatnya kualitas layanan informasi publik",
        feedback=("Pimpinan: tanggapan cepat, pertahankan.", "Rekan kerja: konten video perlu ditambah."),
    ),
)
EXTRA = (
    PlanRow(
        "Tersusunnya laporan tim pengendalian inflasi daerah",
        (IndicatorRow("Kuantitas", "Jumlah laporan", "4 laporan", "1 laporan"),),
        assigned_by="Ketua Tim Pengendalian Inflasi",
        feedback=("Pimpinan: lengkap.",),
    ),
)
ANNEX = Annex(
    ("Komputer dan jaringan internet", "Kamera dan perangkat rekam", "Anggaran perjalanan liputan"),
    ("Laporan harian melalui buku kegiatan", "Laporan triwulan kepada kepala bidang"),
    ("Penghargaan bagi capaian di atas ekspektasi", "Bimbingan bila capaian di bawah ekspektasi"),
)


def _kind(rows: tuple[PlanRow, ...], kind: FormKind) -> tuple[PlanRow, ...]:
    if kind is FormKind.JA_JF:
        return rows
    sides = ("Penerima Layanan", "Proses Bisnis", "Penguatan Internal", "Anggaran")
    return tuple(
        replace(
            row,
            superior="",
            indicators=tuple(
                replace(indicator, side=sides[n % 4]) for n, indicator in enumerate(row.indicators)
            ),
        )
        for row in rows
    )


def skp(kind: FormKind = FormKind.JA_JF) -> SkpFacts:
    return SkpFacts(
        kind,
        AGENCY,
        START,
        END,
        EMPLOYEE,
        EVALUATOR,
        _kind(PLANS, kind),
        _kind(EXTRA, kind),
        behaviours("Menyapa pemohon informasi lebih dahulu"),
        ANNEX,
        DATED,
    )


def evaluation(kind: FormKind = FormKind.JA_JF) -> EvaluationFacts:
    return EvaluationFacts(
        kind,
        AGENCY,
        "2026-TW3",
        date(2026, 7, 1),
        date(2026, 9, 30),
        EMPLOYEE,
        EVALUATOR,
        organisation(),
        rating(),
        rating(0),
        predikat(),
        _kind(PLANS, kind),
        _kind(EXTRA, kind),
        behaviours("Menyapa lebih dahulu", ("Pimpinan: sudah baik karena warga puas.",)),
        DISTRIBUTION,
        dated=PlaceAndDay("Kota Contoh", date(2026, 10, 5)),
    )


def dokumen() -> DokumenEvaluasiFacts:
    return DokumenEvaluasiFacts(
        AGENCY,
        "2026",
        START,
        END,
        EMPLOYEE,
        EVALUATOR,
        SUPERIOR,
        organisation(),
        predikat(),
        ("Tingkatkan kemampuan pengolahan data kuantitatif melalui pelatihan.", "Layak diusulkan promosi."),
        evaluator_dated=PlaceAndDay("Kota Contoh", date(2027, 1, 8)),
        employee_dated=PlaceAndDay("Kota Contoh", date(2027, 1, 11)),
    )


OBJECTION = Objection(
    "Realisasi triwulan kedua belum dihitung karena berkas bukti terlambat diunggah.",
    "Bukti diterima setelah batas waktu; capaian telah diperiksa ulang.",
    "Predikat tetap. Bukti susulan tidak mengubah rating hasil kerja.",
)

SYLLABLES = (
    *"aeiou",
    "ba",
    "ber",
    "di",
    "ka",
    "lu",
    "men",
    "pa",
    "per",
    "si",
    "ta",
    "ter",
    "wan",
    "yang",
    "kan",
)


def words(rng: random.Random, count: int) -> str:
    """Words that look Indonesian, all different by a running number, so that order can be checked."""
    made = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 5))) for _ in range(count)]
    return " ".join(made)


def _plans(rng: random.Random, count: int, most: int) -> tuple[PlanRow, ...]:
    rows = []
    for _ in range(count):
        indicators = tuple(
            IndicatorRow(
                rng.choice(("Kuantitas", "Kualitas", "Waktu", "Biaya")),
                words(rng, rng.randint(1, 25)),
                words(rng, rng.randint(1, 8)),
                words(rng, rng.choice((0, 3, 20, most))),
                tuple(words(rng, 2) for _ in range(rng.randint(0, 3))),
            )
            for _ in range(rng.randint(1, 4))
        )
        feedback = tuple(words(rng, rng.choice((1, 10, most))) for _ in range(rng.randint(0, 3)))
        rows.append(
            PlanRow(
                words(rng, rng.choice((3, 12, 40, most))),
                indicators,
                words(rng, rng.choice((0, 8, 30))),
                rng.choice(("", words(rng, 4))),
                feedback,
            )
        )
    return tuple(rows)


def _person(rng: random.Random) -> IdentityBlock:
    return IdentityBlock(
        words(rng, rng.choice((1, 3, 8))).title(),
        rng.choice(("", "199003152015022001")),
        words(rng, 3),
        words(rng, rng.choice((2, 10, 60))),
        words(rng, rng.choice((2, 10))),
    )


def chance(seed: int) -> SkpFacts | EvaluationFacts | DokumenEvaluasiFacts:
    """Random facts of one of the three forms: rows from none to many, texts from a word to pages."""
    rng = random.Random(seed)
    most = rng.choice((5, 60, 200, 600))
    kind = rng.choice(tuple(FormKind))
    count = rng.choice((0, 1, 2, 3, 5, 8, 14))
    main = _plans(rng, count, most)
    extra = _plans(rng, rng.choice((0, 1, 3)), most)
    texts = tuple(words(rng, rng.choice((2, 20, most))) for _ in range(rng.randint(0, 2)))
    seven = behaviours(words(rng, rng.choice((0, 6, 40))), texts)
    people = _person(rng), _person(rng)
    place = PlaceAndDay(words(rng, 1).title(), date(2026, rng.randint(1, 12), 15))
    which = rng.randrange(3)
    if which == 0:
        lists = [tuple(words(rng, rng.randint(1, 30)) for _ in range(rng.randint(0, 6))) for _ in range(3)]
        return SkpFacts(kind, AGENCY, START, END, *people, main, extra, seven, Annex(*lists), place)
    if which == 1:
        return EvaluationFacts(
            kind,
            AGENCY,
            rng.choice(("2026-TW1", "2026-TW4", "2026", "2026-05")),
            START,
            END,
            *people,
            organisation(rng.choice((None, 0, 2))),
            rating(rng.choice((None, 0, 2))),
            rating(1),
            predikat(rng.choice((None, 4))),
            main,
            extra,
            seven,
            rng.choice((None, DISTRIBUTION)),
            rng.choice((True, False)),
            place,
        )
    objection = rng.choice((None, Objection(words(rng, most), words(rng, 20), words(rng, most))))
    return DokumenEvaluasiFacts(
        AGENCY,
        rng.choice(("2026-TW2", "2026")),
        START,
        END,
        *people,
        rng.choice((None, _person(rng))),
        organisation(),
        predikat(),
        texts,
        objection,
        evaluator_dated=place,
        employee_dated=place,
    )


PARAGRAPH = (
    "Siaran pers disusun dari hasil liputan lapangan, diperiksa redaktur, lalu dikirim kepada media mitra "
    "melalui surel dan kanal berbagi berkas. Keterlambatan pada bulan Agustus terjadi karena jaringan kantor "
    "terputus dua hari; naskah tetap terbit dengan telepon genggam pribadi. "
)
LONG_POST = (
    "Pranata Hubungan Masyarakat Ahli Pertama pada Seksi Pengelolaan Informasi dan Layanan Aspirasi "
    "Masyarakat merangkap Koordinator Tim Kerja Penyebarluasan Informasi Pembangunan Daerah, Pengelola "
    "Pengaduan Tingkat Perangkat Daerah, dan Sekretaris Pejabat Pengelola Informasi dan Dokumentasi "
    "Pelaksana yang ditetapkan"
)
LONG_NAME = "Contoh Raden Mas Panjang Sekali Kusumadiningrat Wirjosoemarto Hadiwijaya, S.Kom., M.Kom."


def lengthened(rows: tuple[PlanRow, ...], times: int) -> tuple[PlanRow, ...]:
    """The same rows with realisations and feedback of many lines."""
    return tuple(
        replace(
            row,
            indicators=tuple(
                replace(indicator, realisation=PARAGRAPH * times) for indicator in row.indicators
            ),
            feedback=(f"Pimpinan: {PARAGRAPH * times * 2}", f"Rekan kerja: {PARAGRAPH}"),
        )
        for row in rows
    )


def sample(form: str, name: str) -> SkpFacts | EvaluationFacts | DokumenEvaluasiFacts:
    """A sample of `skp`, `skp-jpt`, `evaluasi`, `evaluasi-jpt` or `dokumen`: short, long, none, many."""
    kind = FormKind.JPT if form.endswith("-jpt") else FormKind.JA_JF
    if form == "dokumen":
        return _dokumen_sample(name)
    facts = skp(kind) if form.startswith("skp") else evaluation(kind)
    person = replace(EMPLOYEE, name=LONG_NAME, post=LONG_POST)
    if name == "long":
        long = lengthened(facts.main, 1 if form.startswith("skp") else 2)
        seven = behaviours(PARAGRAPH, (PARAGRAPH * 2, PARAGRAPH))
        return replace(facts, employee=person, main=long, behaviours=seven)
    if name == "none":
        emptied = replace(facts, main=(), additional=())
        return replace(emptied, annex=Annex()) if isinstance(emptied, SkpFacts) else emptied
    if name == "many":
        rows = tuple(
            replace(facts.main[n % 2], result=f"{facts.main[n % 2].result} {n + 1}") for n in range(60)
        )
        return replace(facts, main=rows)
    return facts


def _dokumen_sample(name: str) -> DokumenEvaluasiFacts:
    facts = dokumen()
    person = replace(EMPLOYEE, name=LONG_NAME, post=LONG_POST)
    if name == "long":
        return replace(facts, employee=person, notes=(PARAGRAPH * 5, PARAGRAPH * 3), objection=OBJECTION)
    if name == "none":
        return replace(facts, superior=None, notes=(), period="2026-TW4")
    if name == "many":
        return replace(facts, notes=tuple(f"{n + 1}. {PARAGRAPH}" for n in range(60)))
    return facts
