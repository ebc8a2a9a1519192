"""A secret behind a code on paper."""

from __future__ import annotations

import re

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.vault.recovery import new_code, open_secret, seal_secret

SECRET = bytes(range(32))


def test_a_code_is_eight_groups_of_four_digits_and_never_the_same():
    codes = {new_code() for _ in range(50)}

    assert len(codes) == 50
    assert all(re.fullmatch(r"\d{4}(-\d{4}){7}", code) for code in codes)


@pytest.mark.parametrize("typed", ["{}", " {}\n", "{spaced}", "{bare}"])
def test_a_code_may_be_typed_as_people_type(typed):
    code = new_code()
    sealed = seal_secret(SECRET, code)
    as_typed = typed.format(code, spaced=code.replace("-", "  "), bare=code.replace("-", ""))

    assert open_secret(sealed, as_typed) == SECRET


def test_every_other_code_is_refused():
    code = new_code()
    sealed = seal_secret(SECRET, code)
    wrong = [new_code(), "", "x", code[:-1], code + "1", code[:-1] + str((int(code[-1]) + 1) % 10), "٤" * 32]

    for other in wrong:
        with pytest.raises(Refused, match="KODE_SALAH"):
            open_secret(sealed, other)


def test_what_was_sealed_and_spoiled_opens_no_more():
    code = new_code()
    sealed = seal_secret(SECRET, code)

    for spoiled in (b"", sealed[:5], sealed[:-1], b"\xff" + sealed[1:], sealed[:1] + b"\xff" + sealed[2:]):
        with pytest.raises(Refused, match="KODE_SALAH"):
            open_secret(spoiled, code)


def test_nobody_is_made_to_use_all_his_memory():
    """The cost stands in the file, and the file may be anybody's."""
    sealed = seal_secret(SECRET, new_code())
    greedy = sealed[:2] + (2**31).to_bytes(4, "big") + sealed[6:]

    with pytest.raises(Refused, match="KODE_SALAH"):
        open_secret(greedy, new_code())
