from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from evalapp.domain.tokens import THEMES, colours
from ui.look import icons, theme
from ui.look.style_sheet import style_sheet
from ui.pages.exchange.choices.choice_card import ChoiceCard
from ui.widgets.buttons import Button, Chip
from ui.widgets.progress import Dot, paint_dots
from ui.widgets.score.segments import SegmentedScore

_GROUNDS = (
    "window",
    "panel",
    "sunk",
    "selection",
    "accent-ground",
    "good-ground",
    "attention-ground",
    "bad-ground",
)
_TEXTS = ("text", "dim", "faint", "accent", "good", "attention", "bad")
_SHAPES = ("edge", "company", "knowledge", "government", "other")
_DECORATION = ("line", "strong-line")  # between rows, around what has a ground or words of its own
# Every text on every ground, placeholders and what is disabled too, held to 4.5:1 in every theme.
TEXT_ON: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in _TEXTS for ground in _GROUNDS),
    ("panel", "text"),
    ("on-accent", "accent"),
)
# Shapes that carry a meaning, and the borders of fields, held to 3:1 (WCAG 1.4.11).
SHAPE_ON: tuple[tuple[str, str], ...] = tuple((shape, ground) for shape in _SHAPES for ground in _GROUNDS)
EDGED: tuple[Callable[[], QWidget], ...] = (
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QDateTimeEdit,
    lambda: Button("Go"),
    lambda: SegmentedScore(
        Scale(id="s", lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2)), "Score"
    ),
    lambda: ChoiceCard(1),
)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_no_colour_stands_outside_the_measured_pairs(name: str) -> None:
    assert set(colours(name)) == {*_TEXTS, *_GROUNDS, *_SHAPES, *_DECORATION, "on-accent"}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_every_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    assert contrast(colours(name)[text], colours(name)[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_every_shape_with_a_meaning_stands_out(name: str, shape: str, ground: str) -> None:
    assert contrast(colours(name)[shape], colours(name)[ground]) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("make", EDGED)
def test_the_edge_of_what_is_filled_in_stands_out(
    qapp: QApplication, qtbot: QtBot, name: str, make: Callable[[], QWidget]
) -> None:
    theme.apply(qapp, name)
    widget = make()
    qtbot.addWidget(widget)
    theme.dress(widget)
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.resize(160, 40)
    image = widget.grab().toImage()
    edge = image.pixelColor(0, image.height() // 2).name()

    assert contrast(edge, colours(name)["panel"]) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_a_placeholder_is_as_legible_as_its_colour(
    qapp: QApplication, qtbot: QtBot, name: str, make: type[QLineEdit]
) -> None:
    theme.apply(qapp, name)
    field = make()
    qtbot.addWidget(field)
    theme.dress(field)
    field.ensurePolished()

    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(colours(name)["faint"])


@pytest.mark.parametrize("name", THEMES)
def test_a_chosen_chip_is_told_by_its_shape_too(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    """In high contrast the grounds are one colour, and colour alone never tells."""
    theme.apply(qapp, name)
    chip = Chip("All 9")
    qtbot.addWidget(chip)
    theme.dress(chip)
    chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    edges = []
    for is_chosen in (False, True):
        chip.setChecked(is_chosen)
        image = chip.grab().toImage()
        edges.append(image.pixelColor(image.width() // 2, 0).name())

    assert edges[1] == QColor(colours(name)["accent"]).name()
    assert edges[0] != edges[1]


@pytest.mark.parametrize("name", THEMES)
def test_an_empty_dot_stands_out(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    ground = colours(name)["selection"]
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.scale(4, 4)  # on one pixel to the pixel the rounding takes some of the ink
    paint_dots(painter, 10, 6, [Dot.OPEN])
    painter.end()
    strongest = max(contrast(image.pixelColor(x, 24).name(), ground) for x in range(48))

    assert strongest >= 3


@pytest.mark.parametrize("name", [name for name in THEMES if name.startswith("contrast")])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_high_contrast_goes_to_seven(name: str, text: str, ground: str) -> None:
    assert contrast(colours(name)[text], colours(name)[ground]) >= 7


@pytest.mark.parametrize("name", [name for name in THEMES if name.startswith("contrast")])
def test_lines_and_shapes_go_to_four_and_a_half_in_high_contrast(name: str) -> None:
    """Lines too, which elsewhere only adorn: here the grounds are one colour, and they alone part things. The ring
    around what has the keyboard is the accent, or the text on it, which are held to 7:1 as texts.
    """
    shown = colours(name)
    pairs = [(shape, ground) for shape in (*_SHAPES, *_DECORATION) for ground in _GROUNDS]

    assert [(shape, ground) for shape, ground in pairs if contrast(shown[shape], shown[ground]) < 4.5] == []


class _Desktop(QObject):
    """Tells whether somebody asked it for high contrast."""

    contrastPreferenceChanged = Signal()
    is_asked = True

    def contrastPreference(self) -> Qt.ContrastPreference:
        kinds = Qt.ContrastPreference
        return kinds.HighContrast if self.is_asked else kinds.NoPreference


@pytest.mark.parametrize(("setting", "while_asked"), [("system", "contrast-light"), ("dark", "dark")])
def test_high_contrast_follows_the_desktop_unless_somebody_chose_colours(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, setting: str, while_asked: str
) -> None:
    desktop = _Desktop()
    monkeypatch.setattr(theme, "wishes_of", lambda _hints: desktop)
    end = theme.follow(qapp, setting)
    assert theme.name() == while_asked

    desktop.is_asked = False
    desktop.contrastPreferenceChanged.emit()
    assert theme.name() == {"system": "light"}.get(setting, setting)

    desktop.is_asked = True
    end()
    desktop.contrastPreferenceChanged.emit()
    assert not theme.is_contrast()


def test_qt_tells_whether_the_desktop_asks_for_high_contrast(qapp: QApplication) -> None:
    hints = qapp.styleHints()

    assert theme.wishes_of(hints).contrastPreference() is Qt.ContrastPreference.NoPreference
    assert not theme.asks_contrast(hints)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_leaves_no_token_open(name: str) -> None:
    sheet = style_sheet(colours(name), theme.TYPE, is_contrast=False)

    assert "@" not in sheet


def test_a_theme_can_be_put_in_force_while_the_window_is_open(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")

    assert theme.name() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == colours("dark")["window"]


def test_type_is_source_sans_in_its_own_weights(qapp: QApplication) -> None:
    info = QFontInfo(theme.font("title"))

    assert (info.family(), info.pixelSize(), info.weight()) == ("Source Sans Pro", 20, 600)


def test_larger_text_scales_every_size(qapp: QApplication) -> None:
    theme.apply(qapp, "light", text_scale=1.5)

    assert theme.font("body").pixelSize() == 21
    assert theme.pixels(theme.ROW) == 48


def test_an_icon_takes_the_colour_of_its_role(qapp: QApplication) -> None:
    image = icons.pixmap("ranking", size=24, role="accent", ratio=4).toImage()
    painted = [
        image.pixelColor(x, y) for x in range(96) for y in range(96) if image.pixelColor(x, y).alpha() == 255
    ]

    assert painted
    assert {QColor(colours("light")["accent"]).rgb()} == {colour.rgb() for colour in painted}


# the style sheet belongs to a window


def test_a_widget_is_not_styled_again_for_each_widget_it_is_put_into(
    qapp: QApplication, qtbot: QtBot
) -> None:
    styled = []

    class Heard(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() is QEvent.Type.StyleChange:
                styled.append(event.type())
            super().changeEvent(event)

    window, inner = QWidget(), Heard()
    qtbot.addWidget(window)
    theme.dress(window)
    holder: QWidget = inner
    for _level in range(5):
        outer = QWidget()
        QVBoxLayout(outer).addWidget(holder)
        holder = outer
    assert not styled

    QVBoxLayout(window).addWidget(holder)
    assert 1 == len(styled)


def test_a_window_takes_every_theme_that_is_put_in_force(qapp: QApplication, qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    theme.dress(window)
    for name in THEMES:
        theme.apply(qapp, name)
        assert colours(name)["accent"] in window.styleSheet()
        assert not other.styleSheet()
