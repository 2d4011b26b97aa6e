from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from evalapp.domain.tokens import THEMES, colours
from ui.look import icons, theme
from ui.look.style_sheet import style_sheet

_GROUNDS = ("window", "panel", "sunk", "selection")
# What stands on what, in any page, held to 4.5:1 in every theme.
TEXT_ON: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "dim") for ground in _GROUNDS),
    *(
        (text, ground)
        for text in ("accent", "good", "attention", "bad")
        for ground in ("window", "panel", "selection")
    ),
    *((state, f"{state}-ground") for state in ("good", "attention", "bad", "accent")),
    *(("text", f"{state}-ground") for state in ("good", "attention", "bad", "accent")),
    ("panel", "text"),
    ("on-accent", "accent"),
)
# Shapes that carry a meaning, held to 3:1.
SHAPE_ON: tuple[tuple[str, str], ...] = (
    *(
        (shape, ground)
        for shape in ("accent", "company", "knowledge", "government", "other", "faint")
        for ground in ("window", "panel")
    ),
    *((shape, "selection") for shape in ("accent", "dim", "faint")),
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
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_every_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    assert contrast(colours(name)[text], colours(name)[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_every_shape_with_a_meaning_stands_out(name: str, shape: str, ground: str) -> None:
    assert contrast(colours(name)[shape], colours(name)[ground]) >= 3


@pytest.mark.parametrize("name", [name for name in THEMES if name.startswith("contrast")])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_high_contrast_goes_to_seven(name: str, text: str, ground: str) -> None:
    assert contrast(colours(name)[text], colours(name)[ground]) >= 7


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
