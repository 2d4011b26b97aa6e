"""Commands about people: jury, conflict, assign."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.domain.ids import PersonId
from evalapp.domain.jury.suspicion import Decision
from evalapp.domain.people import ConflictKind, names_of
from evalapp.domain.texts import N_, _, ngettext

if TYPE_CHECKING:
    from evalapp.operations.panel.suspicions import Suspicions
    from evalapp.operations.view import View


@click.command(
    "conflict",
    help=N_("Record a conflict of interest; or list suspected ones, or dismiss one with a reason."),
)
@panel_argument
@click.option("--juror", help=N_("The id of the juror."))
@click.option("--application", help=N_("The number of the application."))
@click.option("--kind", type=click.Choice([str(kind) for kind in ConflictKind]))
@click.option("--note", default="", help=N_("For the file; kept with the conflict."))
@click.option(
    "--suspected", is_flag=True, help=N_("List what may be a conflict, and what was decided of each.")
)
@click.option("--dismiss", is_flag=True, help=N_("It is no conflict; needs --reason."))
@click.option("--reason", default="", help=N_("Why it is no conflict."))
@json_option
@acting_as
def conflict_command(
    panel: Path,
    juror: str | None,
    application: str | None,
    kind: str | None,
    note: str,
    suspected: bool,
    dismiss: bool,
    reason: str,
    as_json: bool,
    person: str | None,
) -> int:
    if suspected:
        if juror or application or kind or dismiss:
            raise click.UsageError(_("--suspected only lists; give no juror, application or kind with it."))
        return _list_suspected(panel, as_json)
    if not juror or not application:
        raise click.UsageError(_("Say whose conflict and with what: --juror J --application A."))
    if dismiss:
        if kind or note:
            raise click.UsageError(_("A dismissed suspicion has no kind and no note, only a --reason."))
        _dismiss(panel, PersonId(juror), application, reason, person)
        return DONE
    if not kind:
        raise click.UsageError(
            _("Say what kind of conflict it is: --kind with one of {kinds}.").format(
                kinds=ConflictKind.listed()
            )
        )
    _declare(panel, PersonId(juror), application, ConflictKind(kind), note, person)
    return DONE


def _declare(
    panel: Path, juror: PersonId, application: str, kind: ConflictKind, note: str, person: str | None
) -> None:
    from evalapp.operations.panel.jury import DeclareConflict, goes_with_conflict, recorded_conflict
    from evalapp.words.jury import replaced_words

    with opened(panel, person) as workspace:
        before = recorded_conflict(workspace.view, juror, application)
        gone = goes_with_conflict(workspace.view, juror, application)
        workspace.execute(DeclareConflict(juror=juror, application=application, kind=kind, note=note))
        now = recorded_conflict(workspace.view, juror, application)
        said = _("Recorded: {juror} has a conflict of interest with {application}.").format(**locals())
        tell(" ".join(filter(None, (said, replaced_words(before, now), gone))))
        tell_outdated(workspace.view)


def _dismiss(panel: Path, juror: PersonId, application: str, reason: str, person: str | None) -> None:
    from evalapp.operations.panel.suspicions import DismissSuspicion

    with opened(panel, person) as workspace:
        workspace.execute(DismissSuspicion(juror=juror, application=application, reason=reason))
    tell(_("Dismissed: {juror} may assess {application}.").format(juror=juror, application=application))


def _list_suspected(panel: Path, as_json: bool) -> int:
    """Status 1 as long as something is undecided."""
    from evalapp.operations.documents.suspected import suspected_json
    from evalapp.operations.panel.suspicions import suspicions_of

    with opened(panel, read_only=True) as workspace:
        suspected = suspicions_of(workspace.view)
        names: dict[str, str] = dict(names_of(workspace.view.people()).items())
    if as_json:
        echo_json(suspected_json(suspected))
    elif not suspected.found:
        tell(_("Nothing is suspected."))
    else:
        words = {Decision.CONFLICT: _("conflict"), Decision.DISMISSED: _("dismissed"), None: _("undecided")}
        echo_table(
            (_("juror"), _("application"), _("decided"), _("why")),
            [
                (
                    f"{each.juror} {names.get(each.juror, '')}".strip(),
                    each.application,
                    words[suspected.decided.get(each.key)],
                    each.words,
                )
                for each in suspected.found
            ],
        )
    for said in () if as_json else suspected.notes:
        tell(said)
    return REFUSED if suspected.open else DONE


def tell_outdated(view: View) -> None:
    """Whose pack is no longer what they should have, and why; nothing where none is."""
    from evalapp.operations.progress.coverage import coverage
    from evalapp.operations.progress.facts import facts_of
    from evalapp.operations.progress.jurors import progress_of_jurors, to_renew

    facts = facts_of(view)
    for each in to_renew(progress_of_jurors(facts, coverage(facts))):
        text = _("The pack of {juror} is out of date: {why}. Hand out a newer one.")
        tell(text.format(juror=each.name, why=each.outdated.words))


def tell_suspected(suspected: Suspicions) -> None:
    """How many pairs wait for somebody, how to look at them, and what is not seen; nothing where there is none."""
    if suspected.unseen_words:
        tell(suspected.unseen_words)
    if n := len(suspected.open):
        text = ngettext(
            "{n} suspected conflict of interest is undecided and is not proposed; “evalapp conflict” with "
            "--suspected lists it.",
            "{n} suspected conflicts of interest are undecided and are not proposed; “evalapp conflict” with "
            "--suspected lists them.",
            n,
        )
        tell(text.format(n=n))
