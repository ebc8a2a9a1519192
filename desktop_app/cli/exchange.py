"""`rembug sinkron`, `rembug kartu`, `rembug paket-awal`: the exchange by the use cases of the window."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from desktop_app.cli.acting import acting_in
from desktop_app.cli.output import complain, give, say
from desktop_app.domain.errors import RuleBroken
from desktop_app.services.exchange.values import FileKind, Intake, LedgerLine, Received, Sent
from desktop_app.services.house import House
from desktop_app.words.exchange import DOUBLES, KINDS, REASONS_TO_WAIT
from desktop_app.words.exchange_terms import label_of
from desktop_app.words.numbers import show_size
from desktop_app.words.sentences import sentence

_OUTCOMES = {
    "baru": "sudah didaftarkan",
    "sama": "sudah dikenal, tidak ada yang berubah",
    "diganti": "kuncinya diganti dengan yang baru",
    "bergabung": "komputer ini bergabung dengan kantor itu",
}
_MB = 1024 * 1024


def send(house: House, wanted: Namespace) -> int:
    """Writes a file for an office and reads it again."""
    kind = FileKind.TANDA_TERIMA if wanted.tanda_terima else FileKind.SINKRON
    return _send(house, wanted, kind)


def send_starter(house: House, wanted: Namespace) -> int:
    """Writes all an office needs to begin."""
    return _send(house, wanted, FileKind.PAKET_AWAL)


def _send(house: House, wanted: Namespace, kind: FileKind) -> int:
    if wanted.pratinjau:
        return _tell_leaving(house, wanted, kind)
    if wanted.ke is None:
        raise RuleBroken("perintah.salah", masalah="argumen wajib belum ada: --ke", program="rembug sinkron")
    sent = house.exchange.send(
        acting_in(house),
        wanted.untuk,
        wanted.ke,
        with_files=not wanted.tanpa_bukti,
        kind=kind,
        part_size=wanted.bagian * _MB if wanted.bagian else None,
    )
    return _tell_sent(sent, wanted, kind)


def _tell_leaving(house: House, wanted: Namespace, kind: FileKind) -> int:
    preview = house.exchange.preview_send(
        acting_in(house), wanted.untuk, with_files=not wanted.tanpa_bukti, kind=kind
    )
    if wanted.json:
        give(
            {
                "untuk": preview.to_code,
                "perubahan": preview.operations,
                "pegawai": preview.people,
                "bukti": preview.files,
                "ukuran_bukti": preview.file_bytes,
                "isi": [
                    {"kelompok": k.audience, "kantor": k.office, "jenis": k.table, "baris": k.rows}
                    for k in preview.kinds
                ],
            }
        )
        return 0
    say(f"Untuk {preview.to_name}: {preview.operations} perubahan tentang {preview.people} pegawai.")
    for kinds in preview.kinds:
        say(f"  {kinds.rows} {label_of(kinds.table)} {kinds.office}".rstrip())
    say(f"  {preview.files} berkas bukti ({show_size(preview.file_bytes)})")
    return 0


def _tell_sent(sent: Sent, wanted: Namespace, kind: FileKind) -> int:
    if wanted.json:
        give(
            {
                "untuk": sent.to_code,
                "nomor": sent.number,
                "berkas": [str(file.path) for file in sent.files],
                "perubahan": sent.operations,
                "bukti": sent.evidence,
                "kendali": dict(sent.totals),
            }
        )
        return 0
    for file in sent.files:
        say(f"Ditulis ke {file.path} ({show_size(file.size)}) dan sudah dibaca ulang: utuh.")
    title = "Paket awal" if kind is FileKind.PAKET_AWAL else "Kiriman"
    say(f"{title} nomor {sent.number} untuk {sent.to_name}: {sent.operations} perubahan, "
        f"{sent.evidence} berkas bukti. Sekarang aman mencabut stik.")  # fmt: skip
    return 0


def receive(house: House, wanted: Namespace) -> int:
    """Takes files in, or tells what taking them in would do."""
    cases, acting = house.exchange, acting_in(house)
    found = (cases.preview_receive if wanted.pratinjau else cases.receive)(acting, wanted.berkas)
    if not found.intakes:
        raise RuleBroken("perintah.tidak_ada_berkas", tempat=", ".join(map(str, wanted.berkas)))
    if wanted.json:
        give(_for_machines(found))
    else:
        for intake in found.intakes:
            _tell_intake(intake, is_preview=found.is_preview)
        if len(found.intakes) > 1:
            _tell_sum(found)
    refused = [intake for intake in found.intakes if intake.error is not None]
    for intake in refused:
        if intake.error is not None:
            complain(intake.error.code, f"{intake.file}: {sentence(intake.error)}")
    return 2 if refused else 0


def _for_machines(found: Received) -> dict[str, Any]:
    return {
        "pratinjau": found.is_preview,
        "berkas": [_intake(intake) for intake in found.intakes],
        **{ours: found.total(name) for ours, name in _SUMS.items()},
    }


_SUMS = {
    "baru": "new",
    "berubah": "changed",
    "dihapus": "deleted",
    "bentrok": "conflicts",
    "ditolak": "refused",
    "menunggu": "waiting",
    "perubahan": "operations",
    "bukti": "files",
}


def _intake(intake: Intake) -> dict[str, Any]:
    return {
        "berkas": intake.file,
        "pengirim": intake.sender_code,
        "jenis": intake.kind,
        "nomor": intake.number,
        **{ours: getattr(intake, name) for ours, name in _SUMS.items()},
        "sudah_ada": intake.known,
        "terakhir_diterima": intake.last_number,
        "lebih_lama": intake.is_old,
        "cabang": intake.forks,
        "sebab_ditolak": intake.refused_codes,
        "sebab_menunggu": intake.waiting_for,
        "bukti_kurang": intake.files_missing,
        "kendali": intake.totals,
        "kendali_berbeda": list(intake.totals_differ),
        "daftar_kantor": intake.roster_version,
        "diakui": intake.acknowledged,
        "jam_diragukan": intake.clock_doubt,
        "kode": intake.error.code if intake.error else None,
        "masalah": sentence(intake.error) if intake.error else None,
    }


def _tell_intake(intake: Intake, *, is_preview: bool) -> None:
    if intake.error is not None:
        return
    kind = KINDS[intake.kind]
    say(f"{intake.file}: {kind} nomor {intake.number} dari {intake.sender_name}.")
    if intake.is_old:
        say(f"  Berkas ini lebih lama: dari kantor itu sudah diterima sampai nomor {intake.last_number}.")
    if intake.is_nothing:
        say(
            "  Sudah pernah diterima, tidak ada perubahan." if intake.known else "  Tidak ada perubahan data."
        )
    else:
        done = "akan masuk" if is_preview else "masuk"
        say(f"  {intake.new} baru, {intake.changed} berubah, {intake.deleted} dihapus {done}; "
            f"{intake.conflicts} bentrok, {intake.refused} ditolak, {intake.waiting} menunggu.")  # fmt: skip
    for why, count in intake.waiting_for.items():
        say(f"  {count} {REASONS_TO_WAIT[why]}.")
    for code, count in intake.refused_codes.items():
        say(f"  {count} perubahan ditolak [{code}]")
    if intake.files_missing:
        say(f"  {intake.files_missing} berkas bukti belum tiba.")
    if intake.clock_doubt:
        say("  Perhatian: jam komputer pengirim diragukan; urutan tidak terpengaruh.")
    if intake.totals_differ:
        say("  Perhatian: angka kendali berbeda dengan pengirim [HASIL_BERBEDA]. Jalankan: rembug periksa")


def _tell_sum(found: Received) -> None:
    say(f"{len(found.intakes)} berkas: {found.total('new')} baru, {found.total('changed')} berubah, "
        f"{found.total('conflicts')} bentrok, {found.total('refused')} ditolak, "
        f"{found.total('waiting')} menunggu.")  # fmt: skip


def write_card(house: House, wanted: Namespace) -> int:
    """The card of this office, or of this PC when it is a further one."""
    house.exchange.begin()
    card = house.exchange.cards.write(acting_in(house), wanted.berkas)
    digits = house.exchange.own_card()[1]
    if wanted.json:
        give({"kode": card.code, "nama": card.name, "jenis": card.kind.value, "sidik": digits})
    else:
        say(f"Kartu {card.name} ditulis ke {wanted.berkas}.")
        say(f"Sidik: {digits}")
        say("Bacakan sidik ini melalui telepon kepada penerima kartu.")
    return 0


def take_card(house: House, wanted: Namespace) -> int:
    """Takes a card in whose digits were compared."""
    house.exchange.begin()
    taken = house.exchange.cards.take(acting_in(house), wanted.berkas)
    if wanted.json:
        give({"kode": taken.code, "nama": taken.name, "jenis": taken.kind, "sidik": taken.fingerprint,
              "hasil": taken.outcome})  # fmt: skip
    else:
        say(f"Kartu {taken.name} ({taken.code}): {_OUTCOMES[taken.outcome]}.")
        say(f"Sidik: {taken.fingerprint}")
        say("Cocokkan sidik ini melalui telepon. Bila berbeda, cabut kartunya.")
    return 0


def revoke_card(house: House, wanted: Namespace) -> int:
    """BKPSDM takes an office's keys out of force."""
    house.exchange.cards.revoke(acting_in(house), wanted.kode)
    say(f"Kartu {wanted.kode} dicabut. Kirim daftar kantor yang baru kepada semua kantor.")
    return 0


def undo(house: House, wanted: Namespace) -> int:
    """Sets the last file that came in aside."""
    line = _last(house, wanted.berkas)
    house.exchange.undo(acting_in(house), line.id)
    say(f"{line.file} diurungkan: isinya disisihkan dan dapat diterima lagi.")
    return 0


def _last(house: House, name: str | None) -> LedgerLine:
    for line in house.exchange.ledger():
        if not line.is_out and line.state == "diterima" and name in {None, line.file}:
            return line
    raise RuleBroken("sinkron.tidak_ada_yang_diurungkan")


def become_new(house: House, _wanted: Namespace) -> int:
    """This store is a copy: it counts as a new PC from now on."""
    house.exchange.become_new_computer(acting_in(house))
    say("Komputer ini sekarang menulis sebagai komputer baru. Terima lagi berkas terakhir.")
    return 0


def history(house: House, wanted: Namespace) -> int:
    """The ledger."""
    lines = house.exchange.ledger()
    if wanted.json:
        give({"riwayat": [_ledger_line(line) for line in lines]})
        return 0
    for line in lines:
        arrow = "ke" if line.is_out else "dari"
        say(f"{line.at[:16]}  {KINDS[line.kind]} nomor {line.number} {arrow} {line.office_code}: "
            f"{line.state.value}  {line.file}")  # fmt: skip
    return 0


def tell_doubles(house: House, wanted: Namespace) -> int:
    """What two offices wrote that there may be once only: people with one number, and other rows."""
    people, others = house.exchange.duplicates.pairs(), house.exchange.duplicates.doubles()
    if wanted.json:
        lines = [("orang", each.why, each.a, each.b) for each in people]
        lines += [(each.kind, each.table, each.a, each.b) for each in others]
        told = [{"jenis": kind, "karena": why, "a": a.hex(), "b": b.hex()} for kind, why, a, b in lines]
        give({"ganda": told})
        return 0
    for pair in people:
        say(f"{pair.sides[0].title} dan {pair.sides[1].title}: dua orang dengan nomor {pair.why}.")
    for double in others:
        first, second = (side.title or label_of(double.table) for side in double.sides)
        say(f"{first} dan {second}: {DOUBLES[double.kind]}.")
    if not people and not others:
        say("Tidak ada data ganda.")
    return 0


def _ledger_line(line: LedgerLine) -> dict[str, Any]:
    return {
        "pada": line.at,
        "arah": "keluar" if line.is_out else "masuk",
        "kantor": line.office_code,
        "jenis": line.kind,
        "berkas": line.file,
        "nomor": line.number,
        "keadaan": line.state.value,
        "hasil": dict(line.counts),
    }
