"""A change as it may stand on paper: whole in words, without what is told of conflicts, or without the jury's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Act, Change, Step
from evalapp.domain.people import Role, names_of
from evalapp.domain.permissions import Action
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.story.doers import Doers
from evalapp.operations.records.told.exchanged import EXCHANGED
from evalapp.operations.records.told.rows import is_exported, known_at, known_of, told_rows
from evalapp.operations.records.told.sections import Section, of_rows
from evalapp.operations.view import View
from evalapp.reports.content import HistoryEntry
from evalapp.reports.screening.screen import Screen, screen_of
from evalapp.words.acts import particulars_of, told
from evalapp.words.clocks import set_back_before

MOST_CHANGES = 5_000
_MOST_LINES = 20_000  # of all changes together
_MOST_OF_ONE = 40  # of each section of a change
_MOST_ROWS = 20_000  # of the journal read for one change
_OF_CONFLICTS = frozenset({"conflict", "conflict-removed"})


class PaperTeller:
    """Tells one change after the other; `is_full` once a paper holds no more, of however many are asked.

    `is_anonymous`: no juror is named, and nothing is said of how a merge was done and what jurors got and sent, which
    would say who they are. `application`: of what a change did to others only how much that is.
    """

    def __init__(self, view: View, *, is_anonymous: bool, application: str = "") -> None:
        self._view, self._is_anonymous, self._application = view, is_anonymous, application
        self._doers = Doers(view)
        self._known, self._versions = known_of(view), view.versions_by_change()
        self._screen = Screen()
        if is_anonymous:
            jurors, names, words = _jury(view)
            self._screen = screen_of(names, words, ids=frozenset(jurors))
            nobody = PersonName(_("[name withheld]"))
            self._known = replace(self._known, names={**self._known.names, **dict.fromkeys(jurors, nobody)})
        self._changes = self._lines = 0

    @property
    def is_full(self) -> bool:
        return self._changes >= MOST_CHANGES or self._lines >= _MOST_LINES

    def entry(self, change: Change) -> HistoryEntry:
        sections = list(self._sections(change))
        parts = [
            (self._screened(each.title), [self._screened(line) for line in each.all_lines])
            for each in sections
        ]
        self._changes += 1
        self._lines += sum(1 + len(lines) for _title, lines in parts)
        return replace(self.line(change), parts=parts)

    def line(self, change: Change) -> HistoryEntry:
        """The change without what it touched."""
        role = Role(change.role).label.lower() if change.role in set(Role) else change.role
        is_hidden = self._is_anonymous and change.role == Role.JUROR
        name, account = self._doers.who(change)
        who = _("[name withheld]") if is_hidden else self._screened(name)
        return HistoryEntry(
            number=change.id,
            at=change.at,
            who=_("{name} ({role})").format(name=who, role=role),
            what=self._screened(self._summary(change)),
            remark=" · ".join(filter(None, (set_back_before(change), self._under(account)))),
        )

    def _under(self, account: str) -> str:
        """Nothing where the jury has no names, since an account may spell one."""
        if not account or self._is_anonymous:
            return ""
        return _("Done under the account {account} of the computer.").format(account=account)

    def _screened(self, words: str) -> str:
        return self._screen.screened(words)

    def _summary(self, change: Change) -> str:
        act = change.act
        if act is None:
            return _("Conflict of interest") if self._is_of_conflict(change) else change.summary
        if not any(each.what in _OF_CONFLICTS for each in act.steps):
            return change.summary
        said = told(replace(act, steps=tuple(map(_kind_alone, act.steps))))
        if change.action == Action.UNDO:
            return _("Undone: {summary}").format(summary=said)
        return _("Redone: {summary}").format(summary=said) if change.action == Action.REDO else said

    def _is_of_conflict(self, change: Change) -> bool:
        while change.undoes is not None:
            change = self._view.change(change.undoes)
        return change.action == Action.DECLARE_CONFLICT

    def _sections(self, change: Change) -> Iterator[Section]:
        written, left = self._view.rows_written(change.id, _MOST_ROWS)
        if change.act is not None and change.undoes is None and not self._is_anonymous:
            yield from _how(change.act)
        rows = [_without_story(each) for each in written if is_exported(each.table)]
        if self._is_anonymous:
            rows = [each for each in rows if each.table not in EXCHANGED]
        others = [each for each in rows if self._is_of_another(each)]
        rows = [each for each in rows if not self._is_of_another(each)]
        known = known_at(self._known, self._versions, change.id)
        yield from of_rows(list(told_rows(rows, known, change.at)), _MOST_OF_ONE)
        if others:
            text = ngettext(
                "{n} row of another application, not told here",
                "{n} rows of other applications, not told here",
                len(others),
            )
            yield Section(title=text.format(n=len(others)), lines=())
        if left:
            text = ngettext(
                "{n} further entry of the journal is not shown here; the export tells it.",
                "{n} further entries of the journal are not shown here; the export tells them.",
                left,
            )
            yield Section(title=text.format(n=left), lines=())

    def _is_of_another(self, row: RowChange) -> bool:
        present = row.after if row.after is not None else row.before or {}
        of = present.get("number" if row.table == "application" else "application")
        return bool(self._application and of) and of != self._application


def _how(act: Act) -> Iterator[Section]:
    said = particulars_of(act)
    if said:
        title = _("How it was done, as the file says")
        yield Section(title=title, lines=tuple(said[:_MOST_OF_ONE]), more=max(0, len(said) - _MOST_OF_ONE))


def entries_of(teller: PaperTeller, changes: Iterable[Change]) -> Iterator[HistoryEntry]:
    """As many as a paper holds."""
    for change in changes:
        if teller.is_full:
            return
        yield teller.entry(change)


def _kind_alone(step: Step) -> Step:
    """A conflict of interest from → to without the sentence that went with its kind."""
    if step.what not in _OF_CONFLICTS:
        return step
    before, after = (
        each[0] if isinstance(each, Sequence) and not isinstance(each, str) and each else each
        for each in (step.before, step.after)
    )
    return replace(step, before=before, after=after)


def _without_story(row: RowChange) -> RowChange:
    if row.table != "conflict":
        return row
    before, after = (None if each is None else {**each, "note": ""} for each in (row.before, row.after))
    return RowChange(table=row.table, before=before, after=after)


def _jury(view: View) -> tuple[list[PersonId], frozenset[str], frozenset[str]]:
    """The jurors there are or were as far as the file knows them by their work, every name they had, and what else
    tells who they are.
    """
    people = view.people()
    called = names_of(people)
    at_work = {*(each.juror for each in view.scores()), *(each.juror for each in view.assignments())}
    jurors = {each.id for each in people if each.role is Role.JUROR} | at_work
    jurors |= {each.juror for each in view.issued()} | {each.juror for each in view.received()}
    ever = {name for juror in jurors for name, _organisation in view.names_ever(juror)}
    present = [each for each in people if each.id in jurors]
    words = frozenset(word for each in present for word in (each.email, called[each.id]))
    return sorted(jurors), frozenset(ever | {each.name for each in present}), words
