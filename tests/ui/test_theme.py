from dataclasses import astuple, fields

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.resources import resource
from desktop_app.ui.theme.fonts import FAMILY, font
from desktop_app.ui.theme.high_contrast import system_tokens
from desktop_app.ui.theme.icons import pixmap
from desktop_app.ui.theme.look import look, px
from desktop_app.ui.theme.theme import Mode
from desktop_app.ui.theme.tokens import DARK, LIGHT, PAIRS, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("foreground", "background", "least"), PAIRS)
def test_every_pair_on_screen_can_be_read(tokens, foreground, background, least):
    ratio = contrast(getattr(tokens, foreground), getattr(tokens, background))

    assert ratio >= least, f"{foreground} on {background}: {ratio:.2f}"


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_there_are_27_pairs_and_each_names_tokens():
    names = {field.name for field in fields(Tokens)}

    assert len(PAIRS) == 27
    assert {name for pair in PAIRS for name in pair[:2]} <= names


def test_each_token_is_a_colour():
    for tokens in (LIGHT, DARK):
        for value in astuple(tokens)[1:]:
            assert len(value) == 7
            assert int(value[1:], 16) >= 0


def test_the_font_of_the_window_is_the_shipped_one_with_equal_figures(theme):
    assert QFontInfo(font(13)).family() == FAMILY
    assert QApplication.font().featureValue(QFont.Tag("tnum")) == 1


def test_choosing_a_theme_puts_it_in_force(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose(Mode.DARK)

    assert look().tokens is DARK
    assert DARK.canvas in QApplication.instance().styleSheet()


def test_toggling_twice_leads_back(theme):
    theme.toggle()
    assert theme.is_dark
    theme.toggle()

    assert not theme.is_dark


def test_the_scale_stays_between_90_and_130(theme):
    theme.scale(400)
    most = px(100)
    theme.scale(10)

    assert (most, px(100)) == (130, 90)


def test_under_high_contrast_only_the_colours_of_the_system_remain():
    system = QPalette()
    role = QPalette.ColorRole
    wanted = {role.Window: "#000000", role.WindowText: "#ffffff", role.Highlight: "#1aebff"}
    wanted[role.HighlightedText] = "#000001"
    for which, colour in wanted.items():
        system.setColor(which, QColor(colour))

    assert set(astuple(system_tokens(system))[1:]) == set(wanted.values())


def test_every_icon_can_be_drawn(theme):
    for path in sorted(resource("icons").glob("*.svg")):
        drawn = pixmap(path.stem, "#FF0000").toImage()
        colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}

        assert "#ff0000" in colours, path.stem


def test_what_is_shipped_has_its_licence():
    for name, words in (("inter-OFL.txt", "SIL OPEN FONT LICENSE"), ("lucide-ISC.txt", "ISC License")):
        assert words.lower() in resource("licences", name).read_text(encoding="utf-8").lower()
