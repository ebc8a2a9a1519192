"""What people read: every code has its sentence, every sentence its facts, and all of it is Indonesian."""

import ast
import re
import string
from pathlib import Path

import pytest
from codes import families, said_and_unknown
from source import modules, strings, text_of

from desktop_app.words.sentences import sentences

SAID, UNKNOWN = said_and_unknown()
ENGLISH = frozenset((Path(__file__).parent / "english.txt").read_text(encoding="utf-8").split("#")[0].split())
WITHOUT_TR = {"ui/gallery.py"}
"""The sheet of all components, for our eyes only."""
SHOWS = {
    "setText",
    "setToolTip",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setWindowTitle",
    "setInformativeText",
    "setTitle",
    "setStatusTip",
}


def placeholders(sentence: str) -> set[str]:
    return {
        re.split(r"[.\[]", name)[0]
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name is not None
    }


def test_every_code_can_be_read_from_the_source():
    assert sorted(each.place for each in UNKNOWN) == []


def test_every_code_has_a_sentence():
    known = sentences()

    silent = {
        said.code: said.place for said in SAID if not said.code.endswith("*") and said.code not in known
    }

    assert silent == {}


def test_every_family_of_codes_has_sentences():
    assert [start for start in families() if not any(code.startswith(start) for code in sentences())] == []


def test_every_sentence_finds_its_facts_at_each_place():
    known = sentences()

    wrong = {
        said.place: (said.code, sorted(lacking))
        for said in SAID
        if said.facts is not None
        and said.code in known
        and (lacking := placeholders(known[said.code]) - said.facts)
    }

    assert wrong == {}


def test_no_sentence_is_without_a_place_that_says_it():
    """Codes that are put together count by their beginning; all others stand somewhere as they are."""
    written = {node.value for module in modules() if module.floor != "words" for node in strings(module)}
    begun = tuple(families())

    assert [code for code in sentences() if code not in written and not code.startswith(begun)] == []


def test_sentences_are_whole_calm_and_finished():
    def is_wrong(text: str) -> bool:
        return (
            "!" in text
            or not text.rstrip().endswith((".", "?"))
            or bool(re.search(r"TO" + r"DO|\?\?|segera ha" + r"dir", text))
        )

    assert {code: text for code, text in sentences().items() if is_wrong(text)} == {}


def shown_texts():
    """Texts for people: in `words`, inside `tr()`, and whole phrases of the command line.

    What is raised as our own mistake is not for people, nor are patterns that match argparse's English.
    """
    for module in modules():
        raised = [node for node in ast.walk(module.tree) if isinstance(node, ast.Raise)]
        ours = {node for part in raised for node in ast.walk(part)}
        texts = [
            (module.at(node), node.value)
            for node in strings(module)
            if node not in ours and not re.fullmatch(r"[a-z_.]+", node.value)
        ]
        if module.floor == "words":
            yield from texts
        elif module.floor == "cli":
            yield from ((at, text) for at, text in texts if " " in text.strip() and "(.*" not in text)
        elif module.floor in {"ui", "app"}:
            for name, call in module.calls():
                if name in {"tr", "translate"}:
                    yield from ((module.at(call), text) for arg in call.args if (text := text_of(arg)))


def test_no_english_word_is_shown():
    found = {}
    for place, text in shown_texts():
        plain = re.sub(r"\{[^}]*\}|--[\w-]+", " ", text)
        words = {word.casefold() for word in re.findall(r"[A-Za-z]+", plain)} & ENGLISH
        if words:
            found[place] = (sorted(words), text)

    assert found == {}


def test_only_whole_literals_are_given_to_tr():
    """lupdate reads an f-string literally and never finds it again; a glued sentence cannot be translated."""
    wrong = [
        module.at(call)
        for module in modules()
        for name, call in module.calls()
        if name == "tr" and not (call.args and text_of(call.args[0]))
    ]

    assert wrong == []


def test_widgets_are_given_no_words_around_tr():
    wrong = [
        (module.at(call), text)
        for module in modules()
        if module.floor in {"ui", "app"} and module.place not in WITHOUT_TR
        for name, call in module.calls()
        if name in SHOWS and call.args and (text := text_of(call.args[0])) and re.search(r"[A-Za-z]{2}", text)
    ]

    assert wrong == []


@pytest.mark.parametrize("text", ["Open the file", "Data telah disimpan, please wait"])
def test_the_search_for_english_finds_it(text):
    assert set(re.findall(r"[a-z]+", text.casefold())) & ENGLISH


def test_the_reader_of_codes_sees_what_is_raised():
    """If it saw nothing, all tests above would pass."""
    by_code = {said.code: said for said in SAID}

    assert len(by_code) > 50
    assert by_code["gudang.usang"].facts == frozenset()
    assert by_code["nip.panjang"].facts == frozenset({"digits"})
    assert by_code["sel.wajib"].place.startswith("sheets/rows.py")
