"""What bringing two copies together comes to, in a few sentences for window and command line."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.desks.together import Ended, TogetherPlan
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.view import View


def outcome_words(view: View, plan: TogetherPlan, change: int | None) -> Iterator[str]:
    """`change` is the one that was written, if any."""
    if plan.barred:
        yield _("Nothing was taken.")
        return
    if not plan.is_new:
        yield nothing_new(plan)
        yield from _open_words(plan)
        return
    yield from plan.remarks
    yield from (ended_words(view, each) for each in plan.ended)
    if plan.leaves_all and change is None:
        text = _("Nothing of “{file}” is taken and nothing is decided, so no change is written.")
        yield text.format(file=shorten(plan.file))
    else:
        yield _taken_words(plan)
    yield from _open_words(plan)
    if change is not None:
        yield _("Written as change {number}; undo takes it back.").format(number=change)


def _open_words(plan: TogetherPlan) -> Iterator[str]:
    if waiting := len(plan.open):
        yield ngettext(
            "{n} conflict is not decided: there all stays as it is here.",
            "{n} conflicts are not decided: there all stays as it is here.",
            waiting,
        ).format(n=waiting)


def _taken_words(plan: TogetherPlan) -> str:
    n = len(plan.taken) + sum(choice == "theirs" for choice in plan.chosen.values())
    text = ngettext(
        "{n} thing that “{file}” changed is taken.", "{n} things that “{file}” changed are taken.", n
    )
    return text.format(n=n, file=shorten(plan.file))


def nothing_new(plan: TogetherPlan) -> str:
    """Why there is nothing to bring together."""
    file = shorten(plan.file)
    if not plan.ours and not plan.theirs:
        return _("“{file}” is the same as this file: there is nothing to bring together.").format(file=file)
    if not plan.theirs:
        text = ngettext(
            "This file goes on where “{file}” ends, and has {n} change more: there is nothing to bring together.",
            "This file goes on where “{file}” ends, and has {n} changes more: there is nothing to bring together.",
            plan.ours,
        )
        return text.format(file=file, n=plan.ours)
    if plan.clashes or plan.not_taken:
        text = _(
            "What “{file}” has that this file does not is what is shown here; nothing else is left to take."
        )
        return text.format(file=file)
    return _("“{file}” has nothing that this file does not know already.").format(file=file)


def ended_words(view: View, ended: Ended) -> str:
    names = {str(id): str(name) for id, name in names_of(view.people()).items()}
    text = ngettext(
        "{juror} has a conflict of interest with {application} in the other copy: {n} row here ends with it.",
        "{juror} has a conflict of interest with {application} in the other copy: {n} rows here end with it.",
        ended.rows,
    )
    named = shorten(names.get(ended.juror, ended.juror))
    return text.format(juror=named, application=shorten(ended.application), n=ended.rows)
