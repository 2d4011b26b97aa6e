"""The tabs of the page: criteria, scales and the form of a juror; rules with an example; old and new; text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.scheme.editing import Verb, What
from ui.access.tab_order import put_after
from ui.look import theme
from ui.pages.scheme.beside_table import BesideCard
from ui.pages.scheme.editor import Editor
from ui.pages.scheme.entry_card import EntryCard, Take
from ui.pages.scheme.outline import Outline
from ui.pages.scheme.preview import PreviewCard, RulesCard
from ui.pages.scheme.rules_form import RulesForm
from ui.pages.scheme.scale_card import ScaleCard
from ui.pages.scheme.text_form import TextCard
from ui.pages.scheme.worked_card import WorkedCard
from ui.widgets.scrolling import bring_into_view
from ui.widgets.tabs import Tabs

CRITERIA, RULES, DIFFERENT, TEXT = range(4)


class Faces(Tabs):
    """`take(scheme)` puts another scheme in place of the one shown; `edit(verb)` is what the list's buttons ask."""

    def __init__(self, take: Take, edit: Callable[[Verb], object]) -> None:
        super().__init__(_("Scheme"))
        self.outline = Outline(edit)
        self.editor, self.scale = Editor(take), ScaleCard(take)
        self.preview, self.rules = PreviewCard(), RulesCard(self.go_to_rules)
        self.form, self.worked = RulesForm(take), WorkedCard()
        self.different, self.text = BesideCard(), TextCard(take)
        columns = _row(
            (_column(self.outline, self.rules), 8),
            (_column(self.editor, self.scale), 11),
            (_column(self.preview), 8),
        )
        self.addTab(columns, _("Criteria and rules"))
        rules = _row((_column(self.form), 5), (_column(self.worked), 6))
        self.addTab(rules, _("Rules of the ranking"))
        self.addTab(self.different, _("What is different"))
        self.addTab(self.text, _("As text"))

    @property
    def forms(self) -> tuple[EntryCard, ...]:
        return (self.editor, self.scale, self.form)

    @property
    def troubles(self) -> list[str]:
        """What is wrong with what is typed and not taken."""
        return [wrong for each in self.forms for wrong in each.troubles]

    def commit(self) -> None:
        for each in self.forms:
            each.commit()

    def show_part(self, scheme: Scheme, what: What, id: str, *, may_edit: bool) -> None:
        """What is chosen in the list, with its scale and the form of a juror."""
        criterion = id if what == "criterion" else ""
        self.editor.show_part(scheme, what, id, may_edit=may_edit)
        self.scale.show_scale(scheme, criterion, may_edit=may_edit)
        self.preview.show_scheme(scheme, criterion)
        put_after(self.editor, self.scale)
        put_after(self.scale if criterion else self.editor, self.preview)

    def follow(self, scheme: Scheme, what: What, id: str) -> None:
        """What was taken from a field, which keeps the keyboard."""
        self.editor.follow(scheme)
        self.scale.follow(scheme)
        self.preview.show_scheme(scheme, id if what == "criterion" else "")
        put_after(self.scale if what == "criterion" else self.editor, self.preview)

    def show_whole(self, scheme: Scheme, *, may_edit: bool) -> None:
        """What is of the whole scheme."""
        self.form.show_rules(scheme, may_edit=may_edit)
        self.text.show_scheme(scheme, may_edit=may_edit)
        put_after(self.form, self.text)
        self.show_rules(scheme)

    def show_rules(self, scheme: Scheme) -> None:
        self.rules.show_rules(scheme, self.preview.given)

    def show_example(self, scheme: Scheme) -> None:
        """It takes time to work out, and so waits until it is in sight."""
        if self.currentIndex() == RULES:
            self.worked.show_scheme(scheme)

    def go_to_rules(self) -> None:
        self.setCurrentIndex(RULES)
        self.form.go_to("procedure")
        bring_into_view(self.form.heading)


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.L)
    for n, each in enumerate(cards, start=1):
        # The form of a juror fills its column: it scrolls by itself.
        column.addWidget(each, 1 if isinstance(each, PreviewCard) and n == len(cards) else 0)
    if not isinstance(cards[-1], PreviewCard):
        column.addStretch(1)
    return column


def _row(*columns: tuple[QLayout, int]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.L)
    for column, stretch in columns:
        row.addLayout(column, stretch)
    return holder
