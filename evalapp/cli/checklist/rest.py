"""Declaring the rest admissible from the command line: the exceptions first, then what becomes of open questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from evalapp.cli.common import DONE, REFUSED, tell
from evalapp.domain.texts import _, ngettext

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace

CHOICES = ("answer", "leave")


def admit_rest(workspace: Workspace, given: Mapping[str, Any], *, is_dry_run: bool) -> int:
    """REFUSED where something is left undecided, as `evalapp admissible --rest` says it."""
    from evalapp.operations.admissibility.unanswered import Unanswered, questions_words
    from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission

    unanswered = Unanswered(given["rest"])
    picked = frozenset(given["picked"])
    plan = plan_admission(workspace.view, unanswered=unanswered)
    command = AdmitTheRest(picked=picked, reason=given["reason"], unanswered=unanswered)
    left = [each for each in plan.held if each.number not in picked]
    admitted = [*plan.clear, *sorted(picked)]
    if not is_dry_run and (admitted or not plan.left):
        workspace.execute(command)
    for each in left:
        tell(_("{application} is left undecided: {why}").format(application=each.number, why=each.words))
    if plan.left:
        words = questions_words(plan.questions.of(plan.left))
        tell(_("Left out with unanswered questions: {questions}.").format(questions=words))
    if plan.not_checked:
        tell(plan.not_checked)
    open_ones = plan.questions.of(admitted)
    if open_ones and unanswered is Unanswered.ANSWER:
        text = (
            _("Would be answered “yes” for all at once: {questions}.")
            if is_dry_run
            else _("Answered “yes” for all at once: {questions}.")
        )
        tell(text.format(questions=questions_words(open_ones)))
    n = len(admitted)
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
    return REFUSED if left or plan.left else DONE
