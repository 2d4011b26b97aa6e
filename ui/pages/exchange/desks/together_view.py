"""Two copies side by side: what each did, what both changed, what cannot be taken, and one button that writes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.desks.together import Take, TogetherPlan, Unit
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import Looked, plan_of
from evalapp.operations.desks.reconciling.telling import ended_words, nothing_new
from evalapp.operations.desks.reconciling.unit_words import UnitWords
from ui.look import theme
from ui.pages.exchange.choices.reason import reason_field
from ui.pages.exchange.desks.clash_card import ClashCard
from ui.pages.exchange.desks.sides import Sides
from ui.session import Session
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.foot_bar import FootBar
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label, Rule

_MOST = 60  # conflicts that are shown one by one; the others stay as they are here


class TogetherView(QWidget):
    """`done(changes, plan)` once it is written; `left` where nobody goes on with it."""

    done = Signal(object, object)
    left = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.session, self._page = session, page
        self.looked: Looked | None = None
        self.plan: TogetherPlan | None = None
        self._choices: dict[str, Take] = {}
        self.clashes: dict[str, ClashCard] = {}
        self._words = UnitWords(session.view)
        self.lead = Label(wrap=True)
        self.sides = Sides()
        self.notes = Label(tone="attention", wrap=True)
        self._asked = QWidget()
        self._asked_body = QVBoxLayout(self._asked)
        self._asked_body.setContentsMargins(0, 0, 0, 0)
        self._asked_body.setSpacing(theme.M)
        self.taken, self.refused = Card(_("To be taken over")), Card(_("Not to be taken over"))
        self.error = Label(type="table", tone="bad", wrap=True)
        self.reason = reason_field()
        self.cancel = Button(_("Cancel"), self.leave)
        self.write = PrimaryButton("", self.bring_together)
        self._foot = Label(tone="dim", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for widget in (self.lead, self.sides, self.notes, self._asked, self.taken, self.refused):
            column.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(scrolling(holder), 1)
        layout.addWidget(self.error)
        layout.addWidget(Rule())
        layout.addWidget(FootBar(self._foot, (self.reason, self.cancel, self.write)))

    def show_copy(self, looked: Looked) -> None:
        self.looked, self._choices = looked, {}
        self._words = UnitWords(self.session.view)
        self.reason.clear()
        self._plan_anew()
        self._show_sides(looked)
        self._show_clashes()
        self._show_plan()

    def take_focus(self) -> None:
        first = next(iter(self.clashes.values()), None)
        if first is not None:
            first.take_focus()
        else:
            (self.write if self.write.isEnabled() else self.cancel).setFocus()

    def leave(self) -> None:
        self.looked, self.plan, self._choices = None, None, {}
        self.left.emit()

    def bring_together(self) -> None:
        if self.plan is None or self.looked is None or self.plan.is_empty:
            return
        plan = self.plan
        try:
            with self.session.initiated_by(self._page):
                changes = reconcile(self.session.workspace, self.looked, plan, reason=self.reason.text())
        except KnownError as error:
            self._say_error(str(error))
            return
        self.looked, self.plan, self._choices = None, None, {}
        self.done.emit(changes, plan)

    def unrecorded(self) -> tuple[str, ...]:
        n = len(self._choices)
        text = ngettext("{n} choice between two copies", "{n} choices between two copies", n)
        return (text.format(n=n),) if n else ()

    def _plan_anew(self) -> None:
        assert self.looked is not None
        self._say_error("")
        self.plan = plan_of(self.session.workspace, self.looked, self._choices)

    def _say_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _show_sides(self, looked: Looked) -> None:
        file, fork = looked.path.name, looked.copies.fork
        self.lead.setText(
            _("This file and “{file}” are one up to change {fork}; since then each went its own way.").format(
                file=file, fork=fork
            )
        )
        self.sides.here.show_changes(_("Here since then"), looked.our_changes)
        there = _("In “{file}” since then").format(file=file)
        self.sides.there.show_changes(there, looked.their_changes)

    def _show_clashes(self) -> None:
        assert self.plan is not None
        empty(self._asked_body)
        self.clashes = {}
        for unit in self.plan.clashes[:_MOST]:
            card = self._card(unit)
            self.clashes[unit.id] = card
            self._asked_body.addWidget(card)
        if (more := len(self.plan.clashes) - _MOST) > 0:
            text = ngettext(
                "and {n} conflict more, which stays open; look again once these are decided",
                "and {n} conflicts more, which stay open; look again once these are decided",
                more,
            )
            self._asked_body.addWidget(Label(text.format(n=more), tone="dim", wrap=True))
        self._asked.setVisible(bool(self.plan.clashes))

    def _card(self, unit: Unit) -> ClashCard:
        assert self.plan is not None
        words = self._words
        ours, theirs = (words.version(unit, is_theirs=each) for each in (False, True))
        card = ClashCard(unit, words.name(unit), ours, theirs, self.plan.file)
        card.show_choice(self._choices.get(unit.id))
        card.chosen.connect(self._choose)
        card.passed.connect(self._go_on)
        return card

    def _choose(self, id: str, take: Take | None) -> None:
        if take is None:
            self._choices.pop(id, None)
        else:
            self._choices[id] = take
        self._plan_anew()
        self._show_plan()

    def _go_on(self, id: str) -> None:
        ids = list(self.clashes)
        after = ids[ids.index(id) + 1 :]
        if after:
            self.clashes[after[0]].take_focus()
        else:
            (self.write if self.write.isEnabled() else self.cancel).setFocus()

    def _show_plan(self) -> None:
        plan = self.plan
        assert plan is not None
        view = self.session.view
        notes = [*plan.remarks, *(ended_words(view, each) for each in plan.ended)]
        if not plan.is_new and not plan.barred:
            notes.append(nothing_new(plan))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        _fill(self.taken, _("To be taken over"), list(self._words.taken(plan.taken, _MOST)))
        lines = [each.reason for each in plan.barred]
        lines += [f"{self._words.name(each.unit)} – {each.reason}" for each in plan.not_taken]
        _fill(self.refused, _("Not to be taken over"), lines)
        self._show_foot(plan)

    def _show_foot(self, plan: TogetherPlan) -> None:
        n = len(plan.taken) + sum(each is Take.THEIRS for each in plan.chosen.values())
        words = ngettext("Take {n} change over", "Take {n} changes over", n).format(n=n)
        self.write.set_text(
            words if n else _("Nothing to take") if plan.is_empty else _("Keep their changes")
        )
        self.write.setEnabled(not plan.is_empty)
        self.reason.setVisible(bool(self._choices))
        said = _(
            "Nothing has changed yet. First a back-up is made; then it is one change, which one undo takes back."
        )
        if plan.is_empty:
            said = _("Nothing has changed.")
        if plan.open:
            said += " " + ngettext(
                "{n} conflict stays as it is here.", "{n} conflicts stay as they are here.", len(plan.open)
            ).format(n=len(plan.open))
        self._foot.setText(said)


def _fill(card: Card, title: str, lines: list[str]) -> None:
    """A label a line; nothing is shown of a card without any."""
    empty(card.body, keep=1)
    for line in lines[: _MOST + 1]:
        card.body.addWidget(Label(line, wrap=True))
    card.setVisible(bool(lines))
    card.setAccessibleName("\n".join((title, *lines)))
