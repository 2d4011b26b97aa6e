"""What somebody says of columns and sheets, and the map that comes of it: also as a file, out and in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import SCHEME
from evalapp.domain.taking.column_map import ColumnMap
from evalapp.domain.taking.layout import ColumnSeen, SheetSeen
from evalapp.domain.texts import _
from evalapp.operations.panel.mapping import accepted, has_more, open_map, save_map, with_answered, with_sheet
from ui.dialogs.files import FilesAsked
from ui.pages.importing.panel import ImportPanel
from ui.session import Session

_SUFFIX = SCHEME.suffix


class Mapping(QObject):
    """`said(map)` each time."""

    said = Signal(object)

    def __init__(self, session: Session, panel: ImportPanel) -> None:
        super().__init__()
        self._session, self._panel = session, panel
        self._layout: tuple[SheetSeen, ...] = ()
        self._mapped = ColumnMap()
        view = panel.mapping
        view.column_said.connect(self._say_column)
        view.sheet_said.connect(self._say_sheet)
        view.taken_over.connect(self._take_over)
        view.saved.connect(self._save)
        view.opened.connect(self._open)

    @property
    def is_needed(self) -> bool:
        """Whether nothing can be read before somebody says what the columns are."""
        return self._panel.is_unknown

    @property
    def _may_save(self) -> bool:
        return not self._mapped.is_empty or has_more(self._layout)

    def forget(self) -> None:
        self._layout, self._mapped = (), ColumnMap()
        self._panel.is_unknown = False
        self._panel.mapping.fold()

    def show_layout(self, layout: Sequence[SheetSeen], mapped: ColumnMap, *, is_first: bool) -> None:
        """It opens by itself where something is asked of columns; what somebody opened or closed stays so."""
        self._layout, self._mapped = tuple(layout), with_answered(mapped, layout)
        self._panel.show_mapping(
            self._layout,
            may_save=self._may_save,
            opens=is_first and any(each.asks for each in layout),
        )

    def show_again(self) -> None:
        """As it was, after what cannot be."""
        self._panel.show_mapping(self._layout, may_save=self._may_save, opens=False)

    def _say_column(self, sheet: SheetSeen, column: ColumnSeen, target: str) -> None:
        self._say(self._mapped.with_column(sheet.kind, column.name, target))

    def _say_sheet(self, sheet: SheetSeen, holds: str, row: int) -> None:
        before = self._mapped.sheet(sheet.file, sheet.name)
        self._say(
            with_sheet(
                self._mapped,
                sheet,
                holds=holds or before.holds,
                headings=row or before.headings,
                others=self._layout,
            )
        )

    def _take_over(self, sheet: SheetSeen) -> None:
        self._say(accepted(self._mapped, sheet))

    def _say(self, mapped: ColumnMap) -> None:
        self.said.emit(mapped)

    def _save(self) -> None:
        asked = FilesAsked(session=self._session, kind="mapping")
        name = _("mapping") + _SUFFIX
        path = asked.place(self._panel, _("Save the mapping as"), name, f"*{_SUFFIX}")
        if path is None:
            return
        if path.suffix.lower() != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
        try:
            save_map(path, self._mapped, self._layout, panel=self._session.call.panel)
        except KnownError as error:
            self._panel.show_error(str(error))
        else:
            self._panel.promise.setText(_("The mapping was saved as {file}.").format(file=path.name))

    def _open(self) -> None:
        asked = FilesAsked(session=self._session, kind="mapping")
        path = asked.one(self._panel, _("Open a mapping"), f"*{_SUFFIX}")
        if path is None:
            return
        try:
            mapped = open_map(path)
        except KnownError as error:
            self._panel.show_error(str(error))
        else:
            self._say(mapped)
