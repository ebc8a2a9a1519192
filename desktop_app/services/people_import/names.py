"""Names of units and posts as offices write them, made comparable; and what a name tells by itself."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop_app.domain.organisation import UnitKind
from desktop_app.domain.records import folded
from desktop_app.domain.terms import PostKind, PostLevel

_OTHER = re.compile(r"[^a-z0-9]+")
_PHRASES = (
    ("sub bagian", "subbagian"),
    ("sub bidang", "subbidang"),
    ("sub bag", "subbagian"),
    ("sub bid", "subbidang"),
    ("walikota", "wali kota"),
    ("wali kota salatiga", "wali kota"),
    ("unit pelaksana teknis daerah", "uptd"),
    ("unit pelaksana teknis dinas", "uptd"),
    ("unit pelaksana teknis", "uptd"),
)
_SHORT = {
    "subag": "subbagian",
    "subbag": "subbagian",
    "subbid": "subbidang",
    "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kadis": "kepala dinas",
    "sekdin": "sekretaris dinas",
    "sekcam": "sekretaris kecamatan",
    "sekda": "sekretaris daerah",
    "setda": "sekretariat daerah",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "bid": "bidang",
    "upt": "uptd",
    "sdn": "sd negeri",
    "smpn": "smp negeri",
    "ka": "kepala",
}
_CITY = re.compile(r"(?<!pemerintah)( pemerintah)? kota salatiga$")

_UNIT_KINDS = {
    "dinas": UnitKind.DINAS,
    "badan": UnitKind.DINAS,
    "sekretariat": UnitKind.SEKRETARIAT,
    "bidang": UnitKind.BIDANG,
    "bagian": UnitKind.BIDANG,
    "subbagian": UnitKind.SUBBAGIAN,
    "subbidang": UnitKind.SUBBAGIAN,
    "seksi": UnitKind.SEKSI,
    "uptd": UnitKind.UPTD,
    "kelurahan": UnitKind.KELURAHAN,
    "puskesmas": UnitKind.PUSKESMAS,
    "sekolah": UnitKind.SEKOLAH,
    "sd": UnitKind.SEKOLAH,
    "smp": UnitKind.SEKOLAH,
    "tk": UnitKind.SEKOLAH,
    "tim": UnitKind.TIM,
    "kecamatan": UnitKind.LAINNYA,
    "inspektorat": UnitKind.LAINNYA,
    "satuan": UnitKind.DINAS,
}
_HEADS = (
    ("sekretaris", {"sekretariat"}),
    ("asisten", {"asisten"}),
    ("inspektur pembantu", {"inspektur"}),
    ("kepala dinas", {"dinas"}),
    ("kepala badan", {"badan"}),
    ("kepala bidang", {"bidang"}),
    ("kepala bagian", {"bagian"}),
    ("kepala subbagian", {"subbagian"}),
    ("kepala subbidang", {"subbidang"}),
    ("kepala seksi", {"seksi"}),
)
"""The word a unit must begin with to be headed by such a post, if it begins with a known word at all."""

STRUCTURAL = frozenset({PostKind.JPT, PostKind.ADMINISTRATOR, PostKind.PENGAWAS})
_FUNCTIONAL_HEAD = re.compile(r"\bkepala (sekolah|puskesmas|sd|smp|tk|uptd)\b")
_LEVEL = re.compile(r"\b(ahli (?:pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia)\b")
_TELLING = (
    (PostKind.POLITIK, re.compile(r"(wakil )?wali kota\b")),
    (
        PostKind.JPT,
        re.compile(r"(kepala (dinas|badan|satuan)|sekretaris (daerah|dprd)|staf ahli|inspektur$)"),
    ),
    (PostKind.FUNGSIONAL, re.compile(r"(guru|kepala (sekolah|puskesmas|sd|smp|tk))\b")),
    (
        PostKind.ADMINISTRATOR,
        re.compile(
            r"(sekretaris( (dinas|badan|inspektorat|kecamatan))?$|camat|kepala (bagian|bidang|kantor)"
            r"|inspektur pembantu|direktur)"
        ),
    ),
    (
        PostKind.PENGAWAS,
        re.compile(r"(lurah|kepala (subbagian|subbidang|seksi|uptd|unit)|sekretaris kelurahan)"),
    ),
)
_ESELON = {"I": PostKind.JPT, "II": PostKind.JPT, "III": PostKind.ADMINISTRATOR, "IV": PostKind.PENGAWAS}


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A name as it is compared: without case, accents, marks, usual abbreviations and the city's own name."""
    words = _OTHER.sub(" ", folded(name).replace("&", " dan ")).strip()
    for phrase, instead in _PHRASES:
        words = re.sub(rf"\b{phrase}\b", instead, words)
    full = " ".join(_SHORT.get(word, word) for word in words.split())
    return _CITY.sub("", full) or full


def unit_kind_of(name: str) -> UnitKind:
    """The kind of a unit by the word its name begins with."""
    return _UNIT_KINDS.get(name_key(name).partition(" ")[0], UnitKind.LAINNYA)


def post_level_of(name: str) -> PostLevel | None:
    """The jenjang a name of a jabatan fungsional ends with."""
    found = _LEVEL.search(name_key(name))
    return PostLevel(found[1].replace(" ", "_")) if found else None


def post_kind_of(name: str, told: str | None, eselon: str | None) -> tuple[PostKind | None, bool]:
    """The kind of a post, and whether the source said so (else the name did); None: nothing tells.

    `told` is the stored word of *Jenis Jabatan*, where "struktural" needs the eselon to be told apart.
    """
    if told in set(PostKind):
        return PostKind(str(told)), True
    if eselon is not None:
        return _ESELON.get(eselon.partition(".")[0], PostKind.PENGAWAS), True
    key = name_key(name)
    for kind, pattern in _TELLING:
        if pattern.match(key):
            return kind, False
    if post_level_of(name):
        return PostKind.FUNGSIONAL, False
    return (PostKind.PENGAWAS if told else None), False


def heads_unit(post: str, kind: PostKind, unit: str) -> bool:
    """Whether the holder of a post heads the unit he is entered in.

    Structural posts do, staf ahli do not, a kepala sekolah or puskesmas does. Sources place a sekretaris or
    kasi in the dinas or kelurahan itself: he heads it only when its name agrees with his post.
    """
    key = name_key(post)
    if kind is PostKind.FUNGSIONAL or kind is PostKind.PELAKSANA:
        return bool(_FUNCTIONAL_HEAD.search(key)) and kind is PostKind.FUNGSIONAL
    if kind is PostKind.POLITIK:
        return key.startswith("wali kota")
    if kind not in STRUCTURAL or key.startswith("staf ahli"):
        return False
    first = name_key(unit).partition(" ")[0]
    for begins, wanted in _HEADS:
        if key.startswith(begins):
            return first in wanted or first not in _UNIT_KINDS
    return True
