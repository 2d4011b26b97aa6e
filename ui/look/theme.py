"""Colours, type and spacing of the window, from the tokens that charts and reports read too.

The theme in force belongs to the QApplication. Painted widgets ask `colour` and `font` each time they paint, so a
switch needs no bookkeeping: Qt repaints what the new palette and style sheet touch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.domain.tokens import colours
from ui.look.style_sheet import style_sheet

FAMILY = "Source Sans Pro"
XS, S, M, L, XL, XXL, HUGE = 4, 8, 12, 16, 20, 24, 32
RADIUS = 6
EDGE = 3  # at the left of what is selected or read
ROW = 32

# Role of a text → (size in logical pixels, weight).
TYPE: Mapping[str, tuple[int, int]] = {
    "figure": (28, 600),
    "total": (20, 700),
    "title": (20, 600),
    "section": (15, 600),
    "fact": (15, 600),
    "body": (14, 400),
    "strong": (14, 600),
    "table": (13, 400),
    "table-strong": (13, 600),
    "deciding": (14, 700),
    "caption": (12, 400),
    "caption-strong": (12, 600),
}

SETTINGS = ("system", "light", "dark", "contrast")
_in_force = ("light", 1.0)
_family = ""  # of the letters; empty before any theme is in force


def name() -> str:
    """The theme in force, one of evalapp.domain.tokens.THEMES."""
    return _in_force[0]


def scale() -> float:
    """How much larger than designed a person wants the text: 1.0, 1.15, 1.3 …"""
    return _in_force[1]


def colour(role: str) -> QColor:
    return QColor(_colour(name(), role))


@cache
def _colour(theme: str, role: str) -> QColor:
    return QColor(colours(theme)[role])


def is_contrast() -> bool:
    return name().startswith("contrast")


def pixels(size: int) -> int:
    """A designed text size in the pixels asked for; also for heights that must hold text."""
    return round(size * scale())


def font(role: str) -> QFont:
    return QFont(_font(role, *font_key(role)))


def font_key(role: str) -> tuple[str, int]:
    """What tells the font of that role from the one it had in another size: family and pixels.

    Kept here, for a table asks thousands of times and Qt takes longer to tell it than to draw a word.
    """
    return _family or QApplication.font().family(), round(TYPE[role][0] * _in_force[1])


@cache
def _font(role: str, family: str, size: int) -> QFont:
    """A table asks for hundreds of them with each paint."""
    _size, weight = TYPE[role]
    result = QFont(family)
    result.setPixelSize(size)
    result.setWeight(QFont.Weight(weight))
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def apply(app: QApplication, theme: str, *, text_scale: float = 1.0) -> None:
    """Put `theme` in force for every window, open ones included."""
    if app.property("theme") is None:
        _load_fonts()
    global _in_force, _family
    app.setProperty("theme", theme)
    _in_force = (theme, text_scale)
    family = FAMILY if FAMILY in QFontDatabase.families() else app.font().family()
    _family = family
    app.setFont(font("body"))
    app.setPalette(_palette())
    for window in app.topLevelWidgets():
        if window.property("is_dressed"):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window the style sheet in force, now and with every other theme.

    Not the application: with a sheet of its own, Qt styles a widget and all below it again each time it is put into
    another one, which made three quarters of the time in which a page is built.
    """
    window.setProperty("is_dressed", True)
    sizes = {role: (pixels(size), weight) for role, (size, weight) in TYPE.items()}
    window.setStyleSheet(style_sheet(colours(name()), sizes, is_contrast=is_contrast()))


def follow(app: QApplication, setting: str, *, text_scale: float = 1.0) -> Callable[[], None]:
    """Apply `setting` (one of SETTINGS); with "system" also when the desktop changes between light and dark, or asks
    for high contrast or no longer.

    Returns what ends the following.
    """
    hints = app.styleHints()

    def adapt() -> None:
        is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        plain = "dark" if is_dark else "light"
        follows = {
            "system": f"contrast-{plain}" if asks_contrast(hints) else plain,
            "contrast": f"contrast-{plain}",
        }
        apply(app, follows.get(setting, setting), text_scale=text_scale)

    adapt()
    if setting not in ("system", "contrast"):
        return lambda: None
    of_colours = hints.colorSchemeChanged.connect(adapt)
    wishes = wishes_of(hints)
    of_contrast = wishes.contrastPreferenceChanged.connect(adapt)
    return lambda: _disconnect((hints, of_colours), (wishes, of_contrast))


def wishes_of(hints: QStyleHints) -> QAccessibilityHints:
    """What the desktop knows of who cannot see well; whoever uses it holds `hints` too, or PySide lets go of it."""
    return hints.accessibility()


def asks_contrast(hints: QStyleHints) -> bool:
    """Whether somebody has asked the desktop for high contrast: Windows, macOS and GNOME tell Qt."""
    return wishes_of(hints).contrastPreference() is Qt.ContrastPreference.HighContrast


def _disconnect(*connections: tuple[QObject, object]) -> None:
    for sender, connection in connections:
        sender.disconnect(connection)  # type: ignore[call-overload]


def _load_fonts() -> None:
    """Source Sans from its package; without it the desktop's own font serves."""
    try:
        from font_source_sans_pro import font_files_ttf
    except ImportError:
        return
    for style in ("SourceSansPro", "SourceSansProSemibold", "SourceSansProBold", "SourceSansProIt"):
        if Path(font_files_ttf[style]).exists():
            QFontDatabase.addApplicationFont(font_files_ttf[style])


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, token in {
        role.Window: "window",
        role.Base: "panel",
        role.AlternateBase: "sunk",
        role.Button: "panel",
        role.ToolTipBase: "panel",
        role.WindowText: "text",
        role.Text: "text",
        role.ButtonText: "text",
        role.ToolTipText: "text",
        role.BrightText: "bad",
        role.PlaceholderText: "faint",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "line",
        role.Midlight: "line",
        role.Mid: "strong-line",
        role.Dark: "strong-line",
        role.Shadow: "strong-line",
    }.items():
        palette.setColor(which, colour(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour("faint"))
    return palette
