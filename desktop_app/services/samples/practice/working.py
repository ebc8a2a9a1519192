"""The working year: results with evidence every quarter, feedback, obstacles."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

from desktop_app.domain.dates import month_name
from desktop_app.domain.organisation import Measure, MeasureKind
from desktop_app.domain.plan import Gather, Indicator, Plan, Skp
from desktop_app.domain.terms import Level, Polarity, RhkKind, ValueCode
from desktop_app.domain.values import Acting, Period
from desktop_app.domain.year import GiverRole, ObstacleStatus, OwnerKind
from desktop_app.services.samples.practice.desk import Desk, Held
from desktop_app.store.work import Work

_FILED_EACH = 10  # every so many lines of a plan is proven by a file
_EVIDENCED = 90
"""For so many plans files are made; beyond that they would only fill the disk."""
_WORDS_EACH = 11  # every so many entries is told in words
_WORDS = (
    "Dilaksanakan sesuai jadwal, angka menunggu rekap bulan berikutnya",
    "Selesai seluruhnya; rincian pada laporan terlampir",
    "Berjalan, dua berkas masih menunggu kelengkapan dari pemohon",
)
_REACHED = {Level.ATAS: (104, 126), Level.SESUAI: (93, 101), Level.BAWAH: (48, 82)}
"""Percent of the target that somebody of a level reaches."""
_TOOK = {Level.ATAS: (60, 92), Level.SESUAI: (97, 104), Level.BAWAH: (130, 190)}
"""The same where less is better."""


def recorded(
    desk: Desk, plans: Iterable[tuple[Held, Level]], period: Period, day: date, folder: Path
) -> None:
    """The results of a period, entered by the people themselves; `day` is when they sit down to it."""
    with desk.session.day(day) as work:
        for held, level in plans:
            skp = work.need(Skp, held.skp_id)
            last = min(period.last_day, skp.ends_on, day)
            if not period.overlaps(skp.starts_on, skp.ends_on) or last < skp.starts_on:
                continue
            _results(desk, work, held, (level, period, last), folder)


def answered(desk: Desk, plans: Iterable[tuple[Held, Level]], day: date) -> None:
    """Feedback of the superiors on a result and on a value, now and then of a colleague."""
    with desk.session.day(day) as work:
        wanted = list(plans)
        parties = desk.parties(work, [held.skp_id for held, _ in wanted])
        for held, level in wanted:
            skp = work.need(Skp, held.skp_id)
            if not skp.starts_on <= day <= skp.ends_on:
                continue
            penilai, _ = desk.penilai(parties[held.skp_id], day)
            plan = work.open(Plan, held.version_id)
            _feedback(desk, plan, (held, level), penilai or desk.operator(day))


def hindered(desk: Desk, plans: Iterable[Held], day: date) -> None:
    """Obstacles that people meet; some are solved, one is beyond them."""
    with desk.session.day(day) as work:
        for place, held in enumerate(plans):
            skp = work.need(Skp, held.skp_id)
            if not skp.starts_on <= day <= skp.ends_on:
                continue
            text = desk.texts.lists["kendala.teks"][held.member.serial % 8]
            own = desk.self_(held.member, day)
            added = desk.working.add_obstacle(own, held.skp_id, text, day)
            operator = desk.operator(day)
            if place % 3 == 0:
                desk.working.settle_obstacle(operator, added.id, ObstacleStatus.SELESAI, day)
            elif place % 3 == 1:
                desk.working.settle_obstacle(operator, added.id, ObstacleStatus.DITANGANI, day)
            elif place == 2:
                answer = "Menunggu kebijakan pusat; target tidak diubah."
                desk.working.settle_obstacle(operator, added.id, ObstacleStatus.TAK_DAPAT, day, answer)


def _results(desk: Desk, work: Work, held: Held, when: tuple[Level, Period, date], folder: Path) -> None:
    level, period, last = when
    plan = work.open(Plan, held.version_id)
    acting = desk.self_(held.member, work_day(work))
    random = desk.random("hasil", held.member.serial, period.text)
    share = Decimal(_months(period)) / 12
    counted = {measure.id for measure in work.find(Measure, kind=MeasureKind.JUMLAH)}
    for place, indicator in enumerate(_in_order(plan)):
        if random.randint(1, 24) == 1:
            continue  # not every line has a result in every quarter
        if (held.member.serial + place) % _WORDS_EACH == 3:
            text = random.choice(_WORDS)
            desk.working.record(acting, held.skp_id, indicator.line_id, period, last, text=text)
            continue
        is_whole = indicator.measure_id in counted
        value = _reached(indicator, level, share, random, whole=is_whole)
        entry = desk.working.record(acting, held.skp_id, indicator.line_id, period, last, value=value)
        if place % _FILED_EACH == held.member.serial % 4 and held.member.serial < _EVIDENCED:
            file = _evidence(desk, held, period, place, folder)
            desk.working.attach(acting, OwnerKind.REALISATION, entry.id, file)


def work_day(work: Work) -> date:
    """The made-up day of a transaction."""
    return work.today


def _in_order(plan: Plan) -> list[Indicator]:
    return [i for kind in RhkKind for rhk in plan.lines(kind) for i in plan.indicators_of(rhk)]


def _months(period: Period) -> int:
    return 3 if period.quarter else 1


def _reached(indicator: Indicator, level: Level, share: Decimal, random: Random, *, whole: bool) -> Decimal:
    """A figure that fits the level: of an amount its part of the year, of a state all of it."""
    target = indicator.target or Decimal(1)
    falls = indicator.polarity is Polarity.TURUN
    percent = Decimal(random.randint(*(_TOOK if falls else _REACHED)[level]))
    if indicator.gather is Gather.JUMLAH:
        exact = target * share * percent / 100
        return max(exact.quantize(Decimal(1), ROUND_HALF_UP), Decimal(int(level is not Level.BAWAH)))
    exact = target * percent / 100
    if "%" in (indicator.target_text or ""):
        exact = min(exact, Decimal(100))
    return exact.quantize(Decimal(1) if whole or target >= 200 else Decimal("0.1"), ROUND_HALF_UP)


def _evidence(desk: Desk, held: Held, period: Period, place: int, folder: Path) -> Path:
    """A small made-up file: a table in plain text, a one-page PDF, or a picture of one colour."""
    pattern = desk.texts.lists["bukti.nama"][(held.member.serial + place) % 3]
    month = month_name(period.last_day.month).lower()
    name = pattern.format(hal=_subject(held), bulan=f"{month} {period.year}")
    path = folder / name
    told = f"Bukti rekaan {held.member.name}, {period.text}, baris {place + 1}"
    if path.suffix == ".png":
        path.write_bytes(_picture(desk.random("gambar", held.member.serial, period.text, place)))
    elif path.suffix == ".pdf":
        path.write_bytes(page(told))
    else:
        path.write_text(f"{told}\n", encoding="utf-8")
    return path


def _subject(held: Held) -> str:
    return held.member.seat.post.split(" Ahli ")[0].removesuffix(" Terampil").lower().replace("/", " ")


def _picture(random: Random) -> bytes:
    """An 8 x 8 picture of one colour."""
    colour = bytes(random.randrange(256) for _ in range(3))
    rows = b"".join(b"\0" + colour * 8 for _ in range(8))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def page(text: str) -> bytes:
    """A PDF of one page with one line; text in Latin letters only."""
    stream = f"BT /F1 12 Tf 72 770 Td ({text}) Tj ET".encode("latin-1", "replace")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def _feedback(desk: Desk, plan: Plan, judged: tuple[Held, Level], giver: Acting) -> None:
    (held, level), day = judged, giver.day
    random = desk.random("umpan balik", held.member.serial, day)
    results = plan.lines(RhkKind.UTAMA)
    rhk = results[random.randrange(len(results))]
    said = desk.texts.pick(f"umpan_balik.hasil_{level}", random)
    oral = random.randint(1, 6) == 1
    desk.working.give_feedback(giver, held.skp_id, day, said, rhk_line=rhk.line_id, oral=oral)
    if random.randint(1, 2) == 1:
        value = random.choice(list(ValueCode))
        said = desk.texts.pick("umpan_balik.perilaku", random)
        desk.working.give_feedback(giver, held.skp_id, day, said, value_code=value)
    if random.randint(1, 5) == 1:
        value = random.choice(list(ValueCode))
        said = desk.texts.pick("umpan_balik.rekan", random)
        desk.working.give_feedback(
            desk.operator(day), held.skp_id, day, said, value_code=value, role=GiverRole.REKAN
        )
