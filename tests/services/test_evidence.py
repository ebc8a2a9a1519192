"""Evidence: copied first, replaced without loss, missed when it is gone (rule 36, defect 10)."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from builders import admin
from office_world import MadePlan, add_plan, settle

from desktop_app.domain.errors import Damaged, NotAllowed, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, OnPaper, Period
from desktop_app.domain.year import Blob, BlobState, Evidence, OwnerKind
from desktop_app.services.evidence import Attached
from desktop_app.services.offices import Offices, own_office
from desktop_app.services.profile import write_setting
from desktop_app.services.year import Year
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

TW3, SEPTEMBER, LATE = Period("2026-TW3"), date(2026, 9, 30), date(2026, 11, 24)
RESULT = OwnerKind.REALISATION


@pytest.fixture
def world(store):
    return settle(store)


@pytest.fixture
def made(store, world):
    with store.work() as work:
        return add_plan(work, world.staff[0], world.kabid, world.kadis)


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "berkas", Keys(bytes(32)))


@pytest.fixture
def year(store, blobs):
    return Year(store, blobs)


@pytest.fixture
def me(world):
    return world.staff[0].acts(LATE)


@pytest.fixture
def result(year, me, made):
    return year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310)).id


@dataclass(frozen=True)
class Desk:
    """What most of these tests work with."""

    year: Year
    me: Acting
    made: MadePlan
    result: Id
    blobs: Blobs

    def attach(self, path: Path, result: Id | None = None) -> Attached:
        return self.year.attach(self.me, RESULT, result or self.result, path)


@pytest.fixture
def desk(year, me, made, result, blobs):
    return Desk(year, me, made, result, blobs)


def a_file(folder: Path, name: str = "rekap.pdf", content: bytes = b"%PDF rekap") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def shown(year: Year, skp_id) -> list[str]:
    line = year.results(skp_id, TW3).lines[0].indicators[0]
    return [evidence.name for entry in line.entries for evidence in entry.evidence]


def refusal(deed, *facts, **more) -> str:
    with pytest.raises((RuleBroken, NotAllowed)) as refused:
        deed(*facts, **more)
    return refused.value.code


def lose(blobs: Blobs, content: bytes) -> None:
    blobs.remove(sha256(content).digest())


def spoil(blobs: Blobs, content: bytes) -> None:
    held = blobs._path(sha256(content).digest())
    held.write_bytes(held.read_bytes()[:-1])


def test_evidence_is_a_copy_with_its_hash(store, desk, tmp_path):
    path = a_file(tmp_path)
    attached = desk.year.attach(desk.me, RESULT, desk.result, path, "Rekap loket")
    path.unlink()

    assert shown(desk.year, desk.made.skp.id) == ["rekap.pdf"]
    assert desk.year.open_evidence(attached.evidence_id) == b"%PDF rekap"
    with store.look() as work:
        kept = work.need(Evidence, attached.evidence_id)
    assert (kept.sha256, kept.size) == (sha256(b"%PDF rekap").digest(), 10)
    assert (kept.mime, kept.note) == ("application/pdf", "Rekap loket")


def test_results_with_evidence_are_not_called_bare(year, me, made, result, tmp_path):
    year.attach(me, RESULT, result, a_file(tmp_path))

    codes = {finding.code for finding in year.results(made.skp.id, TW3).findings}

    assert codes == {"evaluasi.realisasi_belum_ada"}


def test_a_file_over_the_limit_of_the_office_is_refused_and_nothing_stays(store, desk, tmp_path):
    big = a_file(tmp_path, "video.mp4", bytes(1024 * 1024 + 1))
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "bukti.ukuran_mb", 1)

    assert Offices(store).profile().evidence_mb == 1
    assert refusal(desk.year.attach, desk.me, RESULT, desk.result, big) == "berkas.terlalu_besar"
    assert not desk.blobs.names()
    desk.attach(a_file(tmp_path, "pas.bin", bytes(1024 * 1024)))


def test_nobody_else_hangs_evidence_on_a_result(year, world, result, blobs, tmp_path):
    path = a_file(tmp_path)

    for other in (world.staff[1], world.kabid):
        assert refusal(year.attach, other.acts(LATE), RESULT, result, path) == "hak.bukan_pemilik"
    assert not blobs.names()
    year.attach(admin(LATE), RESULT, result, path)


def test_the_same_file_twice_on_one_result_is_one(year, me, made, result, tmp_path):
    path = a_file(tmp_path)
    year.attach(me, RESULT, result, path)

    assert refusal(year.attach, me, RESULT, result, path) == "bukti.sudah_ada"
    assert shown(year, made.skp.id) == ["rekap.pdf"]


def test_the_same_file_on_another_line_is_a_hint(year, me, made, result, tmp_path):
    path = a_file(tmp_path)
    first = year.attach(me, RESULT, result, path)
    other = year.record(me, made.skp.id, made.lines[1], TW3, SEPTEMBER, value=Decimal(98)).id

    second = year.attach(me, RESULT, other, path)

    assert first.hints == ()
    (hint,) = second.hints
    assert (hint.code, hint.facts["jumlah"]) == ("bukti.dipakai_di_tempat_lain", 1)


def test_the_same_file_for_two_results_of_one_line_is_no_hint(year, me, made, result, tmp_path):
    path = a_file(tmp_path)
    year.attach(me, RESULT, result, path)
    more = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(5)).id

    assert year.attach(me, RESULT, more, path).hints == ()


def test_evidence_follows_a_corrected_result(year, me, made, result, tmp_path):
    year.attach(me, RESULT, result, a_file(tmp_path))

    year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(31), corrects=result)

    assert shown(year, made.skp.id) == ["rekap.pdf"]


def test_a_result_taken_back_takes_no_evidence(year, me, result, tmp_path):
    year.take_back(me, result)

    assert refusal(year.attach, me, RESULT, result, a_file(tmp_path)) == "bukti.pemilik_batal"


def test_replaced_evidence_is_kept_and_shown_no_more(year, me, made, result, tmp_path):
    old = year.attach(me, RESULT, result, a_file(tmp_path))
    year.replace_evidence(me, old.evidence_id, a_file(tmp_path, "rekap baru.pdf", b"%PDF baru"))

    assert shown(year, made.skp.id) == ["rekap baru.pdf"]
    assert year.open_evidence(old.evidence_id) == b"%PDF rekap"
    again = (me, old.evidence_id, a_file(tmp_path, "lain.pdf", b"lain"))
    assert refusal(year.replace_evidence, *again) == "bukti.sudah_diganti"


def test_a_replacement_that_fails_leaves_the_old_evidence_in_place(year, me, made, result, tmp_path):
    old = year.attach(me, RESULT, result, a_file(tmp_path))

    assert refusal(year.replace_evidence, me, old.evidence_id, tmp_path / "tak ada.pdf") == "berkas.tidak_ada"
    assert refusal(year.replace_evidence, me, old.evidence_id, a_file(tmp_path, "0", b"")) == "berkas.kosong"

    assert shown(year, made.skp.id) == ["rekap.pdf"]
    assert year.open_evidence(old.evidence_id) == b"%PDF rekap"


def test_wrong_evidence_is_taken_away_and_its_file_stays(year, me, made, result, tmp_path):
    wrong = year.attach(me, RESULT, result, a_file(tmp_path))

    year.withdraw_evidence(me, wrong.evidence_id)

    assert shown(year, made.skp.id) == []
    assert year.open_evidence(wrong.evidence_id) == b"%PDF rekap"
    assert refusal(year.withdraw_evidence, me, wrong.evidence_id) == "bukti.sudah_diganti"


def test_missing_and_altered_files_are_named(store, desk, tmp_path):
    for name in ("utuh.pdf", "hilang.pdf", "rusak.pdf"):
        desk.attach(a_file(tmp_path, name, name.encode()))
    assert desk.year.verify_files().is_good
    lose(desk.blobs, b"hilang.pdf")
    spoil(desk.blobs, b"rusak.pdf")
    seen = []

    report = desk.year.verify_files(lambda done, total: seen.append((done, total)))

    assert (report.checked, report.is_good) == (3, False)
    assert report.missing == ("hilang.pdf (Pegawai Contoh 0001)",)
    assert report.damaged == ("rusak.pdf (Pegawai Contoh 0001)",)
    assert seen[-1] == (3, 3)
    with store.look() as work:
        states = {blob.sha256: blob.state for blob in work.find(Blob)}
    assert states[sha256(b"hilang.pdf").digest()] is BlobState.HILANG
    assert states[sha256(b"utuh.pdf").digest()] is BlobState.ADA


def test_attaching_a_lost_file_again_brings_it_back(desk, tmp_path):
    first = desk.attach(a_file(tmp_path))
    lose(desk.blobs, b"%PDF rekap")
    desk.year.verify_files()
    with pytest.raises(Damaged):
        desk.year.open_evidence(first.evidence_id)
    other = desk.year.record(
        desk.me, desk.made.skp.id, desk.made.lines[0], TW3, SEPTEMBER, value=Decimal(5)
    ).id

    desk.attach(a_file(tmp_path), other)

    assert desk.year.open_evidence(first.evidence_id) == b"%PDF rekap"
    assert desk.year.verify_files().is_good


def test_names_are_kept_tidy_and_never_without_their_ending(store, year, me, result, tmp_path):
    long = year.attach(me, RESULT, result, a_file(tmp_path, "x" * 240 + ".pdf", b"1"))
    odd = year.attach(me, RESULT, result, a_file(tmp_path, "rekap\tseptember\u200b.PDF", b"2"))

    with store.look() as work:
        names = [work.need(Evidence, each.evidence_id).name for each in (long, odd)]
    assert len(names[0]) == 200
    assert names[0].endswith(".pdf")
    assert names[1] == "rekap september.PDF"


def test_a_scan_waits_for_its_act_and_is_swept_only_after_a_day(year, blobs, tmp_path):
    scan = year.store_file(a_file(tmp_path, "pindaian.pdf", b"%PDF pindai"))
    assert OnPaper(signed_on=SEPTEMBER, signatory="Kabid Contoh", scan=scan).scan == scan

    assert year.sweep_files() == 0
    os.utime(blobs._path(scan.sha256), (1_000_000_000, 1_000_000_000))
    assert year.sweep_files() == 1
    assert not blobs.names()


def test_a_sweep_never_takes_what_a_row_speaks_of(store, desk, tmp_path):
    kept = desk.attach(a_file(tmp_path))
    emblem = desk.blobs.put(b"lambang")
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "cetak.lambang", {"sha256": emblem.sha256.hex()})
    for path in desk.blobs._folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    assert desk.year.sweep_files() == 0
    assert desk.year.open_evidence(kept.evidence_id) == b"%PDF rekap"
    assert desk.blobs.has(emblem.sha256)


def test_evidence_of_feedback_is_its_givers(year, world, me, made, tmp_path):
    at = {"rhk_line": made.rhk_lines[0]}
    said = year.give_feedback(world.kabid.acts(LATE), made.skp.id, SEPTEMBER, "Bukti sudah lengkap.", **at)

    assert refusal(year.attach, me, OwnerKind.FEEDBACK, said.id, a_file(tmp_path)) == "hak.bukan_pemilik"
    year.attach(world.kabid.acts(LATE), OwnerKind.FEEDBACK, said.id, a_file(tmp_path))


def test_a_row_whose_file_has_not_arrived_says_so_calmly(store, desk, tmp_path):
    attached = desk.attach(a_file(tmp_path))
    with store.work() as work:
        here = work.need(Evidence, attached.evidence_id)
        work.add(replace(here, id=work.mint(), sha256=bytes(range(32)), name="dari-dinas.pdf"))
        (came,) = (each for each in work.find(Evidence) if each.name == "dari-dinas.pdf")

    assert desk.year.has_arrived(here)
    assert not desk.year.has_arrived(came)
    with pytest.raises(RuleBroken, match=r"bukti\.belum_tiba"):
        desk.year.open_evidence(came.id)
