"""The emblem an office supplies: read with care, shown unchanged on white."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.domain.errors import NotOurs, RuleBroken, Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 4_000_000
_KINDS = ("PNG", "JPEG")


@lru_cache(maxsize=8)
def picture(content: bytes) -> Image:
    """An RGB picture from the bytes of a PNG or JPEG, upright, transparency on white.

    Refuses other kinds, broken files, and more than 4 million pixels, before any of them is unpacked.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=_KINDS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise RuleBroken("documents.lambang_terlalu_besar", lebar=opened.width, tinggi=opened.height)
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError as error:
        raise NotOurs("documents.lambang_bukan_gambar") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Unreadable("documents.lambang_rusak") from error
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    return paper
