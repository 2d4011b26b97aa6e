"""The tabs of the page: criteria, scales and the form of a juror; rules with an example; lists; old and new; text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.scheme.editing import Verb, What
from ui.access.tab_order import put_after
from ui.look import theme
from ui.pages.scheme.beside_table import BesideCard
from ui.pages.scheme.editor import Editor
from ui.pages.scheme.entry_card import EntryCard, Take
from ui.pages.scheme.lists_form import CodesForm, ItemsForm, ListForm
from ui.pages.scheme.outline import Outline
from ui.pages.scheme.preview import PreviewCard, RulesCard
from ui.pages.scheme.rules_form import RulesForm
from ui.pages.scheme.scale_card import ScaleCard
from ui.pages.scheme.text_form import TextCard
from ui.pages.scheme.three_columns import ThreeColumns, TwoColumns
from ui.pages.scheme.worked_card import WorkedCard
from ui.widgets.scrolling import bring_into_view
from ui.widgets.tabs import Tabs

CRITERIA, RULES, LISTS, DIFFERENT, TEXT = range(5)


class Faces(Tabs):
    """`take(scheme)` puts another scheme in place of the one shown; `edit(verb)` is what the list's buttons ask."""

    def __init__(self, take: Take, edit: Callable[[Verb], object]) -> None:
        super().__init__(_("Scheme"))
        self._may_edit = False
        self.outline = Outline(edit)
        self.editor, self.scale = Editor(take), ScaleCard(take)
        self.preview, self.rules = PreviewCard(), RulesCard(self.go_to_rules)
        self.form, self.worked = RulesForm(take), WorkedCard()
        self.different, self.text = BesideCard(), TextCard(take)
        columns = ThreeColumns(
            (_column(self.outline, self.rules), 9),
            (_column(self.editor, self.scale), 11),
            (_column(self.preview), 7),
        )
        self.addTab(columns, _("Criteria and rules"))
        rules = TwoColumns((_column(self.form), 5), (_column(self.worked), 6))
        self.addTab(rules, _("Rules of the ranking"))
        self.lists = _lists(take)
        flags, codes, checklist, notes, howto = self.lists
        listed = TwoColumns((_column(checklist), 6), (_column(flags, codes, notes, howto), 5))
        self.addTab(listed, _("Flags, checklist, notes"))
        self.addTab(self.different, _("What is different"))
        self.addTab(self.text, _("As text"))

    @property
    def forms(self) -> tuple[EntryCard, ...]:
        return (self.editor, self.scale, self.form, *self.lists)

    @property
    def troubles(self) -> list[str]:
        """What is wrong with what is typed and not taken."""
        return [wrong for each in self.forms for wrong in each.troubles]

    def keep_only(self, scheme: Scheme) -> None:
        """What was refused of a criterion or group that is gone is forgotten with it."""
        criteria = [each.id for each in scheme.criteria]
        groups = [f"group {each.id}" for each in scheme.groups]
        self.editor.keep_only([*(f"criterion {each}" for each in criteria), *groups])
        self.scale.keep_only(criteria)

    @property
    def waiting(self) -> tuple[What, str] | None:
        """A criterion or group that is not shown, of which something was refused."""
        for each in self.editor.waiting:
            what, _space, id = each.partition(" ")
            return ("group" if what == "group" else "criterion"), id
        return next((("criterion", each) for each in self.scale.waiting), None)

    @property
    def is_troubled(self) -> bool:
        """Whether something is refused of the criterion or group that is shown."""
        return self.editor.is_troubled or self.scale.is_troubled

    def show_trouble(self) -> None:
        """The tab on which something is refused, with the keyboard on it."""
        tabs = ((CRITERIA, (self.editor, self.scale)), (RULES, (self.form,)), (LISTS, self.lists))
        for tab, forms in tabs:
            for form in forms:
                if form.is_troubled:
                    self.setCurrentIndex(tab)
                    form.go_to_trouble()
                    return
        if self.text.is_typed:
            self.setCurrentIndex(TEXT)
            self.text.field.setFocus()

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
        self._may_edit = may_edit
        self._show_lists(scheme)

    def _show_lists(self, scheme: Scheme) -> None:
        """Many fields, made once they are in sight; what was refused in them is tried on the scheme as it is now."""
        for each in self.lists:
            if self.currentIndex() == LISTS or each.troubles:
                each.show_list(scheme, may_edit=self._may_edit)
            else:
                each.follow(scheme)

    def show_rules(self, scheme: Scheme) -> None:
        self.rules.show_rules(scheme, self.preview.given)

    def show_example(self, scheme: Scheme) -> None:
        """It takes time to work out, and so waits until it is in sight."""
        if self.currentIndex() == RULES:
            self.worked.show_scheme(scheme)
        elif self.currentIndex() == LISTS:
            self._show_lists(scheme)

    def go_to_rules(self) -> None:
        self.setCurrentIndex(RULES)
        self.form.go_to("procedure")
        bring_into_view(self.form.heading)


def _lists(take: Take) -> tuple[ListForm, ...]:
    flags = _("What the panel may say of an application; a tie-break rule may look at it.")
    codes = _("Other spellings of the reasons for no score, as score tables of the field have them.")
    checklist = _("What is asked of an application before anybody scores it; a person answers.")
    return (
        ItemsForm(_("Flags"), flags, "flags", _("Add a flag"), take),
        CodesForm(_("Codes"), codes, "codes", _("Add a code"), take),
        ItemsForm(_("Checklist"), checklist, "checklist", _("Add a question"), take),
        ItemsForm(_("Notes with the method"), _("Printed with the method."), "notes", _("Add a note"), take),
        ItemsForm(
            _("Advice on filling in"),
            _("For who sets up the call; printed nowhere."),
            "howto",
            _("Add advice"),
            take,
        ),
    )


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.L)
    for n, each in enumerate(cards, start=1):
        # The form of a juror fills its column: it scrolls by itself.
        column.addWidget(each, 1 if isinstance(each, PreviewCard) and n == len(cards) else 0)
    if not isinstance(cards[-1], PreviewCard):
        column.addStretch(1)
    return column
