"""Who knows the hash of a file he may not see, and writes it into a row of his own."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from secrets import token_bytes

from forged_files import Insider
from line_notes import attach
from opened_files import opened
from separate_offices import Office, give, post

from desktop_app.domain.values import PIMPINAN, AudienceKind, audience_of
from desktop_app.domain.year import Evidence
from desktop_app.services.seeds import office_id_of

PROOF = b"%PDF rahasia kantor lain"


def cites(insider: Insider, to: Office, path, **more) -> None:
    """A row of his own that speaks of the file, and a wish for it."""
    digest = sha256(PROOF).hexdigest()
    body = (
        f'{{"at":"2026-11-24T02:30:00.000Z","void":0,"owner_kind":"obstacle","owner_id":"{"11" * 16}",'
        f'"sha256":"{digest}","name":"x.pdf","mime":"application/pdf","size":{len(PROOF)}}}'
    )
    block = insider.block([("I", "evidence", token_bytes(16), body)], **more)
    (intake,) = to.receive(insider.file(to, [block], path, wanted=[digest])).intakes
    assert (intake.error, intake.refused_codes) == (None, {})


def files_to(sender: Office, to: Office, stick) -> set[bytes]:
    with sender.open() as house:
        told = house.exchange.preview_send(sender.acting, to.code)
    found = opened(post(sender, to, stick), to).files
    assert told.files == len(found)
    return set(found.values())


def test_who_cites_a_file_of_another_office_does_not_get_it(city):
    attach(city.a, "bukti.pdf", PROOF)
    give(city.a, city.centre, city.stick)

    cites(Insider(city.b), city.centre, city.stick / "minta.sinkron")

    assert files_to(city.centre, city.b, city.stick) == set()
    assert files_to(city.centre, city.c, city.stick) == set()


def test_nor_by_citing_it_in_what_is_written_about_his_head(city):
    attach(city.a, "bukti.pdf", PROOF)
    give(city.a, city.centre, city.stick)
    room = audience_of(AudienceKind.KEPEG, office_id_of(city.b.code), PIMPINAN)

    cites(Insider(city.b), city.centre, city.stick / "minta.sinkron", gid=room)

    assert files_to(city.centre, city.b, city.stick) == set()


def test_the_office_whose_file_it_was_first_still_gets_it_back(city):
    """A's disk broke; BKPSDM has the file. That another cites it too changes nothing for A."""
    attach(city.a, "bukti.pdf", PROOF)
    give(city.a, city.centre, city.stick)
    cites(Insider(city.b), city.centre, city.stick / "minta.sinkron")

    asking = Insider(city.a)
    wish = asking.file(city.centre, [], city.stick / "hilang", wanted=[sha256(PROOF).hexdigest()], number=99)
    city.centre.take(wish)

    assert files_to(city.centre, city.a, city.stick) == {PROOF}


def test_what_bkpsdm_itself_gives_to_two_offices_reaches_both(city):
    """A decision of the city attached to people of two offices: to B it is BKPSDM that speaks of it."""
    row = attach(city.a, "bukti.pdf", PROOF)
    give(city.a, city.centre, city.stick)
    room = audience_of(AudienceKind.KEPEG, office_id_of(city.b.code))
    with city.centre.open() as house, house.store.work(city.centre.acting) as work:
        evidence = work.get(Evidence, row)
        work.add(replace(evidence, id=work.mint(), audience_id=room))

    assert files_to(city.centre, city.b, city.stick) == {PROOF}
    assert files_to(city.centre, city.c, city.stick) == set()
