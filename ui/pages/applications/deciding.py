"""What is done with one application, and what is said of it: judged, files kept with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.admitting import Concern, concerns_about
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.workspace import Workspace
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


def attach(workspace: Workspace, number: str, paths: Sequence[Path]) -> tuple[str, str]:
    """What was kept, in a sentence, and why the others were not, a line each. Raises KnownError."""
    attached = attach_files(workspace, number, paths)
    n = len(attached.kept)
    text = ngettext("{n} file kept with {application}.", "{n} files kept with {application}.", n)
    kept = text.format(n=n, application=number) if n else ""
    if attached.replaced_note:
        kept = f"{kept} {attached.replaced_note}"
    return kept, "\n".join(each.reason for each in attached.refused)
