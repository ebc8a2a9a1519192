from __future__ import annotations

from datetime import date

import pytest
from rule_files import shipped_file

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.organisation import MeasureKind, UnitKind
from desktop_app.domain.rules import seeds
from desktop_app.domain.terms import PostKind, PostLevel

TODAY = date(2026, 1, 31)


def test_measures_of_all_kinds_are_there_with_synonyms() -> None:
    measures = {seed.name: seed for seed in seeds.measures(shipped_file("satuan.toml"))}

    assert {seed.kind for seed in measures.values()} == set(MeasureKind)
    assert "%" in measures["persen"].synonyms
    assert measures["dokumen"].decimals == 0
    assert measures["hari kerja"].days_per == 100


def test_posts_of_all_kinds_and_levels_are_there() -> None:
    posts = seeds.posts(shipped_file("jabatan.toml"))

    assert len(posts) >= 60
    assert {seed.kind for seed in posts} == set(PostKind)
    assert {seed.level for seed in posts} == {None, *PostLevel}


def test_the_city_has_four_kecamatan_and_23_kelurahan() -> None:
    units = seeds.units(shipped_file("unit.toml"))
    villages = [seed for seed in units if seed.kind is UnitKind.KELURAHAN]
    parents = [span.parent for seed in villages for span in seed.spans]

    assert {name: parents.count(name) for name in set(parents)} == {
        "KEC-ARGOMULYO": 6,
        "KEC-SIDOMUKTI": 4,
        "KEC-SIDOREJO": 6,
        "KEC-TINGKIR": 7,
    }


def test_every_unit_hangs_below_the_city_and_offices_under_the_sekda() -> None:
    units = {seed.code: seed for seed in seeds.units(shipped_file("unit.toml"))}
    for code in units:
        chain = [code]
        while (span := units[chain[-1]].spans[-1]).parent is not None:
            assert span.parent not in chain
            chain.append(span.parent)
        assert chain[-1] == "KOTA"

    assert units["DISDIK"].spans[0].command == "SETDA"
    assert units["KEC-TINGKIR"].spans[0].command == "SETDA"


def test_a_renamed_unit_keeps_its_old_name_for_the_old_days() -> None:
    units = {seed.code: seed for seed in seeds.units(shipped_file("unit.toml"))}
    before, after = (units["BKPSDM"].span_on(day) for day in (date(2022, 6, 30), TODAY))

    assert before is not None
    assert after is not None
    assert before.name == "Badan Kepegawaian, Pendidikan dan Pelatihan Daerah"
    assert after.name == "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    assert units["DISTAN"].span_on(TODAY) is None


def test_a_synonym_of_two_measures_a_lost_parent_and_overlapping_names_are_refused() -> None:
    measures, units = shipped_file("satuan.toml"), shipped_file("unit.toml")
    measures["measure"].append({"name": "DOK", "kind": "jumlah", "decimals": 0})
    lost = {"code": "X", "kind": "dinas", "span": [{"valid_from": TODAY, "name": "X", "parent": "Y"}]}
    spans = [{"valid_from": TODAY, "name": "A"}, {"valid_from": date(2027, 1, 1), "name": "B"}]

    with pytest.raises(RuleBroken, match="dok"):
        seeds.measures(measures)
    with pytest.raises(RuleBroken, match="unit Y yang tidak ada"):
        seeds.units({**units, "unit": [*units["unit"], lost]})
    with pytest.raises(RuleBroken, match="bertumpuk"):
        seeds.units({**units, "unit": [{"code": "X", "kind": "dinas", "span": spans}]})


def test_a_functional_post_without_a_level_is_refused() -> None:
    file = {"title": "t", "source": "s", "post": [{"name": "Guru", "kind": "fungsional"}]}

    with pytest.raises(RuleBroken, match="jenjang"):
        seeds.posts(file)
