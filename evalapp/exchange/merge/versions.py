"""Score by score: what the panel holds, what the device started from, what it says now.

A score and its motivation are one version. Where only one side changed it, that side's holds; where both did, and
neither says what both mean together, somebody chooses between the two. Nothing is stored that neither side wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from evalapp.domain.merge import Choice, ChoiceKey, Detail, Version, VersionChoice
from evalapp.domain.numbers import shorten, written
from evalapp.domain.scoring.answer import NOTHING, Answer, Place, Placed
from evalapp.domain.texts import _
from evalapp.exchange.merge.incoming import IncomingRow
from evalapp.exchange.merge.open_choices import OpenChoices
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import PanelState, Receipt, brought_by, version_of
from evalapp.exchange.merge.weighing import (
    Settled,
    Three,
    differing,
    origin,
    said_of,
    together_of,
    version_of_row,
)
from evalapp.exchange.merge.writes import Writes
from evalapp.exchange.sealed.wire import Evaluation


class VersionMerge:
    """Goes through sheets one by one; each sees the panel as the sheets before it left it.

    `otherwise` decides where `choices` do not, except of what is `disputed` among the sheets.
    """

    def __init__(
        self,
        state: PanelState,
        choices: Mapping[ChoiceKey, Choice],
        otherwise: Choice = Choice.OPEN,
        disputed: Collection[Placed] = (),
    ) -> None:
        self._criteria = {criterion.id: criterion for criterion in state.scheme.criteria}
        self._allowed = {
            criterion.id: frozenset(criterion.scale.allowed_steps) for criterion in state.scheme.criteria
        }
        self._choices = choices
        self._otherwise, self._disputed = otherwise, disputed
        self._taken: set[Placed] = set()
        self._tables: dict[tuple[Placed, str, Answer], VersionChoice] = {}
        self._reasons: dict[tuple[object, ...], str] = {}
        self._state = state
        self._open = OpenChoices(state.open)
        self.stored = dict(state.stored)
        self.writes = Writes()
        self.choices: list[VersionChoice] = []
        self.asked: dict[Placed, list[VersionChoice]] = {}

    @property
    def left_open(self) -> tuple[VersionChoice, ...]:
        """Choices that the panel must keep; those that it has already are not among them."""
        return self._open.asked

    @property
    def lapsed(self) -> tuple[ChoiceKey, ...]:
        """Choices that the panel keeps and that nobody need make any more."""
        return self._open.lapsed

    def fold(
        self,
        sheet: Sheet,
        device: str,
        before: Receipt | None,
        known: Mapping[Place, Answer],
        closed: Mapping[str, str],
    ) -> dict[Place, Answer]:
        """Merge one sheet and return what its device counts as merged now, for the places it speaks of.

        `before` is what was merged of that device last. `known` is what it is known to have held; else the base in
        the row counts. `closed` gives the reason for each application of which nothing may be taken.
        """
        based: dict[Place, Answer] = {}
        tally, juror = sheet.tally, sheet.juror
        allowed, stored = self._allowed, self.stored
        write = self.writes.of(sheet, stored, self._state, self._open)
        is_table = sheet.opened is None
        has_rows = is_table and not sheet.form
        dropped: set[str] = set()
        for row in sheet.rows:
            application, criterion = row.application, row.criterion
            place, placed = (application, criterion), (juror, application, criterion)
            given = row.base
            base = known.get(place) or given
            held = stored.get(placed, NOTHING)
            incoming = row.answer
            if incoming == given if is_table else incoming == base == NOTHING:
                # A blank row says nothing, nor does one that the juror left as the form showed it.
                tally.unchanged += incoming != NOTHING
                continue
            # What the panel has, or gave the device itself, asks nothing of it, even off a scale that changed since.
            is_known = not is_table and incoming in (held, base)
            value = incoming.value
            is_sound = is_known or (criterion in allowed and (value is None or value in allowed[criterion]))
            if application in closed or not is_sound:
                tally.refused += 1
                if application not in closed:
                    tally.details.append(sheet.detail(row, "refused", self._refusal(criterion, value)))
                elif application not in dropped or has_rows:
                    dropped.add(application)
                    whole = row if has_rows else Evaluation(application=application, criterion="")
                    tally.details.append(sheet.detail(whole, "refused", closed[application]))
                continue
            if is_table:
                incoming = said_of(incoming, given, base)
                is_known = incoming in (held, base)
            if is_known:
                tally.unchanged += 1
                based[place] = incoming
                self._open.lapse_own(device, placed)
                continue
            if held == base == NOTHING:  # by far the most rows of a first return: nothing to weigh
                based[place] = incoming
                tally.new += 1
                write(placed, incoming, row.changed_at)
                continue
            # A plain table may hold scores alone; whoever fills in a form has the whole row before them.
            theirs = version_of_row(row, held, is_paper=sheet.is_paper) if has_rows else incoming
            three = Three(base=base, held=held, incoming=incoming, theirs=theirs)
            settled = self._settle(sheet, row, device, before, three)
            based[place] = settled.based
            self._count(sheet, row, held, settled)
            if settled.final != held:
                write(placed, settled.final, row.changed_at)
            if not settled.is_open:
                self._open.lapse_own(device, placed)
        return based

    def lapse_unsaid(self, sheet: Sheet, device: str) -> None:
        """A device that no longer says anything of a place has nothing left to choose."""
        said = {(sheet.juror, row.application, row.criterion) for row in sheet.rows}
        self._open.lapse_others(sheet, device, said)

    def differences(self, sheet: Sheet) -> list[Detail]:
        """What a stale sheet says that the panel does not hold, for who wonders what was left out."""
        found = []
        for row in sheet.rows:
            incoming = row.answer
            placed = (sheet.juror, row.application, row.criterion)
            held = self.stored.get(placed, NOTHING)
            if incoming != held:
                found.append(sheet.detail(row, "stale", self._reason(placed, held, incoming)))
        return found

    def _refusal(self, criterion_id: str, value: int | None) -> str:
        criterion = self._criteria.get(criterion_id)
        if criterion is None or value is None:
            return _("There is no criterion “{criterion}” in this call; correct its id.").format(
                criterion=shorten(criterion_id)
            )
        return _(
            "{value} is not on the scale of “{criterion}”; what the panel held was kept, ask the juror."
        ).format(value=written(criterion.scale.value(value)), criterion=criterion.head)

    def _settle(
        self, sheet: Sheet, row: IncomingRow, device: str, before: Receipt | None, three: Three
    ) -> Settled:
        base, held, incoming, theirs = three.base, three.held, three.incoming, three.theirs
        taken = Settled(final=theirs, based=incoming, is_open=False)
        kept = Settled(final=held, based=incoming, is_open=False)
        if held == base:
            return taken
        together = together_of(base, held, incoming)
        if together in (held, theirs):
            return kept if together == held else taken
        placed = (sheet.juror, row.application, row.criterion)
        if self._is_answered(placed, device, theirs, row.changed_at):
            return taken
        if self._has_lapsed(sheet, row, device, before):
            return Settled(final=held, based=base, is_open=False)
        choice, is_asked = self._choose(sheet, row, device, before, three)
        if choice is Choice.OPEN:
            return Settled(final=held, based=base if is_asked else incoming, is_open=True)
        return taken if choice is Choice.TAKE else kept

    def _is_answered(self, placed: Placed, device: str, theirs: Answer, at: str) -> bool:
        """Whether a choice was open between the two and the juror has answered anew since, on this device."""
        if (asked := self._open.of((*placed, device))) is None or theirs == asked.incoming.answer:
            return False
        before = max(asked.incoming.at, self._state.stored_at.get(placed, ""))
        return self._state.is_later(at, before) and placed not in self.writes

    def _has_lapsed(self, sheet: Sheet, row: IncomingRow, device: str, before: Receipt | None) -> bool:
        """Whether this very return asked it already, and the panel holds a later answer since: once is enough."""
        if before is None or sheet.opened is None or before.sha256 != sheet.sha256:
            return False
        placed = (sheet.juror, row.application, row.criterion)
        at = self.writes[placed].at if placed in self.writes else self._state.stored_at.get(placed, "")
        is_closed = placed[1:] in before.base and self._open.of((*placed, device)) is None
        return is_closed and self._state.is_later(at, row.changed_at)

    def _choose(
        self, sheet: Sheet, row: IncomingRow, device: str, before: Receipt | None, three: Three
    ) -> tuple[Choice, bool]:
        """What was chosen, and whether it is this file that asks: of tables that say the same one does."""
        placed = (sheet.juror, row.application, row.criterion)
        key = (*placed, device)
        choice = self._choices.get(key) or self._otherwise
        if key not in self._choices and placed in self._disputed:
            choice = Choice.OPEN
            sheet.tally.disputed += 1
        # Whoever took one version did not choose between it and a third from the next file: that stays open.
        if choice is Choice.TAKE and placed in self._taken:
            choice = Choice.OPEN
        if choice is Choice.TAKE:
            self._taken.add(placed)
        asked = VersionChoice(
            juror=sheet.juror,
            application=row.application,
            criterion=row.criterion,
            device=device,
            base=origin(three.base, row, [before] if before else []),
            stored=self._stored_version(placed, row),
            incoming=Version(
                answer=three.theirs,
                file=sheet.tally.file,
                device=sheet.device_name,
                at=row.changed_at or sheet.saved_at,
            ),
            choice=choice,
            is_between_files=placed in self.writes,
        )
        self.asked.setdefault(placed, []).append(asked)
        twin = self._twin(asked, sheet)
        is_asked = twin is None or choice is not Choice.OPEN
        if twin is not None and not is_asked:
            choice = twin.choice
        else:
            if twin is not None:
                self._open.lapse_own(twin.device, placed)
            self.choices.append(asked)
            if choice is Choice.OPEN:
                self._open.ask(asked)
        if choice is Choice.OPEN:
            sheet.hear(row.application, three.incoming)
        what = {Choice.KEEP: "kept", Choice.TAKE: "taken", Choice.OPEN: "conflict"}[choice]
        reason = self._reason(placed, three.held, three.theirs)
        sheet.tally.details.append(sheet.detail(row, what, reason))
        return choice, is_asked

    def _twin(self, asked: VersionChoice, sheet: Sheet) -> VersionChoice | None:
        """A choice between the same versions that another saved state of this form, or table, asks for."""
        if sheet.opened is not None:
            return None
        first = self._tables.setdefault((asked.placed, sheet.family, asked.incoming.answer), asked)
        return first if first is not asked else self._open.twin(asked, sheet.family)

    def _stored_version(self, placed: Placed, row: IncomingRow) -> Version:
        """With the file it came from: one of this batch, or the last that said the same."""
        held = self.stored.get(placed, NOTHING)
        if placed in self.writes:
            made = self.writes[placed]
            return Version(answer=held, file=made.file, device=made.device_name, at=made.at or made.saved_at)
        receipts = [each for each in self._state.received.values() if each.juror == placed[0]]
        last = brought_by(held, (row.application, row.criterion), receipts)
        return version_of(held, last, self._state.stored_at.get(placed, ""))

    def _count(self, sheet: Sheet, row: IncomingRow, held: Answer, settled: Settled) -> None:
        tally = sheet.tally
        if settled.is_open:
            tally.conflicts += 1
        elif settled.final == held:
            tally.unchanged += 1
        elif held == NOTHING:
            tally.new += 1
        else:
            tally.updated += 1
            placed = (sheet.juror, row.application, row.criterion)
            tally.details.append(sheet.detail(row, "updated", self._reason(placed, held, settled.final)))

    def _reason(self, placed: Placed, held: Answer, incoming: Answer) -> str:
        """How the file differs from the panel, or from the file of this batch that brought what the panel gets.

        In a sentence made once for all equal pairs: there may be 50,000.
        """
        is_score = held.score != incoming.score
        other = self.writes[placed].file if placed in self.writes else ""
        key = (other, placed[2], held.score, incoming.score) if is_score else (other,)
        if key not in self._reasons:
            criterion = self._criteria.get(placed[2]) if is_score else None
            self._reasons[key] = differing(criterion, held, incoming, other=other)
        return self._reasons[key]
