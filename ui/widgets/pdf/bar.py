"""The controls over a document: the page at hand, how large it is, what to look for in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from evalapp.domain.texts import _
from evalapp.words.formats import whole
from ui.actions import Action
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.pdf.layout import FITS, Zoom
from ui.widgets.pdf.reading import (
    CLOSE_SEARCH,
    FIT_PAGE,
    FIT_WIDTH,
    NEXT_HIT,
    PREVIOUS_HIT,
    SEARCH,
    WIDE,
    ZOOM_IN,
    ZOOM_OUT,
)
from ui.widgets.pdf.search import PdfSearch
from ui.widgets.text import Label, as_tooltip

Do = Callable[[str], object]
ICON = 18


class IconButton(Button):
    """Only an icon; its words are its accessible name, and with its key its tip."""

    def __init__(self, icon: str, name: str, action: Action, do: Do) -> None:
        self._action, self._do = action, do
        super().__init__(name, kind="tool", icon=icon, steps=True)
        self.setText("")
        self.setIconSize(QSize(theme.pixels(ICON), theme.pixels(ICON)))
        keys = action.native_keys
        self.setToolTip(as_tooltip(f"{name} ({keys})" if keys else name))
        self.setAccessibleDescription(keys)

    def _act(self) -> None:
        self._do(self._action.id)


class PdfBar(QWidget):
    """`do` carries out an action of the table by its id. `page_asked`: a number from 1 was typed."""

    page_asked = Signal(int)

    def __init__(self, pages: int, do: Do, *, can_widen: bool = False) -> None:
        super().__init__()
        self._pages = pages
        self.page = QLineEdit("1")
        self.page.setAccessibleName(_("Page number"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setMaxLength(len(str(pages)))
        self.page.returnPressed.connect(self._ask_page)
        self.zoom = Label(type="caption", tone="dim")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()
        self.fits = {
            "width": IconButton("fit-width", _("Fit the width"), FIT_WIDTH, do),
            "page": IconButton("fit-page", _("Fit the page"), FIT_PAGE, do),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.page)
        layout.addWidget(Label(_("of {n}").format(n=whole(pages)), type="table", tone="dim"))
        layout.addStretch()
        layout.addWidget(IconButton("zoom-out", _("Smaller"), ZOOM_OUT, do))
        layout.addWidget(self.zoom)
        layout.addWidget(IconButton("zoom-in", _("Larger"), ZOOM_IN, do))
        layout.addSpacing(theme.S)
        for button in self.fits.values():
            button.setCheckable(True)
            layout.addWidget(button)
        layout.addStretch()
        layout.addWidget(IconButton("search", _("Search in the attachment"), SEARCH, do))
        if can_widen:
            layout.addWidget(IconButton("hide-list", _("Hide or show the list of applications"), WIDE, do))

    def _fit(self) -> None:
        """As wide as the largest number in them, so that nothing beside them moves."""
        digits = "0" * max(len(str(self._pages)), 2)
        figures = QFontMetrics(theme.font("body")).horizontalAdvance(digits)
        self.page.setFixedWidth(figures + 2 * theme.M)
        self.zoom.setFixedWidth(QFontMetrics(theme.font("caption")).horizontalAdvance("400 %") + theme.XS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def show_page(self, page: int) -> None:
        """`page` counts from 0, the field from 1."""
        self.page.setText(str(page + 1))

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        self.zoom.setText(_("{n}%").format(n=round(100 * factor)))
        for fit in FITS:
            self.fits[fit].setChecked(zoom.fit == fit)

    def _ask_page(self) -> None:
        text = self.page.text().strip()
        if text.isdecimal() and 1 <= int(text) <= self._pages:
            self.page_asked.emit(int(text))
        else:
            self.page.selectAll()


class FindBar(QWidget):
    """A field with the number of hits. Enter goes to the next one, with Shift to the previous one."""

    words_changed = Signal(str)

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search in the attachment…"))
        self.field.setAccessibleName(_("Search in the attachment"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(theme.pixels(120))
        self.field.textChanged.connect(self.words_changed)
        self.count = Label(type="caption", tone="dim")
        self.count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.field, 1)
        layout.addSpacing(theme.XS)
        layout.addWidget(self.count)
        layout.addWidget(IconButton("search-previous", _("Previous hit"), PREVIOUS_HIT, do))
        layout.addWidget(IconButton("search-next", _("Next hit"), NEXT_HIT, do))
        layout.addWidget(IconButton("cross", _("Close the search"), CLOSE_SEARCH, do))

    def show_state(self, search: PdfSearch) -> None:
        words, tone = hits_words(search, self.field.text()), "dim"
        if search.is_over and not search.count and self.field.text().strip():
            tone = "attention"
        self.count.setText(words)
        self.count.set_tone(tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._do((PREVIOUS_HIT if is_back else NEXT_HIT).id)
            return
        super().keyPressEvent(event)


def hits_words(search: PdfSearch, words: str) -> str:
    """“3 of 17”; while the search goes on only how many so far."""
    if not words.strip():
        return ""
    if not search.is_over:
        return _("{n} so far…").format(n=whole(search.count))
    if not search.count:
        return _("not found")
    return _("{n} of {all}").format(n=whole(search.number), all=whole(search.count))
