"""The guide for whoever is at work, in a window beside the one it is about; nothing in it comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _, current_language, ngettext
from resources import GUIDES, guide
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import SearchField
from ui.widgets.text import Label

_PICTURE = re.compile(r"^[ \t]*!\[[^\]]*\]\([^)]*\)[ \t]*$\n?", re.MULTILINE)  # in a list it is indented
_GUIDE_LINK = re.compile(r"(?:(\w+)\.md)?(?:#(.*))?")
_OTHER_LINK = re.compile(rf"(?<!!)\[([^\]]+)\]\((?!#|(?:{'|'.join(GUIDES)})\.md)[^)]*\)")
_DEEPEST = 3  # level of the headings that stand in the list


def slug(heading: str) -> str:
    """How a link in the guides names a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def guide_text(name: str) -> str:
    """In the language of the window; without its pictures, as it stands beside, and links that lead elsewhere."""
    text = guide(name, current_language()).read_text(encoding="utf-8")
    return _OTHER_LINK.sub(r"\1", _PICTURE.sub("", text))


class GuidePage(QTextBrowser):
    """Shows the text of a guide; fetches nothing, from disk or network."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class GuideWindow(QWidget):
    """`show_chapter(guide, heading)` is what asks for it; `shortcuts` shows the sheet of keys."""

    def __init__(self, window: QWidget, shortcuts: Callable[[], object]) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._shortcuts = shortcuts
        self.name = ""
        self._chapters: dict[str, int] = {}  # slug → place in the text
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.setWordWrap(True)  # a long title takes a second line: nothing scrolls across
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.currentItemChanged.connect(self._go_to_item)
        self.page = GuidePage()
        self.page.setAccessibleName(_("Guide"))
        self.page.setProperty("frame", "bare")
        self.page.anchorClicked.connect(self._follow)
        self.search = SearchField(_("Search in the guide"), _("Search in the guide"))
        self.search.textChanged.connect(self._mark)
        self.search.installEventFilter(self)
        self.found = Label(type="caption", tone="dim")
        self._lay_out()
        self.resize(theme.pixels(860), theme.pixels(720))
        theme.dress(self)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.M)
        bar.addWidget(self.search)
        bar.addWidget(self.found, 1)
        bar.addWidget(LinkButton(_("Show all shortcuts"), self._show_shortcuts))
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.chapters)
        panes.addWidget(self.page)
        panes.setStretchFactor(1, 1)
        panes.setSizes([theme.pixels(240), theme.pixels(600)])
        panes.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addLayout(bar)
        layout.addWidget(panes, 1)

    def show_chapter(self, name: str, heading: str = "") -> None:
        """The guide for a juror, secretary or chair, at that heading; at its beginning where it has none such."""
        if name != self.name:
            self._load(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self._go_to(heading)
        QTimer.singleShot(0, self, self._come_back)  # once the window has its size, the text has its lines
        self.page.setFocus()

    def _come_back(self) -> None:
        if (item := self.chapters.currentItem()) is not None:
            self._go_to(item.data(Qt.ItemDataRole.UserRole))

    def _load(self, name: str) -> None:
        self.name = name
        self.page.document().setDefaultFont(theme.font("body"))
        self.page.document().setDocumentMargin(theme.L)
        self.page.setMarkdown(guide_text(name))
        self._chapters = {}
        self.chapters.blockSignals(True)
        self.chapters.clear()
        block = self.page.document().begin()
        while block.isValid():
            self._take_heading(block)
            block = block.next()
        self.chapters.blockSignals(False)
        self.setWindowTitle(f"{self.page.document().begin().text()} – Evalapp")
        self._mark(self.search.text())

    def _take_heading(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        if not 0 < level <= _DEEPEST:
            return
        self._chapters.setdefault(slug(block.text()), block.position())
        item = QListWidgetItem("    " * max(0, level - 2) + block.text())
        item.setData(Qt.ItemDataRole.UserRole, slug(block.text()))
        item.setToolTip(block.text())
        self.chapters.addItem(item)

    def has_chapter(self, heading: str) -> bool:
        return heading in self._chapters

    @property
    def chapter(self) -> str:
        """Under which heading the text is that is at the top."""
        top = self.page.cursorForPosition(QPoint(theme.XXL, theme.XXL)).position()
        before = [heading for heading, place in self._chapters.items() if place <= top]
        return before[-1] if before else ""

    def _go_to(self, heading: str) -> None:
        if not self.has_chapter(heading):
            heading = next(iter(self._chapters), "")
        place = self._chapters.get(heading, 0)
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(place)
        self.page.setTextCursor(cursor)
        block = self.page.document().findBlock(place)
        top = self.page.document().documentLayout().blockBoundingRect(block).top()
        self.page.verticalScrollBar().setValue(round(top))
        self.chapters.blockSignals(True)
        self.chapters.setCurrentRow(list(self._chapters).index(heading) if self._chapters else -1)
        self.chapters.blockSignals(False)

    def _go_to_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._go_to(item.data(Qt.ItemDataRole.UserRole))

    def _follow(self, url: QUrl) -> None:
        """Within the guides alone."""
        found = _GUIDE_LINK.fullmatch(QUrl.fromPercentEncoding(url.toEncoded()))
        if found is not None and (found[1] is None or found[1] in GUIDES):
            self.show_chapter(found[1] or self.name, found[2] or "")

    # searching

    def _mark(self, text: str) -> None:
        marks = []
        if text.strip():
            cursor = self.page.document().find(text)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(theme.colour("attention-ground"))
                mark.format.setForeground(theme.colour("attention"))
                marks.append(mark)
                cursor = self.page.document().find(text, cursor)
        self.page.setExtraSelections(marks)
        n = len(marks)
        said = ngettext("found {n} time", "found {n} times", n).format(n=n) if text.strip() else ""
        self.found.setText(said)
        if said:
            announce(self.search, said)
            begun = self.page.textCursor()  # each letter more narrows down where it is, and goes no further
            begun.setPosition(begun.selectionStart())
            self.page.setTextCursor(begun)
            self._go_on()

    def _go_on(self, *, is_back: bool = False) -> None:
        """To the next place where it stands, and round again."""
        text = self.search.text()
        if not text.strip():
            return
        way = QTextDocument.FindFlag.FindBackward if is_back else QTextDocument.FindFlag(0)
        if not self.page.find(text, way):
            ends = QTextCursor.MoveOperation.End if is_back else QTextCursor.MoveOperation.Start
            self.page.moveCursor(ends)
            self.page.find(text, way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        elif event.matches(QKeySequence.StandardKey.FindNext):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)

    def _show_shortcuts(self) -> None:
        self.window_beside.activateWindow()
        self._shortcuts()

    @property
    def window_beside(self) -> QWidget:
        found = self.parentWidget()
        assert found is not None
        return found
