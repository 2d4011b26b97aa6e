"""The plan of a merge in words: one row a file, with what it holds, what it changes and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.merge import Choice, FilePlan, Outcome, VersionChoice
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.jurors import JurorProgress, expected
from evalapp.words import formats
from evalapp.words.phrases import counted_words, join_names
from ui.tables.cells import Cell, Column

_MOST_NAMED = 3  # beside the title; the register has them all
_MOST_REFUSALS = 6  # said beneath the table


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeRow:
    """`position` in the plan tells two files of the same name apart; `late` says that it came after the deadline."""

    position: int
    plan: FilePlan
    juror: str
    content: str
    choices: tuple[VersionChoice, ...]
    late: str = ""

    @property
    def counts(self) -> bool:
        return self.plan.outcome in (Outcome.MERGED, Outcome.CONFLICT)


def merge_rows(
    plan: MergePlan, names: Mapping[PersonId, PersonName], late: Mapping[int, str] = MappingProxyType({})
) -> list[MergeRow]:
    choices: dict[str, list[VersionChoice]] = {}
    for each in plan.choices:
        choices.setdefault(each.incoming.file, []).append(each)
    return [
        MergeRow(
            position=position,
            plan=file,
            juror=names.get(file.juror, file.juror) or "–",
            content=_content(file),
            choices=tuple(choices.get(file.file, ())),
            late=late.get(position, ""),
        )
        for position, file in enumerate(plan.files)
    ]


def _content(file: FilePlan) -> str:
    """How much the file holds; a file that could not be read holds nothing."""
    if file.outcome is Outcome.REFUSED and not file.applications:
        return "–"
    said = ngettext("{n} application", "{n} applications", file.applications).format(n=file.applications)
    return f"{said} · {counted_words(file.counted)}"


def changes(plan: FilePlan) -> str:
    """What merging the file comes to; why one is refused, which needs more room, is said beneath the table."""
    if plan.outcome is Outcome.REFUSED:
        return _("nothing")
    if plan.outcome is Outcome.STALE:
        return plan.reason or _("older than what the panel holds")
    parts = [
        text.format(n=count)
        for count, text in (
            (plan.new, _("new {n}")),
            (plan.updated, _("changed {n}")),
            (plan.unchanged, _("same {n}")),
            (plan.conflicts, _("open choices {n}")),
            (plan.refused, _("refused {n}")),
            (plan.declared, _("conflicts of interest {n}")),
        )
        if count
    ]
    return " · ".join(parts) or plan.reason or _("nothing")


def _changes(row: MergeRow) -> Cell:
    said = changes(row.plan)
    spoken = f"{said}: {row.plan.reason}" if row.plan.outcome is Outcome.REFUSED else ""
    return Cell(text=said, tip=row.plan.reason, spoken=spoken)


def said_beneath(rows: Sequence[MergeRow]) -> list[MergeRow]:
    """The refused files of which the reason stands beneath the table; of the others the card beside it says why."""
    return [row for row in rows if row.plan.outcome is Outcome.REFUSED and row.plan.reason][:_MOST_REFUSALS]


def refusals(rows: Sequence[MergeRow]) -> str:
    """Why each refused file is refused, whole: in its row the sentence has no room for its way out."""
    lines = [f"{each.plan.file}: {each.plan.reason}" for each in said_beneath(rows)]
    refused = sum(row.plan.outcome is Outcome.REFUSED and bool(row.plan.reason) for row in rows)
    more = refused - len(lines)
    if more > 0:
        lines.append(_("and {n} more").format(n=more))
    return "\n".join(lines)


def standing(row: MergeRow) -> Cell:
    plan = row.plan
    if plan.outcome is Outcome.REFUSED:
        return Cell(text=_("refused"), badge="bad")
    if plan.outcome is Outcome.STALE:
        return Cell(text=_("older"), badge="quiet")
    if plan.conflicts:
        n = sum(each.choice is Choice.OPEN for each in row.choices)
        return Cell(text=ngettext("{n} choice", "{n} choices", n).format(n=n), badge="attention")
    if plan.declared:
        return Cell(text=_("conflict"), badge="attention", tip=declared_words(plan))
    if plan.refused:
        n = plan.refused
        return Cell(text=ngettext("{n} cell", "{n} cells", n).format(n=n), badge="attention")
    if plan.outcome is Outcome.UNCHANGED:
        return Cell(text=_("unchanged"), badge="quiet")
    if row.late:
        return Cell(text=_("late"), badge="attention", tip=row.late)
    return Cell(text=_("ready"), badge="good")


def declared_words(plan: FilePlan) -> str:
    """Each conflict of interest that the file declares, a line each, with what it does."""
    declared = (each for each in plan.details if each.what == "declared")
    return "\n".join(f"{each.application}: {each.reason}" for each in declared)


def merge_columns() -> tuple[Column[MergeRow], ...]:
    return (
        Column(
            head=_("File"),
            cell=lambda row: Cell(text=row.plan.file, tip=row.plan.file),
            stretches=True,
            least=170,
            yields_to=0.5,
        ),
        Column(head=_("Juror"), cell=lambda row: Cell(text=row.juror), most=150, drop=2),
        Column(head=_("Content"), cell=lambda row: Cell(text=row.content, tone="dim"), drop=1),
        Column(
            head=_("What changes"),
            cell=_changes,
            stretches=True,
            least=160,
            drop=3,
        ),
        Column(head=_("State"), cell=standing, width=132),
    )


def read_words(n: int, seconds: float) -> str:
    """How many files were read, and in how long; empty of none."""
    taken = formats.score(Fraction(max(1, round(10 * seconds)), 10), 1)
    text = ngettext("{n} file read in {seconds} s", "{n} files read in {seconds} s", n)
    return text.format(n=n, seconds=taken) if n else ""


def who_is_in(facts: Facts) -> str:
    """How many jurors sent everything in, and who is still expected."""
    jurors, waiting = facts.jurors, expected(facts, coverage(facts))
    if not jurors:
        return _("Nobody has been assigned applications yet")
    said = _("{n} of {all} jurors sent everything in").format(n=len(jurors) - len(waiting), all=len(jurors))
    if not waiting:
        return said
    return (
        said
        + " · "
        + _("still expected: {names}").format(names=join_names(map(_waited_for, waiting), most=_MOST_NAMED))
    )


def _waited_for(juror: JurorProgress) -> str:
    """With how much of it came, where that is a part."""
    share = juror.share
    if not share.given:
        return juror.name
    return _("{name} ({n} of {all})").format(name=juror.name, n=share.given, all=share.needed)
