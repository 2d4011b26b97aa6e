"""Where somebody is on a page, so that the same page of another window can go on there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QListView, QTabBar, QWidget

from ui.page import Page
from ui.tables.row_table import RowTable
from ui.widgets.fields import SearchField

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")
Path = tuple[
    tuple[type, int], ...
]  # from the page down: which child of its kind, in the order they were made


@dataclass(frozen=True, kw_only=True)
class _Table:
    chosen: object  # a key
    sorted_by: tuple[int, bool] | None  # the column as declared: somebody may have moved it
    filtered: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """`target`: what the page says that it shows. The rest is of widgets, each by the way to it."""

    target: object
    tabs: dict[Path, int]
    tables: dict[Path, _Table]
    lists: dict[Path, int]
    searched: dict[Path, str]
    shown: dict[Path, bool]  # buttons that open what lies below them, or choose what is shown
    scrolled: dict[Path, int]
    focus: Path | None


def place_on(page: Page) -> Place:
    focus = page.focusWidget()
    return Place(
        target=page.at(),
        tabs={way: bar.currentIndex() for way, bar in _of_kind(page, QTabBar)},
        tables={way: _table(table) for way, table in _of_kind(page, RowTable)},
        lists={way: each.currentIndex().row() for way, each in _of_kind(page, QListView)},
        searched={way: each.text() for way, each in _of_kind(page, QLineEdit) if _is_search(each)},
        shown={
            way: each.isChecked() for way, each in _of_kind(page, QAbstractButton) if each.property("shows")
        },
        scrolled={way: each.verticalScrollBar().value() for way, each in _of_kind(page, QAbstractScrollArea)},
        focus=_way_to(focus, page) if focus is not None else None,
    )


def go_to(place: Place, page: Page) -> None:
    """As far as the page has it: what is not there any more is left out."""
    if place.target is not None:
        page.open_at(place.target)
    for bar, n in _there(page, QTabBar, place.tabs):
        if n < bar.count():
            bar.setCurrentIndex(n)
    for field, text in _there(page, QLineEdit, place.searched):
        if text and _is_search(field):
            field.setText(text)
    for table, was in _there(page, RowTable, place.tables):
        _arrange(table, was)
    for listed, row in _there(page, QListView, place.lists):
        if row not in (listed.currentIndex().row(), -1) and row < listed.model().rowCount():
            listed.setCurrentIndex(listed.model().index(row, 0))
    for button, is_on in _there(page, QAbstractButton, place.shown):
        if is_on and not button.isChecked():
            button.click()
    if place.focus is not None and (focus := _at(page, place.focus)) is not None and focus.isVisibleTo(page):
        focus.setFocus()
    # Once what was chosen has its height; what stands above it is not scrolled past it by the keyboard then.
    QTimer.singleShot(0, page, _scrolling(page, place))


def _scrolling(page: Page, place: Place) -> Callable[[], None]:
    def scroll() -> None:
        for area, value in _there(page, QAbstractScrollArea, place.scrolled):
            area.verticalScrollBar().setValue(value)

    return scroll


def _table(table: RowTable) -> _Table:  # type: ignore[type-arg]
    model, row, line = table.rows_model, table.chosen_row, table.filtering.line
    by = model.sorted_by
    declared = [n for n, each in enumerate(model.declared) if by is not None and each is model.columns[by[0]]]
    return _Table(
        chosen=model.key(row) if row is not None else None,
        sorted_by=(declared[0], by[1]) if by is not None and declared else None,
        filtered=line.text if line is not None else "",
    )


def _arrange(table: RowTable, was: _Table) -> None:  # type: ignore[type-arg]
    model, line = table.rows_model, table.filtering.line
    if was.sorted_by is not None and was.sorted_by[0] < len(model.declared):
        column = model.declared[was.sorted_by[0]]
        shown = next(n for n, each in enumerate(model.columns) if each is column)
        table.sort(shown, is_descending=was.sorted_by[1])
    if was.filtered and line is not None:
        line.field.setText(was.filtered)
    if was.chosen is not None and was.chosen != _table(table).chosen:
        table.choose(was.chosen)


def _is_search(field: QLineEdit) -> bool:
    """What is typed in any other field the page itself keeps."""
    return (
        isinstance(field, SearchField) or field.property("kind") == "search" or field.isClearButtonEnabled()
    )


def _of_kind(page: Page, kind: type[W]) -> Iterator[tuple[Path, W]]:
    for widget in page.findChildren(kind):
        if (way := _way_to(widget, page)) is not None:
            yield way, widget


def _there(page: Page, kind: type[W], of: dict[Path, T]) -> Iterator[tuple[W, T]]:
    for way, value in of.items():
        if isinstance(found := _at(page, way), kind):
            yield found, value


def _way_to(widget: QWidget, page: QWidget) -> Path | None:
    steps: list[tuple[type, int]] = []
    while widget is not page:
        above = widget.parentWidget()
        if above is None:
            return None
        steps.append((type(widget), _alike(above, type(widget)).index(widget)))
        widget = above
    return tuple(reversed(steps))


def _at(page: QWidget, way: Path) -> QWidget | None:
    widget = page
    for kind, n in way:
        alike = _alike(widget, kind)
        if n >= len(alike):
            return None
        widget = alike[n]
    return widget


def _alike(above: QWidget, kind: type) -> list[QWidget]:
    return [each for each in above.children() if isinstance(each, QWidget) and type(each) is kind]
