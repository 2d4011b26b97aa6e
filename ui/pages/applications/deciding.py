"""What is done with one application, and what is said of it when it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.ids import PersonName
from evalapp.domain.pack_content import Outdated
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.standings import Standings, Stood
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.concerned import concerns_about
from evalapp.operations.panel.too_late import Concern
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.jurors import last_issued, outdated_since, progress_of_jurors, to_renew
from evalapp.operations.view import View
from evalapp.words.phrases import join_all, no_longer_counted
from ui.pages.admissibility.withdrawing import Withdrawing
from ui.pages.applications.card import ApplicationCard
from ui.session import Session


class Deciding(QObject):
    """The card of the chosen application, and what is decided on it; `judged(words)` once that is recorded."""

    judged = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._standings: Standings | None = None
        self._number = ""
        self.card = ApplicationCard()
        self.card.judged.connect(self._judge)
        self.withdrawing = Withdrawing(session, self.card.withdraw_form)
        self.withdrawing.told.connect(self.withdrawn)
        self.card.withdraw_asked.connect(self._withdraw)

    def reload(self) -> None:
        self._standings = Standings(self._session.view)

    def stood_of(self, number: str) -> Stood | None:
        return self._standings.of(number) if self._standings is not None else None

    def first_to_decide(self, numbers: Iterable[str]) -> str | None:
        return self._standings.first_to_decide(numbers) if self._standings is not None else None

    def show(self, dossier: Dossier | None, *, is_reading: bool, may_change: bool, selected: int = 1) -> None:
        self._number = dossier.application.number if dossier is not None else ""
        self.card.show_dossier(
            dossier,
            concerns_to_say(self._session, dossier),
            self.stood_of(self._number),
            1 if is_reading else selected,
            may_judge=self._session.may(Action.JUDGE_ADMISSIBILITY),
            may_attach=self._session.may(Action.IMPORT_APPLICATIONS),
            may_change=may_change,
            is_reading=is_reading,
        )

    def _withdraw(self) -> None:
        self.withdrawing.ask(self._number)

    def _judge(self, admissibility: Admissibility, reason: str) -> None:
        number = self._number
        command = SetAdmissibility(application=number, admissibility=admissibility, reason=reason)
        run = partial(self._session.run, command, on_error=self.card.show_error)
        if self.card.drafts.record(number, run) is not None:
            self.judged.emit(judged_words(self._session.view, number))


def concerns_to_say(session: Session, dossier: Dossier | None) -> Sequence[Concern]:
    """Before somebody who may let the application through does; what was let through says so itself."""
    if dossier is None or dossier.application.admissibility is Admissibility.ADMISSIBLE:
        return ()
    if not session.may(Action.JUDGE_ADMISSIBILITY):
        return ()
    return concerns_about(session.view, dossier.application.number)


def judged_words(view: View, number: str) -> str:
    """With what follows: packs that are out of date by it, and scores that count no longer, or again."""
    facts = facts_of(view)
    application = next(each for each in facts.applications if each.number == number)
    text = _("Recorded: {application} is {admissibility}.")
    parts = [text.format(application=number, admissibility=application.standing)]
    if not application.is_judged:
        given = counted(each.answer for each in facts.scores if each.application == number and each.is_given)
        if words := no_longer_counted(given):
            parts.append(_("{scores} (kept in the file).").format(scores=words))
    jurors = progress_of_jurors(facts, coverage(facts))
    changed = [each for each in to_renew(jurors) if _concerns(each.outdated, number)]
    if changed:
        n = len(changed)
        text = ngettext(
            "{n} pack is out of date by it; hand out a newer one.",
            "{n} packs are out of date by it; hand out newer ones.",
            n,
        )
        parts.append(text.format(n=n))
    if idle := _nothing_else(facts, number):
        parts.append(_("Nothing else to assess, so tell them: {names}.").format(names=join_all(idle)))
    return " ".join(parts)


def _concerns(outdated: Outdated, number: str) -> bool:
    return number in outdated.added or number in outdated.taken


def _nothing_else(facts: Facts, number: str) -> list[PersonName]:
    """Who holds the application in a pack, and is asked for nothing any more: no newer pack will tell them."""
    busy = {each.id for each in facts.jurors}
    return [
        facts.names[juror]
        for juror, last in last_issued(facts).items()
        if juror not in busy and number in outdated_since(last, facts).taken
    ]
