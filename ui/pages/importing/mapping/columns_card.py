"""Their headings beside our fields, of one sheet: doubtful ones first, those that are certain behind a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.taking.column_map import LEAVE_OUT
from evalapp.domain.taking.layout import Certainty, ColumnSeen, SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.mapping import choices_of, kinds
from ui.look import theme
from ui.pages.importing.mapping.column_heads import ColumnHeads
from ui.pages.importing.mapping.column_row import ColumnRow
from ui.pages.importing.mapping.lacking_row import LackingRow
from ui.pages.importing.scroll_card import ScrollCard
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.fields import ChoiceField
from ui.widgets.scrolling import focus_in_view, go_on_in_place, top_of
from ui.widgets.text import ElidedLabel, Label, Rule

_ROW_FIELD = 360  # pixels as designed
_MOST = 60  # rows at once: nobody reads 250 columns


class ColumnsCard(ScrollCard):
    """Calls `choose(sheet, column, target)`, `say(sheet, holds, row of headings)` and `take_over(sheet)` for all that
    is proposed. `beside`: what stands in its head too.
    """

    def __init__(
        self,
        choose: Callable[[SheetSeen, ColumnSeen, str], None],
        say: Callable[[SheetSeen, str, int], None],
        take_over: Callable[[SheetSeen], None],
        beside: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.heading = Label(_("Columns"), type="section")
        self.counts = ElidedLabel(type="caption", tone="dim")
        self.all_button = LinkButton("", self._open)
        self.all_button.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.M)
        for each in (self.heading, self.counts, *beside, self.all_button):
            line.addWidget(each, 1 if each is self.counts else 0)
        self.head.addLayout(line)
        self._choose, self._say, self._take_over = choose, say, take_over
        self.on_opened: Callable[[], None] = lambda: None  # there is more of it than there was
        self.sheet: SheetSeen | None = None
        self.rows: dict[str, ColumnRow] = {}
        self.lacking_rows: dict[str, LackingRow] = {}
        self.holds_field, self.row_field = ChoiceField(), ChoiceField()
        self.over_button: LinkButton | None = None
        self.heads: ColumnHeads | None = None
        self._order: dict[str, tuple[str, ...]] = {}  # of each sheet, as it was first shown
        self._at_first: dict[str, frozenset[str]] = {}  # the columns that were not certain then
        self._opened: set[str] = set()
        self.heads_place = QVBoxLayout()
        self.head.addLayout(self.heads_place)
        self.area.raise_()  # after what stands above it, for the keyboard too
        self.body.setContentsMargins(theme.L, 0, theme.L, theme.S)
        self.area.verticalScrollBar().rangeChanged.connect(self._align_heads)

    def fold(self) -> None:
        """For other files."""
        self._order, self._at_first, self._opened, self.sheet = {}, {}, set(), None

    def show_sheet(self, sheet: SheetSeen) -> None:
        """The keyboard stays at the column, or the choice, where it was."""
        had = self._at_hand()
        self.sheet = sheet
        empty(self.body)
        empty(self.heads_place)
        self.rows, self.over_button, self.heads = {}, None, None
        self.all_button.hide()
        self.counts.setText(
            _("sheet {sheet} · {counts}").format(sheet=sheet.name, counts=_counted(sheet))
            if sheet.name
            else _counted(sheet)
        )
        about, is_asked_first = self._about_sheet(sheet), not (sheet.kind and sheet.is_used)
        if is_asked_first:
            self.body.addWidget(about)
        self.lacking_rows = {}
        for name in sheet.lacking if sheet.kind else ():
            row = LackingRow(name, sheet.columns, partial(self._choose, sheet))
            self.lacking_rows[name] = row
            self.body.addWidget(row)
        by_letters = {each.letters: each for each in sheet.columns}
        if any(letters not in by_letters for letters in self._order.get(sheet.id, ("?",))):
            ranked = sorted(sheet.columns, key=lambda each: each.certainty.rank)
            self._order[sheet.id] = tuple(each.letters for each in ranked)
            self._at_first[sheet.id] = frozenset(
                each.letters for each in ranked if each.certainty is not Certainty.CERTAIN
            )
        choices = choices_of(sheet.kind) if sheet.kind else ()
        if choices:
            self._list(sheet, by_letters, choices)
        if not is_asked_first:
            self.body.addWidget(Rule())
            self.body.addWidget(about)
        self._go_on(had)

    def _list(
        self, sheet: SheetSeen, by_letters: dict[str, ColumnSeen], choices: Sequence[tuple[str, str]]
    ) -> None:
        first, is_open = self._at_first[sheet.id], sheet.id in self._opened
        shown = [
            each
            for letters in self._order[sheet.id]
            if (each := by_letters[letters])
            and (is_open or letters in first or each.is_said or each.certainty is not Certainty.CERTAIN)
        ]
        if not is_open:
            shown = shown[:_MOST]
        if sum(bool(each.proposed) for each in shown) > 1:
            n = sum(bool(each.proposed) for each in shown)
            text = ngettext("Take over the {n} proposal", "Take over the {n} proposals", n).format(n=n)
            self.over_button = LinkButton(text, partial(self._take_over, sheet))
            self.body.addWidget(self.over_button)
        if shown:
            self.heads = ColumnHeads()
            self.heads_place.addWidget(self.heads)
            self._align_heads()
        for each in shown:
            self.body.addWidget(Rule())
            row = ColumnRow(each, choices, partial(self._choose, sheet))
            self.rows[each.letters] = row
            self.body.addWidget(row)
        if rest := len(sheet.columns) - len(shown):
            certain = sum(each.certainty is Certainty.CERTAIN for each in sheet.columns) >= rest
            text = (
                ngettext("Show the {n} certain column", "Show the {n} certain columns", rest)
                if certain
                else ngettext("Show the {n} other column", "Show the {n} other columns", rest)
            )
            self.all_button.set_text(text.format(n=rest))
            self.all_button.show()

    def _align_heads(self) -> None:
        """Where the rows scroll, the bar takes room that the heads have."""
        bar = self.area.verticalScrollBar()
        self.heads_place.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() > 0 else 0, 0)

    def _about_sheet(self, sheet: SheetSeen) -> QWidget:
        """What its rows are, and in which row the headings stand."""
        self.holds_field, self.row_field = ChoiceField(), ChoiceField()
        for _kind, label in kinds():
            self.holds_field.addItem(label)
        held = [kind for kind, _label in kinds()]
        kind = sheet.kind if sheet.is_used or not sheet.is_said else LEAVE_OUT
        self.holds_field.setCurrentIndex(held.index(kind) if kind in held else held.index(LEAVE_OUT))
        self.holds_field.setAccessibleName(_("What the rows of {sheet} are").format(sheet=sheet.name))
        self.holds_field.activated.connect(self._hold)
        for number, text in sheet.top:
            self.row_field.addItem(_("row {row}: {text}").format(row=number, text=text))
        numbers = [number for number, _text in sheet.top]
        self.row_field.setCurrentIndex(
            numbers.index(sheet.heading_row) if sheet.heading_row in numbers else -1
        )
        self.row_field.setAccessibleName(_("Row with the headings of {sheet}").format(sheet=sheet.name))
        for field in (self.holds_field, self.row_field):
            field.setProperty("dense", "true")
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.holds_field.setFixedWidth(theme.pixels(150))
        self.row_field.setMaximumWidth(theme.pixels(_ROW_FIELD))
        self.row_field.activated.connect(self._head)
        self.row_field.setEnabled(bool(sheet.top))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.XS, 0, theme.XS)
        row.setSpacing(theme.S)
        row.addWidget(Label(_("Its rows are"), type="table"))
        row.addWidget(self.holds_field)
        row.addWidget(Label(_("headings in"), type="table"))
        row.addWidget(self.row_field, 1)
        row.addStretch()
        return line

    def _hold(self, row: int) -> None:
        if self.sheet is not None:
            self._say(self.sheet, kinds()[row][0], 0)

    def _head(self, row: int) -> None:
        if self.sheet is not None and self.sheet.top[row][0] != self.sheet.heading_row:
            self._say(self.sheet, "", self.sheet.top[row][0])

    def _open(self) -> None:
        if self.sheet is not None:
            self._opened.add(self.sheet.id)
            before = set(self.rows)
            self.show_sheet(self.sheet)
            self.on_opened()
            opened = next((row for letters, row in self.rows.items() if letters not in before), None)
            if opened is not None:
                opened.field.setFocus()

    def _at_hand(self) -> tuple[str, int] | None:
        for letters, row in self.rows.items():
            if row.field.hasFocus():
                return letters, top_of(row)
        if any(row.field.hasFocus() for row in self.lacking_rows.values()):
            return "lacking", 0
        if self.holds_field.hasFocus():
            return "holds", 0
        return ("row", 0) if self.row_field.hasFocus() else None

    def take_focus(self) -> None:
        """At what is missing, or in doubt."""
        fields: list[ChoiceField] = [each.field for each in self.lacking_rows.values()]
        fields += [each.field for each in self.rows.values()]
        focus_in_view((fields or [self.holds_field])[0])

    def _go_on(self, had: tuple[str, int] | None) -> None:
        if had is None:
            return
        name, y = had
        if name in self.rows:
            go_on_in_place(self.rows[name].field, self.rows[name], y)
        elif name == "row":
            self.row_field.setFocus()
        elif name == "lacking":
            self.take_focus()  # at what is to be said next
        else:
            self.holds_field.setFocus()


def _counted(sheet: SheetSeen) -> str:
    n = len(sheet.columns)
    columns = ngettext("{n} column", "{n} columns", n).format(n=n)
    counts = [
        f"{count} {certainty.label}"
        for certainty in reversed(Certainty)
        if (count := sheet.count(certainty)) and sheet.kind
    ]
    return f"{columns}: {', '.join(counts)}" if counts else columns
