"""The changes of the file as a list, a page at a time: looked for by words, by application, by person and by kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from evalapp.domain.journal import Change
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.story.asked_for import AskedFor, matcher
from evalapp.operations.records.story.doers import Doers
from evalapp.operations.records.story.kinds import Kind
from evalapp.operations.records.story.pages import PAGE, Asked, page_of
from evalapp.words import formats
from ui.look import theme
from ui.pages.history.columns import columns
from ui.pages.history.filters import Filters, offer
from ui.session import Session
from ui.tables.cells import Cell
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.text import Label

SEARCHED_AT_ONCE = 5_000


class ChangeList(QWidget):
    """`chosen(change)`, or None; `listed()` once other changes are shown.

    A page is read at first; who searches by words has the last 5,000 searched, and further back on request.
    """

    chosen = Signal(object)
    listed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._doers = Doers(session.view)
        self._begins_before: int | None = None
        self._changes: tuple[Change, ...] = ()  # as read, of which words may hide some
        self.has_more = False
        self.search = LineField()
        self.search.setPlaceholderText(_("Search in what was done, or by whom…"))
        self.search.setAccessibleName(_("Search in the history"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.application, self.person, self.kind = ChoiceField(), ChoiceField(), ChoiceField()
        boxes = ((self.application, _("Application")), (self.person, _("Person")), (self.kind, _("Kind")))
        for box, name in boxes:
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            box.activated.connect(self._ask_anew)
        self.person.setToolTip(_("What somebody did, and what touched them"))
        model = RowsModel(columns(self.who), key=lambda change: change.id)
        self.table = RowTable(model, _("Changes"), filters=False)
        self.table.chosen.connect(self.chosen)
        self.nothing = LinkButton(_("Nothing found. Show everything"), self.show_all)
        self.looked = Label(type="caption", tone="dim", wrap=True)
        self.earlier = LinkButton(_("Show earlier changes"), self.read_on)
        self.newest = LinkButton(_("Back to the newest changes"), self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(Filters(self.search, (self.application, self.person, self.kind)))
        column.addWidget(self.table, 1)
        for widget in (HiddenNote(self.table), self.looked, self.earlier, self.newest, self.nothing):
            column.addWidget(widget)
        column.addStretch()

    @property
    def asked(self) -> Asked:
        person = self.person.currentData()
        return Asked(
            application=self.application.currentData(),
            concerning=self._doers.concerning(person) if person is not None else None,
            kind=self.kind.currentData(),
        )

    @property
    def asked_for(self) -> AskedFor:
        """The same with the words, to be asked again."""
        return AskedFor(
            application=self.application.currentData() or "",
            person=self.person.currentData() or "",
            kind=self.kind.currentData() or "",
            words=" ".join(self.search.text().split()),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether less is shown than all changes."""
        boxes = (self.application, self.person, self.kind)
        return bool(self.search.text().strip()) or any(box.currentData() is not None for box in boxes)

    def reload_choices(self) -> None:
        view = self._session.view
        self._doers = Doers(view)
        titles = [(each.number, f"{each.number} {each.title}") for each in view.applications()]
        offer(self.application, _("All applications"), titles)
        people, names = view.people(), names_of(view.people())
        offer(self.person, _("Everybody"), [(each.id, names[each.id]) for each in people])
        offer(self.kind, _("All kinds"), [(str(each), each.label) for each in Kind])

    def reload(self) -> None:
        there = min(len(self._changes), SEARCHED_AT_ONCE)
        self._read(max(PAGE, there) if self._begins_before is None else PAGE)

    def _ask_anew(self) -> None:
        self._begins_before = None
        self._read(PAGE)

    def _read(self, most: int) -> None:
        page = page_of(self._session.view, self.asked, before=self._begins_before, most=most)
        self._take(page.changes, has_more=page.has_more)

    def read_on(self) -> None:
        """A page of earlier changes below those that are there; more of them where words are looked for."""
        rows = self._changes
        most = 4 * SEARCHED_AT_ONCE if self.search.text().strip() else PAGE
        before = rows[-1].id if rows else self._begins_before
        page = page_of(self._session.view, self.asked, before=before, most=most)
        self._take((*rows, *page.changes), has_more=page.has_more)

    def _take(self, changes: tuple[Change, ...], *, has_more: bool) -> None:
        self._changes, self.has_more = changes, has_more
        self.table.set_rows(changes)
        self._filter(self.search.text())

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        there = len(self._changes)
        if wanted and self.has_more and there < SEARCHED_AT_ONCE:
            self._read(SEARCHED_AT_ONCE)  # which comes back here
            return
        self.table.refilter(self.matcher(limit=max(there, 1)))
        self._say_reach(is_search=bool(wanted))
        if self.table.chosen_row is None:
            self.table.choose_first()
        self.listed.emit()

    def matcher(self, *, limit: int) -> Callable[[Change], bool] | None:
        """Whether a change holds every word that is looked for; None where none is. `limit`: how many are looked at."""
        return matcher(self._session.view, self._doers, self.search.text(), limit=limit)

    def _say_reach(self, *, is_search: bool) -> None:
        rows = self._changes
        shown = len(self.table.rows_model.lines)
        self.nothing.setVisible(not shown and self.is_narrowed)
        text = ngettext("The last {n} change was searched.", "The last {n} changes were searched.", len(rows))
        self.looked.setText(text.format(n=formats.whole(len(rows))))
        self.looked.setVisible(is_search and self.has_more)
        self.earlier.set_text(_("Search further back") if is_search else _("Show earlier changes"))
        self.earlier.setVisible(self.has_more)
        self.newest.setVisible(self._begins_before is not None)

    def show_all(self) -> None:
        self._begins_before = None
        self.search.clear()
        for box in (self.application, self.person, self.kind):
            box.setCurrentIndex(0)
        self._read(PAGE)

    def show_application(self, number: object) -> None:
        self.application.setCurrentIndex(max(0, self.application.findData(number)))
        self._ask_anew()

    def show_asked(self, asked: AskedFor) -> None:
        for box, value in (
            (self.application, asked.application),
            (self.person, asked.person),
            (self.kind, asked.kind),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.search.setText(asked.words)
        self._ask_anew()

    def show_change(self, number: int) -> None:
        """The change with this number, with everything else out of the way that hides it."""
        if self.table.rows_model.row_of(number) is None:
            self.show_all()
        if self.table.rows_model.row_of(number) is None:
            self._begins_before = number + 1
            self._read(PAGE)
        self.table.choose(number)
        self.table.setFocus()

    def who(self, change: Change) -> Cell:
        """Before the jury was there, work was done under the account of the computer: whose, if it spells a name."""
        if change.account:
            tip = _("Done under the account {account} of the computer.").format(account=change.account)
            return Cell(text=change.actor, tip=tip)
        name = self._doers.person_behind(change.actor)
        if not name:
            return Cell(text=change.actor)
        tip = _("Recorded under the account {account} of the computer, before the panel had people.")
        return Cell(text=name, tip=tip.format(account=change.actor))
