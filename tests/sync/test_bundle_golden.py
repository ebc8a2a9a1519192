"""Exchange files of every released format open for ever, to the last byte of what they held.

The folders under `tests/golden/sinkron` are numbered by format and never renewed. Their keys, offices and
contents are invented; each file was written by the program of its time.
"""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    open_inner,
    read_outer,
    unpack,
    verify_outer,
)
from desktop_app.vault.sealing import new_box_key
from desktop_app.vault.signing import SigningKey

GOLDEN = Path(__file__).parents[1] / "golden" / "sinkron"
FORMATS = sorted(path.name for path in GOLDEN.iterdir())


def told(name: str, file: str):
    return json.loads((GOLDEN / name / file).read_text(encoding="utf-8"))


def test_the_first_format_is_kept():
    assert FORMATS[0] == "0001"


@pytest.mark.parametrize("name", FORMATS)
def test_an_old_file_opens_whole(name):
    data = (GOLDEN / name / "berkas.sinkron").read_bytes()
    keys, expected = told(name, "kunci.json"), told(name, "isi.json")
    source = io.BytesIO(data)
    outer = read_outer(source, len(data))
    public = SigningKey(bytes.fromhex(keys["tanda_tangan"])).public

    assert verify_outer(source, outer, public) == sha256(data).digest()
    assert json.loads(msgspec.json.encode(outer.header)) == expected["header"]
    for secret in keys["kotak"]:
        assert content(source, outer, secret) == {
            key: expected[key] for key in ("manifest", "blocks", "files")
        }


@pytest.mark.parametrize("name", FORMATS)
def test_an_old_file_stays_closed_to_others(name):
    source = io.BytesIO((GOLDEN / name / "berkas.sinkron").read_bytes())
    outer = read_outer(source, len(source.getvalue()))

    with pytest.raises(Refused, match="BUKAN_UNTUK_KANTOR_INI"):
        content(source, outer, new_box_key().secret)


def content(source, outer, secret):
    found = {"manifest": None, "blocks": [], "files": []}

    def take(frame):
        match frame:
            case BlockFrame(signature=signature, packed=packed):
                found["blocks"].append([signature.hex(), unpack(packed).decode()])
            case FileHead(sha256=digest, size=size):
                found["files"].append([digest.hex(), size, 0, sha256()])
            case FileChunk(data=data):
                found["files"][-1][2] += 1
                found["files"][-1][3].update(data)

    open_inner(source, outer, [secret], lambda manifest: found.update(manifest=manifest), take)
    found["files"] = [
        [digest, size, chunks] for digest, size, chunks, seen in found["files"] if seen.hexdigest() == digest
    ]
    return found
