"""Field by field: what the panel holds, what the device started from, what it says now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from evalapp.domain.merge import Choice, ChoiceKey, Detail, Field, FieldConflict
from evalapp.domain.numbers import shorten, written
from evalapp.domain.scoring.answer import NOTHING, Answer, Place, Placed
from evalapp.domain.texts import _
from evalapp.exchange.merge.incoming import IncomingRow
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import FieldWrite, PanelState
from evalapp.exchange.sealed.wire import Evaluation
from evalapp.words.scores import compared

Part = TypeVar("Part")  # of what is held: the score, or the comment


@dataclass(frozen=True, kw_only=True, slots=True)
class _Settled:
    """`final` goes into the panel, `based` is what the device counts as merged."""

    final: Answer
    based: Answer
    is_open: bool


class FieldMerge:
    """Goes through sheets one by one; each sees the panel as the sheets before it left it."""

    def __init__(self, state: PanelState, choices: Mapping[ChoiceKey, Choice], otherwise: Choice) -> None:
        self._criteria = {criterion.id: criterion for criterion in state.scheme.criteria}
        self._allowed = {
            criterion.id: frozenset(criterion.scale.allowed_steps) for criterion in state.scheme.criteria
        }
        self._choices = choices
        self._otherwise = otherwise
        self._taken: set[ChoiceKey] = set()
        self._reasons: dict[tuple[object, ...], str] = {}
        self.stored = dict(state.stored)
        self.writes: dict[Placed, FieldWrite] = {}
        self.conflicts: list[FieldConflict] = []

    def fold(
        self, sheet: Sheet, known: Mapping[Place, Answer], closed: Mapping[str, str]
    ) -> dict[Place, Answer]:
        """Merge one sheet and return what its device counts as merged now, for the places it speaks of.

        `known` is what that device is known to have held; else the base in the row counts. `closed` gives the
        reason for each application of which nothing may be taken.
        """
        based: dict[Place, Answer] = {}
        tally, juror = sheet.tally, sheet.juror
        is_table = sheet.opened is None
        has_rows = is_table and not sheet.form
        dropped: set[str] = set()
        for row in sheet.rows:
            place = (row.application, row.criterion)
            given = row.base
            base = known.get(place) or given
            held = self.stored.get((juror, *place), NOTHING)
            incoming = row.answer
            if incoming == given if is_table else incoming == base == NOTHING:
                # A blank row says nothing, nor does one that the juror left as the form showed it.
                tally.unchanged += incoming != NOTHING
                continue
            # What the panel has, or gave the device itself, asks nothing of it, even off a scale that changed since.
            is_known = not is_table and incoming in (held, base)
            if row.application in closed or (not is_known and (reason := self._refusal(row, incoming.value))):
                tally.refused += 1
                if row.application not in closed:
                    tally.details.append(_detail(sheet, row, "refused", reason))
                elif row.application not in dropped or has_rows:
                    dropped.add(row.application)
                    whole = row if has_rows else Evaluation(application=row.application, criterion="")
                    tally.details.append(_detail(sheet, whole, "refused", closed[row.application]))
                continue
            if is_table:
                incoming = _said(incoming, given, base)
            if incoming in (held, base):
                tally.unchanged += 1
                based[place] = incoming
                continue
            if held == base == NOTHING:
                # By far the most rows of a first return: nothing to weigh.
                based[place] = incoming
                tally.new += 1
                self._write(sheet, row, incoming)
                continue
            settled = self._settle(sheet, row, base, held, incoming)
            based[place] = settled.based
            self._count(sheet, row, held, settled)
            if settled.final != held:
                self._write(sheet, row, settled.final)
        return based

    def base_across_packs(self, sheet: Sheet, merged: Mapping[Place, Answer]) -> dict[Place, Answer]:
        """The base of rows that stand on a newer pack than what was `merged` from their device last.

        Usually a row's own base is the better one: what the pack showed. But where the device still says what was
        merged, or the panel still holds that, only the other side changed since.
        """
        known = {}
        for row in sheet.rows:
            place = (row.application, row.criterion)
            last = merged.get(place)
            if last is not None:
                held = self.stored.get((sheet.juror, *place), NOTHING)
                given, incoming = row.base, row.answer
                score = _newer_base(last.score, given.score, held.score, incoming.score)
                comment = _newer_base(last.comment, given.comment, held.comment, incoming.comment)
                known[place] = Answer(*score, comment)
        return known

    def differences(self, sheet: Sheet) -> list[Detail]:
        """What a stale sheet says that the panel does not hold, for who wonders what was left out."""
        found = []
        for row in sheet.rows:
            incoming = row.answer
            held = self.stored.get((sheet.juror, row.application, row.criterion), NOTHING)
            if incoming != held:
                found.append(_detail(sheet, row, "stale", self._reason(row.criterion, held, incoming)))
        return found

    def _refusal(self, row: IncomingRow, value: int | None) -> str:
        allowed = self._allowed.get(row.criterion)
        if allowed is not None and (value is None or value in allowed):
            return ""
        criterion = self._criteria.get(row.criterion)
        if criterion is None or value is None:
            return _("There is no criterion “{criterion}” in this call; correct its id.").format(
                criterion=shorten(row.criterion)
            )
        return _(
            "{value} is not on the scale of “{criterion}”; what the panel held was kept, ask the juror."
        ).format(value=written(criterion.scale.value(value)), criterion=criterion.head)

    def _settle(
        self, sheet: Sheet, row: IncomingRow, base: Answer, held: Answer, incoming: Answer
    ) -> _Settled:
        if held == base:
            return _Settled(final=incoming, based=incoming, is_open=False)
        three = (base, held, incoming)
        score = self._choice(sheet, row, Field.SCORE, three)
        comment = self._choice(sheet, row, Field.COMMENT, three)
        final_score = incoming if score is Choice.TAKE else held
        final_comment = incoming if comment is Choice.TAKE else held
        based_score = base if score is Choice.OPEN else incoming
        based_comment = base if comment is Choice.OPEN else incoming
        return _Settled(
            final=final_score.commented(final_comment),
            based=based_score.commented(based_comment),
            is_open=Choice.OPEN in (score, comment),
        )

    def _choice(
        self, sheet: Sheet, row: IncomingRow, name: Field, three: tuple[Answer, Answer, Answer]
    ) -> Choice:
        """Three-way: who did not change the field gives way to who did; both changed it: somebody chooses."""
        base, held, incoming = (each.score if name is Field.SCORE else each.comment for each in three)
        if incoming in (held, base):
            return Choice.KEEP
        if held == base:
            return Choice.TAKE
        return self._choose(sheet, row, name, three)

    def _choose(
        self, sheet: Sheet, row: IncomingRow, name: Field, three: tuple[Answer, Answer, Answer]
    ) -> Choice:
        key = (sheet.juror, row.application, row.criterion, name)
        choice = self._choices.get(key, self._otherwise)
        # Whoever took one value did not choose between it and a third from the next file: that stays open.
        if choice is Choice.TAKE and key in self._taken:
            choice = Choice.OPEN
        if choice is Choice.TAKE:
            self._taken.add(key)
        base, held, incoming = three
        self.conflicts.append(
            FieldConflict(
                juror=sheet.juror,
                application=row.application,
                criterion=row.criterion,
                field=name,
                base=base,
                stored=held,
                incoming=incoming,
                choice=choice,
                file=sheet.tally.file,
                device=sheet.opened.content.device_name if sheet.opened else "",
                at=row.changed_at,
            )
        )
        what = {Choice.KEEP: "kept", Choice.TAKE: "taken", Choice.OPEN: "conflict"}[choice]
        reason = self._reason(row.criterion, held, incoming, name)
        sheet.tally.details.append(_detail(sheet, row, what, reason, name))
        return choice

    def _count(self, sheet: Sheet, row: IncomingRow, held: Answer, settled: _Settled) -> None:
        tally = sheet.tally
        if settled.is_open:
            tally.conflicts += 1
        elif settled.final == held:
            tally.unchanged += 1
        elif held == NOTHING:
            tally.new += 1
        else:
            tally.updated += 1
            tally.details.append(
                _detail(sheet, row, "updated", self._reason(row.criterion, held, settled.final))
            )

    def _write(self, sheet: Sheet, row: IncomingRow, final: Answer) -> None:
        placed = (sheet.juror, row.application, row.criterion)
        self.stored[placed] = final
        self.writes[placed] = FieldWrite(
            juror=sheet.juror,
            application=row.application,
            criterion=row.criterion,
            answer=final,
            at=row.changed_at,
        )

    def _reason(self, criterion_id: str, held: Answer, incoming: Answer, name: Field | None = None) -> str:
        """How the panel and the file differ, in a sentence made once for all equal pairs: there may be 50,000."""
        is_score = held.score != incoming.score if name is None else name is Field.SCORE
        key = (criterion_id, held.score, incoming.score) if is_score else ()
        if key not in self._reasons:
            criterion = self._criteria.get(criterion_id) if is_score else None
            self._reasons[key] = (
                _("The comment is not the one that the panel holds.")
                if criterion is None
                else _("The panel holds {ours}, the file says {theirs}.").format(
                    ours=compared(criterion.scale, *held.score),
                    theirs=compared(criterion.scale, *incoming.score),
                )
            )
        return self._reasons[key]


def _newer_base(last: Part, given: Part, held: Part, incoming: Part) -> Part:
    return last if last in (held, incoming) else given


def _said(incoming: Answer, given: Answer, base: Answer) -> Answer:
    """What a table says: its fields that are still as they were given (empty, in a plain table) are as in `base`."""
    score = incoming if incoming.score != given.score else base
    return score.commented(incoming if incoming.comment != given.comment else base)


def _detail(sheet: Sheet, row: IncomingRow, what: str, reason: str, name: Field | None = None) -> Detail:
    return Detail(
        juror=sheet.juror,
        application=row.application,
        criterion=row.criterion,
        what=what,
        reason=reason,
        row=sheet.numbers.get((row.application, row.criterion)),
        field=name,
    )
