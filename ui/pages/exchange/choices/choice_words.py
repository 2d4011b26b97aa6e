"""A choice between two versions in the words of its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.merge import Choice, Version, VersionChoice
from evalapp.domain.order import number_key
from evalapp.domain.people import names_of
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.choices import is_unsigned
from evalapp.operations.exchange.effect import Effect
from evalapp.operations.view import View
from evalapp.words.phrases import apart
from evalapp.words.scores import in_column, name_of, value_text
from evalapp.words.versions import said, times
from ui.tables.cells import Band, Cell, Column


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A choice with what it is about, as people call it."""

    choice: VersionChoice
    criterion: Criterion
    juror: str
    title: str

    @property
    def about(self) -> str:
        return f"{self.juror} · {self.choice.application} {self.title}".strip()

    @property
    def other(self) -> str:
        """The file of the same batch whose version the one that came in is held against; empty: the panel has it."""
        return self.choice.stored.file if self.choice.is_between_files else ""

    @property
    def question(self) -> str:
        return _("{criterion}: which score and justification hold?").format(criterion=self.criterion.title)


def asked(choices: tuple[VersionChoice, ...], view: View, scheme: Scheme) -> list[Asked]:
    """Those of criteria that the scheme still has: by juror and application, and as the scheme has its criteria."""
    names: Mapping[PersonId, PersonName] = names_of(view.people())
    titles = {each.number: each.title for each in view.applications()}
    criteria = {each.id: each for each in scheme.criteria}
    place = {id: n for n, id in enumerate(criteria)}
    found = [
        Asked(
            choice=each,
            criterion=criteria[each.criterion],
            juror=names.get(each.juror, each.juror),
            title=titles.get(each.application, ""),
        )
        for each in choices
        if each.criterion in criteria
    ]
    return sorted(
        found,
        key=lambda row: (row.juror, number_key(row.choice.application), place[row.criterion.id]),
    )


def figure(version: Version, criterion: Criterion) -> str:
    """The number, as among the other scores beneath; a reason for no score, or that there is none, in a word."""
    answer = version.answer
    if answer.value is not None and answer.no_score is None:
        return in_column(criterion.scale, answer.value)
    return said(version, criterion)


def scale_words(version: Version, criterion: Criterion) -> str:
    """What the scale calls the value, or between which of its words it lies."""
    value = version.answer.value
    if value is None:
        return ""
    words = name_of(criterion.scale, value)
    return "" if words == value_text(criterion.scale, value) else words


def facts(version: Version, *, beside: Sequence[Version] = ()) -> tuple[str, str, str]:
    """File, device and time, told from those of the versions `beside`; what no file brought says who changed it."""
    where = version.file or (_("by {name}").format(name=version.by) if version.by else "")
    return where, version.device, times(version, *beside, is_short=True)[0]  # a card is narrow


def effect_words(row: Asked, effect: Effect, scheme: Scheme) -> str:
    """What each version makes of the total of the application, with the scores that the panel holds now."""
    if effect.kept is None or effect.taken is None:
        return ""
    application = row.choice.application
    kept, taken = apart(effect.kept, effect.taken, scheme.ranking.decimals)
    if effect.kept == effect.taken:
        text = _("Total of {application} with the scores in the panel: {total} with either")
        return text.format(application=application, total=kept)
    text = _(
        "Total of {application} with the scores in the panel: {kept} with {stored} · {taken} with {incoming}"
    )
    return text.format(
        application=application,
        kept=kept,
        stored=figure(row.choice.stored, row.criterion),
        taken=taken,
        incoming=figure(row.choice.incoming, row.criterion),
    )


def is_later(version: Version, other: Version) -> bool:
    """Whether it was given later, which is said only where of both it is known when."""
    return _is_time_known(version) and _is_time_known(other) and version.at > other.at


def _is_time_known(version: Version) -> bool:
    """Of a table or form it is when its workbook was saved; of what neither a file nor a person stands for, a merge."""
    return bool(version.at) and bool(version.device or (version.by and not version.file))


def state(row: Asked) -> Cell:
    choice = row.choice.choice
    if choice is Choice.OPEN:
        return Cell(text=_("open"), badge="attention")
    if row.other:
        file = row.other if choice is Choice.KEEP else row.choice.incoming.file
        return Cell(text=file, tip=file, badge="good")
    return Cell(text=_("panel") if choice is Choice.KEEP else _("came in"), badge="good")


def choice_columns() -> tuple[Column[Asked], ...]:
    return (
        Column(
            head=_("Criterion"),
            cell=lambda row: Cell(text=str(row.criterion.title), type="table-strong", tip=row.about),
            stretches=True,
            least=90,
        ),
        Column(
            head=_("No."),
            cell=lambda row: Cell(text=row.choice.application, tone="dim", tip=row.about),
            most=80,
        ),
        Column(head=_("State"), cell=state, width=86),
        Column(head=_("Juror"), cell=lambda row: Cell(text=row.juror), is_optional=True),
        Column(
            head=_("File"), cell=lambda row: Cell(text=row.choice.incoming.file, tone="dim"), is_optional=True
        ),
    )


def found_words(row: Asked) -> str:
    """By which words the filter finds a choice: also by what its list has no room for."""
    parts = (row.about, str(row.criterion.title), row.choice.incoming.file, row.other, state(row).text)
    return " ".join(filter(None, parts))


def choice_rows(asked: Sequence[Asked]) -> list[Asked | Band]:
    """Those of each juror under the name: beside the criterion a list has no room for it."""
    rows: list[Asked | Band] = []
    for juror, theirs in groupby(asked, key=lambda each: each.juror):
        rows += [Band(text=juror), *theirs]
    return rows


def letter(row: Asked, others: Iterable[Asked] = ()) -> str:
    """The question to the juror, ready to be sent: about the choice at hand and, in one message, all that are open
    among the `others` of the same juror.
    """
    asked = [
        each
        for each in others
        if each.choice.juror == row.choice.juror
        and (each.choice.key == row.choice.key or each.choice.choice is Choice.OPEN)
    ]
    if len(asked) < 2:
        return _about_one(row)
    last = (
        _("Which of each holds? Please answer this message: a form or table does not tell which is the last.")
        if any(is_unsigned(each.choice) for each in asked)
        else _("Which of each holds? Just hand in again with the right ones; these questions then lapse.")
    )
    first = _("Dear {name}, of {n} of your scores we hold two versions:")
    return "\n".join([first.format(name=row.juror, n=len(asked)), *map(_line, asked), last])


def _line(each: Asked) -> str:
    stored, incoming = each.choice.stored, each.choice.incoming
    return _("– {application}, “{criterion}”: {stored} or {incoming}").format(
        application=each.choice.application,
        criterion=each.criterion.title,
        stored=_named(stored, each.criterion, beside=incoming),
        incoming=_named(incoming, each.criterion, beside=stored),
    )


def _about_one(each: Asked) -> str:
    stored, incoming = each.choice.stored, each.choice.incoming
    text = (
        _(
            "Dear {name}, for {application} we hold two versions of your score on “{criterion}”: {stored} and "
            "{incoming}. Which one holds? Please answer this message: a form or table does not tell which is the last."
        )
        if is_unsigned(each.choice)
        else _(
            "Dear {name}, for {application} we hold two versions of your score on “{criterion}”: {stored} and "
            "{incoming}. Which one holds? Just hand in again with the right one; this question then lapses."
        )
    )
    return text.format(
        name=each.juror,
        application=each.choice.application,
        criterion=each.criterion.title,
        stored=_named(stored, each.criterion, beside=incoming),
        incoming=_named(incoming, each.criterion, beside=stored),
    )


def _named(version: Version, criterion: Criterion, *, beside: Version) -> str:
    when = times(version, beside)[0]
    where = ", ".join(part for part in (version.device or version.file, when) if part)
    score = figure(version, criterion)
    return f"{score} ({where})" if where else score


def of_file_words(n: int, file: str, alone: Sequence[str]) -> str:
    """How many choices a file asks; `alone` is why some of them are asked one by one."""
    said = ngettext("{n} choice of {file}", "{n} choices of {file}", n).format(n=n, file=file)
    if not alone:
        return said
    one_by_one = ngettext(
        "{n} of them only by itself: {why}", "{n} of them only one by one: {why}", len(alone)
    ).format(n=len(alone), why="; ".join(dict.fromkeys(alone)))
    return f"{said}; {one_by_one}"


def keep_all_words(n: int, others: Collection[str]) -> str:
    """`others`: the files of the same batch that have the version to keep, empty for the panel."""
    if set(others) == {""}:
        return ngettext("Keep the panel in all {n}", "Keep the panel in all {n}", n).format(n=n)
    if len(others) == 1:
        text = ngettext("Take {file} in all {n}", "Take {file} in all {n}", n)
        return text.format(n=n, file=next(iter(others)))
    return ngettext(
        "Keep the panel or the other file in all {n}", "Keep the panel or the other file in all {n}", n
    ).format(n=n)


def onward_words(choice: Choice, *, is_last: bool) -> str:
    """On the button that leaves the choice at hand as it is chosen, and goes on to the next or back to the files."""
    to_next = {
        Choice.KEEP: _("Keep, and next"),
        Choice.TAKE: _("Take, and next"),
        Choice.OPEN: _("Leave open, and next"),
    }
    to_files = {
        Choice.KEEP: _("Keep, and to the files"),
        Choice.TAKE: _("Take, and to the files"),
        Choice.OPEN: _("Leave open, and to the files"),
    }
    return (to_files if is_last else to_next)[choice]


def unstored_words(n: int) -> tuple[str, ...]:
    """That choices were made and not stored, to who is about to leave them."""
    return (ngettext("{n} choice of a merge", "{n} choices of a merge", n).format(n=n),) if n else ()
