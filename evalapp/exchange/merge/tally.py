"""What is known so far about one file of a merge, counted while it is gone through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.merge import Detail, FilePlan, Outcome
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted, counted
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.merge.incoming import IncomingRow
from evalapp.exchange.sealed.wire import Evaluation


@dataclass(kw_only=True, slots=True)
class Tally:
    """What is known so far about one file. `refusal` is a reason to take nothing of it. `heard`: by juror the
    applications of which it now gives a conflict of interest as the reason for no score. `disputed`: scores that stay
    open since other files of the batch say something else.
    """

    file: str
    juror: PersonId = NOBODY
    is_signed: bool = False
    refusal: str = ""
    is_stale: bool = False
    notes: list[str] = field(default_factory=list)
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    refused: int = 0
    declared: int = 0
    disputed: int = 0
    applications: int = 0
    counted: Counted = NOTHING_COUNTED
    heard: dict[PersonId, dict[str, None]] = field(default_factory=dict)
    details: list[Detail] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        if self.refusal:
            return Outcome.REFUSED
        if self.is_stale:
            return Outcome.STALE
        if self.conflicts:
            return Outcome.CONFLICT
        if self.new or self.updated or self.declared:
            return Outcome.MERGED
        return Outcome.REFUSED if self.refused and not self.unchanged else Outcome.UNCHANGED

    def _why_none(self) -> str:
        """With the reason itself: where the others stand differs with where this is read."""
        reasons = list(dict.fromkeys(each.reason for each in self.details if each.what == "refused"))
        if not reasons:
            return _("None of its scores could be taken.")
        text = ngettext(
            "None of its scores could be taken: {why}",
            "None of its scores could be taken. Each is told with its file; the first of {n} reasons: {why}",
            len(reasons),
        )
        return text.format(n=len(reasons), why=reasons[0])

    def finished(self) -> FilePlan:
        outcome = self.outcome
        notes = list(self.notes)
        if outcome is Outcome.REFUSED and not self.refusal:
            notes.insert(0, self._why_none())
        if self.disputed:
            words = ngettext(
                "{n} score was left open: these files say different things about it, and nothing tells which of them "
                "holds.",
                "{n} scores were left open: these files say different things about them, and nothing tells which of "
                "them holds.",
                self.disputed,
            )
            notes.append(words.format(n=self.disputed))
        return FilePlan(
            file=self.file,
            outcome=outcome,
            reason=self.refusal or " ".join(notes),
            remarks=() if self.refusal else tuple(notes),
            juror=self.juror,
            is_signed=self.is_signed,
            new=self.new,
            updated=self.updated,
            unchanged=self.unchanged,
            conflicts=self.conflicts,
            refused=self.refused,
            declared=self.declared,
            details=tuple(self.details),
            applications=self.applications,
            scores=self.counted.given,
            abstentions=self.counted.abstentions,
            other_reasons=self.counted.others,
        )

    def count(self, rows: Sequence[IncomingRow]) -> None:
        """Note how much the file holds, whatever becomes of it."""
        self.applications = len({row.application for row in rows if row.application})
        self.counted = counted(row if isinstance(row, Evaluation) else row.answer for row in rows)
