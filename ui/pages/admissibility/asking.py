"""What was asked and heard of the chosen application beside the checklist, and the acts on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.admissibility.answers import Came, Hearing, HearingState, Supplement
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.operations.admissibility.answering import past_until_words
from evalapp.operations.admissibility.checklist import Standing
from evalapp.operations.admissibility.days import typed_day, typed_moment
from evalapp.operations.admissibility.hearings import PlanHearing, RecordHearing, past_words
from evalapp.operations.admissibility.overview import Looked, Overview
from evalapp.operations.admissibility.supplements import AskSupplement, RecordSupplement
from evalapp.operations.workspace import Command
from evalapp.words.phrases import join_names
from ui.look import theme
from ui.pages.admissibility.act_form import ActForm, Filled, Wanted
from ui.pages.admissibility.asked_form import About
from ui.pages.dossier.asked_words import hearing_words, supplement_words
from ui.session import Session
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import Label

_ALL, _ONE = "all", "one"


class Asking(QWidget):
    """The supplements and hearings of one application, each with what came of it; `told(text)` after an act."""

    told = Signal(str)

    def __init__(self, session: Session, form: ActForm) -> None:
        super().__init__()
        self._session, self.form = session, form
        self._asked: tuple[Looked, Overview] | None = None
        self._told_past = ("", "")
        form.choice.currentIndexChanged.connect(self._say_whom)
        self.links: list[LinkButton] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.XS)

    def show_row(self, row: Looked) -> None:
        empty(self._list)
        self.links = []
        for supplement in row.supplements:
            self._add(supplement_words(supplement), is_open=supplement.outcome is Came.WAITING)
            if self._session.may(Action.ASK_SUPPLEMENT):
                words = _("What came of it…")
                self._link(words, f"{words} {supplement.asked}", partial(self.ask_what_came, row, supplement))
        for hearing in row.hearings:
            self._add(hearing_words(hearing), is_open=hearing.state is HearingState.PLANNED)
            if self._session.may(Action.HEAR):
                words = _("Record the hearing…")
                self._link(words, hearing_words(hearing), partial(self.ask_what_was_said, row, hearing))
        self.setVisible(bool(row.supplements or row.hearings))

    def _add(self, words: str, *, is_open: bool) -> None:
        self._list.addWidget(Label(words, type="caption", tone="attention" if is_open else "dim", wrap=True))

    def _link(self, words: str, spoken: str, act: partial[None]) -> None:
        link = LinkButton(words, act, quiet=True)
        link.setAccessibleName(spoken)
        self.links.append(link)
        self._list.addWidget(link)

    # supplements

    def ask_supplement(self, row: Looked, found: Overview) -> None:
        """Of this one, or of all of which the same does not hold: each gets the same question and the same day."""
        self._told_past = ("", "")
        items = [(each.id, str(each.title)) for each in row.checklist.items]
        unmet = [
            each.id
            for each in row.checklist.items
            if (beside := row.beside(each)) is not None and beside.holds is False
        ]
        items.sort(key=lambda item: item[0] not in unmet)
        self._asked = row, found
        self.form.ask(
            About(row.number, "supplement"),
            Wanted(
                words=_("Ask for a supplement"),
                button=pgettext("button", "Ask"),
                choice=_("What it is about"),
                choices=(*items, ("", _("none of the questions"))),
                text=_("What is to be added; the applicants read it"),
                day=_("until when (day/month/year)"),
                whom=_("Of whom"),
                whoms=(
                    (_ONE, _("only {application}").format(application=row.number)),
                    (_ALL, _whom_words(row, found, items[0][0])),
                ),
            ),
            partial(self._record_asked, row, found),
        )

    def _say_whom(self) -> None:
        """How many the same would be asked of, by the question that is chosen."""
        if self._asked is not None and (at := self.form.whom.findData(_ALL)) >= 0:
            row, found = self._asked
            self.form.whom.setItemText(at, _whom_words(row, found, str(self.form.choice.currentData() or "")))

    def _record_asked(self, row: Looked, found: Overview, filled: Filled) -> object:
        numbers = with_others(row, found, filled.choice) if filled.whom == _ALL else [row.number]
        until = typed_day(filled.day)
        again = _("Choose “{button}” once more to ask it until that day all the same.")
        if self._asks_again(past_until_words(self._session.view, until), (row.number, until), again):
            return None
        command = AskSupplement(
            applications=tuple(numbers), item=filled.choice, asked=filled.text, until=until
        )
        n = len(numbers)
        text = ngettext(
            "A supplement is asked of {n} application: {applications}.",
            "The same supplement is asked of {n} applications: {applications}.",
            n,
        )
        return self._run(command, text.format(n=n, applications=join_names(numbers)))

    def ask_what_came(self, row: Looked, supplement: Supplement) -> None:
        self.form.ask(
            About(row.number, f"came {supplement.nth}"),
            Wanted(
                words=supplement_words(supplement),
                button=_("Record"),
                choice=_("What came of it"),
                choices=[(str(each), each.label) for each in Came if each is not Came.WAITING],
                text=_("Note, which may be left empty"),
                day=_("on which day it came in (day/month/year)"),
            ),
            partial(self._record_came, supplement),
        )

    def _record_came(self, supplement: Supplement, filled: Filled) -> object:
        command = RecordSupplement(
            application=supplement.application,
            nth=supplement.nth,
            outcome=Came(filled.choice),
            came_on=typed_day(filled.day),
            note=filled.text,
        )
        text = _("Recorded of {application}: {came}. Answer the question itself too.")
        said = text.format(application=supplement.application, came=Came(filled.choice).label)
        return self._run(command, said)

    # hearings

    def plan_hearing(self, row: Looked) -> None:
        self._told_past = ("", "")
        self.form.ask(
            About(row.number, "hearing"),
            Wanted(
                words=_("Plan a hearing of {application}").format(application=row.number),
                button=_("Plan"),
                text=_("Place, or how it is held"),
                day=_("when (day/month/year hour)"),
            ),
            partial(self._record_plan, row.number),
        )

    def _record_plan(self, number: str, filled: Filled) -> object:
        planned_at = typed_moment(filled.day)
        again = _("Choose “{button}” once more to plan it all the same, for a hearing that was held.")
        if self._asks_again(past_words(planned_at), (number, planned_at), again):
            return None
        command = PlanHearing(application=number, planned_at=planned_at, place=filled.text)
        return self._run(command, _("A hearing of {application} is planned.").format(application=number))

    def _asks_again(self, past: str, about: tuple[str, str], again: str) -> bool:
        """Whether a time that is `past` is still to be confirmed: once for each."""
        if not past or self._told_past == about:
            return False
        self._told_past = about
        self.form.show_error(f"{past} {again.format(button=self.form.button.text())}")
        return True

    def ask_what_was_said(self, row: Looked, hearing: Hearing) -> None:
        states = [each for each in HearingState if each is not HearingState.PLANNED]
        self.form.ask(
            About(row.number, f"heard {hearing.nth}"),
            Wanted(
                words=hearing_words(hearing),
                button=_("Record"),
                choice=_("Whether it was held"),
                choices=[(str(each), each.label) for each in states],
                text=_("What was said, or why it is cancelled"),
                beside=_("Who was there"),
            ),
            partial(self._record_heard, hearing),
        )

    def _record_heard(self, hearing: Hearing, filled: Filled) -> object:
        command = RecordHearing(
            application=hearing.application,
            nth=hearing.nth,
            state=HearingState(filled.choice),
            present=filled.beside,
            record=filled.text,
        )
        text = _("Recorded: the hearing of {application}, {state}.")
        state = HearingState(filled.choice).label
        return self._run(command, text.format(application=hearing.application, state=state))

    def _run(self, command: Command, text: str) -> object:
        changes = self._session.run(command, on_error=self.form.show_error)
        if changes is not None:
            self.told.emit(text)
        return changes


def alike(found: Overview, item: str) -> list[str]:
    """The applications that are not decided yet and of which what is found beside this item does not hold."""
    if not item:
        return []
    asked = found.checklist.item(item)
    return [
        each.number
        for each in found.rows
        if each.standing in (Standing.OPEN, Standing.TO_COMPLETE)
        and (beside := each.beside(asked)) is not None
        and beside.holds is False
    ]


def with_others(row: Looked, found: Overview, item: str) -> list[str]:
    """This application, and the others that are asked the same."""
    return [row.number, *(number for number in alike(found, item) if number != row.number)]


def _whom_words(row: Looked, found: Overview, item: str) -> str:
    numbers = with_others(row, found, item)
    n = len(numbers)
    text = ngettext(
        "all of which the same does not hold: {n} application ({applications})",
        "all of which the same does not hold: {n} applications ({applications})",
        n,
    )
    return text.format(n=n, applications=join_names(numbers))
