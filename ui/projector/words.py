"""What the projector says: the words of its picture, of who hears it, and of the button that tells what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.projected import Average, Ended, Leaver, Projected, Stage
from evalapp.words import formats
from evalapp.words.scores import MISSING


def position(shown: Projected) -> str:
    """At the right of the top."""
    if shown.stage is Stage.NOW:
        text = _("Dossier {n} of {all}")
        return text.format(n=shown.position, all=shown.number_of_dossiers)
    if shown.stage is Stage.BETWEEN:
        n = shown.left
        return ngettext("{n} dossier left", "{n} dossiers left", n).format(n=n)
    return ""


def about(shown: Projected) -> str:
    """Under the title: number, applicant and what is asked."""
    asked = (
        _("{amount} requested").format(amount=formats.money(shown.requested))
        if shown.requested is not None
        else ""
    )
    number = shown.dossier.number if shown.dossier else ""
    return " · ".join(each for each in (number, shown.applicant, asked) if each)


def names(leavers: tuple[Leaver, ...]) -> str:
    return ", ".join(each.name for each in leavers)


def leaves(leavers: tuple[Leaver, ...]) -> str:
    return ngettext("leaves the room for this dossier", "leave the room for this dossier", len(leavers))


def leave_now(leavers: tuple[Leaver, ...]) -> str:
    """To who is in the room still."""
    return ngettext("Leaves the room now", "Leave the room now", len(leavers))


def whereabouts(leaver: Leaver) -> str:
    if not leaver.since:
        return _("still in the room")
    return _("outside since {time}").format(time=formats.clock(leaver.since))


def waiting(leavers: tuple[Leaver, ...]) -> str:
    """When the scores come, of those who are in the room still."""
    inside = tuple(each for each in leavers if not each.since)
    text = ngettext(
        "The results appear once {names} is outside.",
        "The results appear once {names} are outside.",
        len(inside),
    )
    return text.format(names=names(inside))


def heading(shown: Projected) -> str:
    """How the scheme makes one result of the scores of all jurors."""
    text = {
        "mean": _("Average per criterion"),
        "median": _("Median per criterion"),
        "trimmed-mean": _("Average per criterion, without the highest and the lowest"),
    }.get(shown.across, _("Score per criterion"))
    if shown.averages and all(each.is_low_best for each in shown.averages):
        text += f" · {low_is_best()}"
    return text


def low_is_best() -> str:
    return _("low is best")


def consensus() -> str:
    return _("consensus")


def mark(average: Average, *, with_best: bool) -> str:
    """Behind the criterion: whether the panel agreed on it, and which end is the best where that is not said of all."""
    marks = [consensus()] if average.is_consensus else []
    if with_best and average.is_low_best:
        marks.append(low_is_best())
    return " · ".join(marks)


def gaps(shown: Projected) -> str:
    """Why a dash stands somewhere; empty where none does."""
    if shown.is_hidden or all(each.score is not None for each in shown.averages):
        return ""
    return _("{dash}: scores are missing, or there is only one").format(dash=MISSING)


def ended(what: Ended | None) -> str:
    if what is None:
        return ""
    title = f"{what.dossier.number} {what.dossier.title}"
    if what.is_parked:
        return _("{title}: parked").format(title=title)
    if what.is_aside:
        return _("{title}: put aside, not discussed").format(title=title)
    if not what.consensus:
        return _("{title}: done, the scores stay").format(title=title)
    text = ngettext(
        "{title}: done, with {n} consensus score", "{title}: done, with {n} consensus scores", what.consensus
    )
    return text.format(title=title, n=what.consensus)


def greeting(shown: Projected) -> tuple[str, str]:
    """Large, and below it, where no dossier is at hand."""
    if shown.stage is Stage.SOON:
        return shown.call, _("The meeting starts soon.")
    if shown.stage is Stage.OVER:
        return _("Thank you"), _("The meeting is closed.")
    if shown.next is None:
        return _("All dossiers were discussed"), ""
    return shown.next.title, shown.next.number


def what_it_shows(shown: Projected) -> str:
    """For the button in the chair's window."""
    if shown.stage is Stage.SOON:
        return _("Projector says that it starts soon")
    if shown.stage is Stage.OVER:
        return _("Projector says thank you")
    if shown.stage is Stage.BETWEEN:
        return _("Projector shows what comes next")
    if shown.is_hidden:
        return _("Projector shows title and who leaves")
    if all(each.score is None for each in shown.averages):
        return _("Projector shows the title")
    if shown.across in ("mean", "trimmed-mean"):
        return _("Projector shows averages")
    return _("Projector shows results per criterion")


def spoken(shown: Projected) -> str:
    """All that is on it, for who does not see it; the time is told by the chair's page."""
    return "\n".join(filter(None, _said(shown)))


def _said(shown: Projected) -> Iterator[str]:
    yield shown.call
    yield position(shown)
    if shown.stage is not Stage.NOW:
        if shown.stage is Stage.BETWEEN:
            yield ended(shown.ended)
            yield up_next() if shown.next else ""
        yield from greeting(shown)
        return
    yield shown.dossier.title if shown.dossier else ""
    yield about(shown)
    for each in shown.leavers:
        yield f"{each.name}: {whereabouts(each)}"
    if shown.is_hidden:
        yield waiting(shown.leavers)
    else:
        yield heading(shown)
        for average in shown.averages:
            said = f"{average.criterion}: {average.text}"
            yield ", ".join(filter(None, (said, mark(average, with_best=True))))
        yield gaps(shown)
    if shown.next:
        text = _("Up next: {title} {number}")
        yield text.format(title=shown.next.title, number=shown.next.number)


def up_next() -> str:
    return _("Up next")
