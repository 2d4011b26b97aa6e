"""What is done with one application, and what is said of it when it is judged."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.admitting import Concern, concerns_about
from ui.session import Session


def concerns_to_say(session: Session, dossier: Dossier | None) -> Sequence[Concern]:
    """Before somebody who may let the application through does; what was let through says so itself."""
    if dossier is None or dossier.application.admissibility is Admissibility.ADMISSIBLE:
        return ()
    if not session.may(Action.JUDGE_ADMISSIBILITY):
        return ()
    return concerns_about(session.view, dossier.application.number)


def judged_words(number: str, admissibility: Admissibility) -> str:
    text = _("Recorded: {application} is {admissibility}.")
    return text.format(application=number, admissibility=admissibility.label)
