"""Kind `nip`: digit rules of NIP and NI PPPK, and how heavy each mismatch weighs (rules 1-8, 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import NumberKind, Severity, StaffKind


class Mismatch(StrEnum):
    """What a cross-check of a well-formed number may find; the value is the end of the finding's code."""

    TANGGAL_LAHIR_MASA_DEPAN = "tanggal_lahir_masa_depan"
    BUKAN_POLA = "bukan_pola"
    BEDA_STATUS = "beda_status"
    BEDA_JENIS_KELAMIN = "beda_jenis_kelamin"
    BEDA_TANGGAL_LAHIR = "beda_tanggal_lahir"
    TMT_TERLALU_MUDA = "tmt_terlalu_muda"
    TIDAK_ADA = "tidak_ada"
    GOLONGAN_TIDAK_DIKENAL = "golongan_tidak_dikenal"
    GOLONGAN_BEDA_STATUS = "golongan_beda_status"
    GOLONGAN_KOSONG = "golongan_kosong"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Which values of digits 13-14 (month of TMT, or frequency of contract) tell a NIP from a NI PPPK."""

    nip_least: int = 1
    nip_most: int = 12
    pppk_least: int = 21
    pppk_most: int = 99

    def kind_of(self, digits: int) -> NumberKind:
        if self.nip_least <= digits <= self.nip_most:
            return NumberKind.NIP
        if self.pppk_least <= digits <= self.pppk_most:
            return NumberKind.NI_PPPK
        return NumberKind.TIDAK_DIKENAL


@dataclass(frozen=True, slots=True)
class NipRules:
    """Patterns, youngest age at appointment, who needs no number, and the weight of every mismatch."""

    patterns: Patterns
    least_age: int
    number_optional: tuple[StaffKind, ...]
    severities: Mapping[Mismatch, Severity]
    exceptions: Mapping[tuple[Mismatch, StaffKind], Severity]
    uncertain: tuple[str, ...]

    def severity(self, mismatch: Mismatch, staff: StaffKind) -> Severity:
        """Weight of a mismatch for somebody of that status."""
        return self.exceptions.get((mismatch, staff), self.severities[mismatch])


def parse(facts: Facts) -> NipRules:
    facts.only("digits_13_14", "least_age", "number_optional", "severity", "exception")
    severity = facts.inner("severity")
    severity.only(*Mismatch)
    exceptions: dict[tuple[Mismatch, StaffKind], Severity] = {}
    notes: list[str] = []
    for row in facts.rows("exception") if "exception" in facts.table else ():
        row.only("of", "staff", "severity", "tidak_pasti", "note")
        for staff in row.words("staff", StaffKind):
            exceptions[row.word("of", Mismatch), staff] = row.word("severity", Severity)
        notes += filter(None, [row.uncertain()])
    return NipRules(
        patterns=_patterns(facts.inner("digits_13_14")),
        least_age=facts.integer("least_age", least=1, most=60),
        number_optional=facts.words("number_optional", StaffKind),
        severities={mismatch: severity.word(mismatch, Severity) for mismatch in Mismatch},
        exceptions=exceptions,
        uncertain=tuple(notes),
    )


def _patterns(facts: Facts) -> Patterns:
    facts.only("nip", "ni_pppk")
    nip, pppk = facts.integers("nip"), facts.integers("ni_pppk")
    if len(nip) != 2 or len(pppk) != 2 or not 0 <= nip[0] <= nip[1] < pppk[0] <= pppk[1] <= 99:
        raise facts.refuse("digits_13_14 harus dua rentang [dari, sampai], NIP lebih dahulu, tidak bertumpuk")
    return Patterns(nip[0], nip[1], pppk[0], pppk[1])
