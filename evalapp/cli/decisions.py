"""Commands for what the panel decides beside its scores: admissibility, flag, order, grant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, REFUSED, acting_as, amount_option, opened, panel_argument, tell
from evalapp.cli.deciding.amounts import as_read_option, refuse_unsure
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _, ngettext
from evalapp.domain.times import read_deadline
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.admissibility.unanswered import Unanswered
    from evalapp.operations.panel.admitting import Admission

_reason = click.option(
    "--reason", default="", help=N_("Kept with the decision; needed unless it is taken back.")
)
_ANSWERS = {
    "yes": Admissibility.ADMISSIBLE,
    "no": Admissibility.INADMISSIBLE,
    "open": Admissibility.OPEN,
}
_clear = click.option("--clear", "is_cleared", is_flag=True, help=N_("Take the decision back."))


@click.command(
    "admissible", help=N_("Say whether an application is admissible, or that all not decided on yet are.")
)
@panel_argument
@click.option("--application", help=N_("The application that is decided on."))
@click.option("--answer", type=click.Choice(list(_ANSWERS)), default="yes", show_default=True)
@click.option(
    "--reason", default="", help=N_("Needed for one that is not admissible, or that came too late and is.")
)
@click.option(
    "--rest",
    is_flag=True,
    help=N_("Every application that nobody decided on yet and that fits the rules is declared admissible."),
)
@click.option(
    "--with",
    "picked",
    multiple=True,
    metavar="A",
    help=N_("With --rest: this one too, though it does not fit."),
)
@click.option(
    "--until", metavar="TIME", help=N_("With --rest: until when applications were taken in; it is kept.")
)
@click.option(
    "--questions",
    type=click.Choice(("answer", "leave")),
    help=N_(
        "With --rest: “answer” says yes to questions that nobody answered, for all at once; “leave” leaves "
        "applications with such questions out. Without it they stay open."
    ),
)
@click.option("--dry-run", is_flag=True, help=N_("With --rest: say what would happen and change nothing."))
@acting_as
def admissible_command(
    panel: Path,
    application: str | None,
    answer: str,
    reason: str,
    rest: bool,
    picked: tuple[str, ...],
    until: str | None,
    questions: str | None,
    dry_run: bool,
    person: str | None,
) -> int:
    from evalapp.operations.panel.applications import SetAdmissibility
    from evalapp.operations.panel.concerned import concerns_about

    if (application is None) is not rest:
        raise KnownError(_("Use --application A or --rest."))
    if application is None:
        return _admit_the_rest(
            panel, frozenset(picked), until, person, questions=questions, reason=reason, is_dry_run=dry_run
        )
    if picked or until is not None or questions or dry_run:
        raise KnownError(_("--with, --until, --questions and --dry-run go with --rest."))
    admissibility = _ANSWERS[answer]
    with opened(panel, person) as workspace:
        concerns = concerns_about(workspace.view, application)
        workspace.execute(
            SetAdmissibility(application=application, admissibility=admissibility, reason=reason)
        )
    if admissibility is Admissibility.ADMISSIBLE and concerns:
        why = " · ".join(each.words for each in concerns)
        text = _("{application} is let through though it does not fit the rules: {why}")
        tell(text.format(application=application, why=why))
    tell(
        _("Recorded: {application} is {admissibility}.").format(
            application=application, admissibility=admissibility.label
        )
    )
    return DONE


def _admit_the_rest(
    panel: Path,
    picked: frozenset[str],
    until: str | None,
    person: str | None,
    *,
    questions: str | None,
    reason: str,
    is_dry_run: bool,
) -> int:
    from evalapp.operations.admissibility.unanswered import Unanswered
    from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission

    due = None if until is None else read_deadline(until)
    unanswered = Unanswered(questions or Unanswered.KEEP)
    with opened(panel, person) as workspace:
        plan = plan_admission(workspace.view, until=due, unanswered=unanswered)
        does_nothing = not (plan.clear or picked) and bool(plan.left) and due is None
        if not is_dry_run and not does_nothing:
            workspace.execute(AdmitTheRest(picked=picked, until=due, reason=reason, unanswered=unanswered))
    if due is not None:
        text = (
            _("Applications would be due until {moment}; nothing was kept of it.")
            if is_dry_run
            else _("Applications were due until {moment}: that is kept, and what came in later is too late.")
        )
        tell(
            text.format(moment=formats.moment(due)) if due else _("It is not known until when they were due.")
        )
    left = [each for each in plan.held if each.number not in picked]
    for each in left:
        tell(_("{application} is left undecided: {why}").format(application=each.number, why=each.words))
    if plan.not_checked:
        tell(plan.not_checked)
    _tell_of_questions(plan, picked, unanswered, is_dry_run=is_dry_run)
    n = len(plan.clear) + len(picked)
    text = (
        ngettext("{n} application would become admissible.", "{n} applications would become admissible.", n)
        if is_dry_run
        else ngettext(
            "Recorded: {n} application is declared admissible.",
            "Recorded: {n} applications are declared admissible.",
            n,
        )
    )
    tell(text.format(n=n))
    if left and not is_dry_run:
        tell(_("Decide on those that are left one by one, or let them through with --with NUMBER."))
    return REFUSED if left or plan.left else DONE


def _tell_of_questions(
    plan: Admission, picked: frozenset[str], unanswered: Unanswered, *, is_dry_run: bool
) -> None:
    from evalapp.operations.admissibility.unanswered import Unanswered, questions_words

    if plan.left:
        words = questions_words(plan.questions.of(plan.left))
        tell(_("Left out with unanswered questions: {questions}.").format(questions=words))
    open_ones = plan.questions.of((*plan.clear, *sorted(picked)))
    if not open_ones:
        return
    if unanswered is not Unanswered.ANSWER:
        text = _("Nobody answered {questions}; --questions answers them or leaves those applications out.")
    elif is_dry_run:
        text = _("Would be answered “yes” for all at once: {questions}.")
    else:
        text = _("Answered “yes” for all at once: {questions}.")
    tell(text.format(questions=questions_words(open_ones)))


@click.command("flag", help=N_("Record that a flag of the scheme holds for an application."))
@panel_argument
@click.option("--application", required=True, help=N_("The number of the application."))
@click.option("--flag", required=True, help=N_("The id of a flag of the scheme."))
@_reason
@_clear
@acting_as
def flag_command(
    panel: Path, application: str, flag: str, reason: str, is_cleared: bool, person: str | None
) -> None:
    from evalapp.operations.ranking.decisions import ClearFlag, SetFlag

    command = ClearFlag if is_cleared else SetFlag
    with opened(panel, person) as workspace:
        workspace.execute(command(application=application, flag=flag, reason=reason))
    told = (
        _("Taken back: flag {flag} for {application}.")
        if is_cleared
        else _("Recorded: flag {flag} for {application}.")
    )
    tell(told.format(flag=flag, application=application))


@click.command("order", help=N_("Record the panel’s own order of a whole tie, best first."))
@panel_argument
@click.argument("applications", metavar="A B…", nargs=-1, required=True)
@_reason
@_clear
@acting_as
def order_command(
    panel: Path, applications: tuple[str, ...], reason: str, is_cleared: bool, person: str | None
) -> None:
    from evalapp.operations.ranking.tie_order import ClearOrder, OrderTied

    command = ClearOrder if is_cleared else OrderTied
    with opened(panel, person) as workspace:
        workspace.execute(command(applications=applications, reason=reason))
    told = (
        _("Taken back: the order of {applications}.")
        if is_cleared
        else _("Recorded: the order {applications}.")
    )
    tell(told.format(applications=", ".join(applications)))


@click.command("grant", help=N_("Fix the support of an application in place of what it asks; 0 for none."))
@panel_argument
@click.option("--application", required=True, help=N_("The number of the application."))
@click.option("--amount", metavar="EUR", help=N_("The support that is proposed; 0 is none."))
@as_read_option
@_reason
@_clear
@acting_as
def grant_command(
    panel: Path,
    application: str,
    amount: str | None,
    as_read: bool,
    reason: str,
    is_cleared: bool,
    person: str | None,
) -> None:
    from evalapp.operations.ranking.decisions import ClearGrant, SetGrant

    cents = amount_option(amount)
    if (cents is None) != is_cleared:
        raise KnownError(_("Use --amount EUR or --clear."))
    with opened(panel, person) as workspace:
        if cents is None:
            workspace.execute(ClearGrant(application=application, reason=reason))
            told = _("Taken back: the fixed support of {application}.")
        else:
            refuse_unsure(workspace.view, application, amount, cents, as_read=as_read)
            workspace.execute(SetGrant(application=application, amount=cents, reason=reason))
            told = _("Recorded: {amount} for {application}.")
    tell(told.format(application=application, amount=formats.money(cents)))
