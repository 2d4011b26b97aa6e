"""The first change of a panel that is read back: all that the export told, at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from evalapp.domain.journal import Act, Step, TableName, Value, digest, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.terms.plan import NO_PLAN
from evalapp.operations.change import OpenChange
from evalapp.operations.records.exporting.attachments import places_in
from evalapp.operations.records.reading_back.attached import content_at
from evalapp.operations.records.reading_back.people import person_row
from evalapp.operations.records.reading_back.told import ToldByExport
from evalapp.operations.seats.limits import put_limits
from evalapp.operations.view import View
from evalapp.store.rows.settings import (
    DECLARATION,
    LOT_SEED,
    PANEL_IDENTITY,
    PLAN,
    SUBMITTED_UNTIL,
    UNDERTAKING,
)

Rows = Sequence[Mapping[str, Any]]
_BY_NOBODY = frozenset(
    {"sitting", "agenda", "stay", "vote", "minute"}
)  # an export tells not all of who and when


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """`identity` is the secret key of the new panel, which has an id of its own too."""

    told: ToldByExport
    identity: str
    action: ClassVar[Action] = Action.READ_BACK

    def summary(self, view: View) -> Act:
        call = self.told.call
        named: dict[str, Value] = {
            "panel": shorten(call.panel),
            "change": call.change,
            "fingerprint": state("fingerprint", call.fingerprint),
        }
        steps = [Step(what="read-back", named=named)]
        if call.phase is Phase.CLOSED:
            steps.append(Step(what="read-back-open"))
        files = sorted(self.told.folder.digests.items())
        return Act(
            steps=tuple(steps),
            particulars=tuple(
                Step(what="file-read", named={"file": name, "sha256": digest(sha256)})
                for name, sha256 in files
            ),
        )

    def apply(self, change: OpenChange) -> None:
        call = self.told.call
        change.put("scheme", call.versions)
        change.put("call", [self._call_row(change.at)])
        change.put_setting(PANEL_IDENTITY, self.identity)
        if call.submitted_until:
            change.put_setting(SUBMITTED_UNTIL, call.submitted_until)
        if call.plan != NO_PLAN:
            change.put_setting(PLAN, call.plan)
        if call.declaration:
            change.put_setting(DECLARATION, call.declaration)
        if call.undertaking:
            change.put_setting(UNDERTAKING, call.undertaking)
        if self.told.decided.lot_seed:
            change.put_setting(LOT_SEED, self.told.decided.lot_seed)
        put_limits(change, call.limits)
        change.put("person", [person_row(each) for each in self.told.people.people])
        change.put_dossiers(self.told.all_dossiers)
        self._put_attachments(change)
        for table, rows in self._rows():
            if table in _BY_NOBODY:
                recorded = {"by_whom": change.actor.name, "at": change.at}
                rows = [recorded | dict(each) for each in rows]
            change.put(table, rows)
        change.put_declarations(self.told.people.declarations)
        change.put_agreements(self.told.people.agreements)
        change.put_scores(self.told.judging.scores)

    def _call_row(self, at: str) -> dict[str, Any]:
        call = self.told.call
        return {
            "id": 1,
            "panel": str(uuid.uuid4()),
            "title": call.title,
            "reference": call.reference,
            "scheme_version": call.scheme_version,
            "phase": str(phase_of(call.phase)),
            "budget": call.budget,
            "deadline": call.deadline,
            "is_demo": int(call.is_demo),
            "created_at": at,
        }

    def _rows(self) -> Iterator[tuple[TableName, Rows]]:
        """Parents before children."""
        told = self.told
        yield "refused_row", told.dossiers.refused
        yield "conflict", told.people.conflicts
        yield "dismissed", told.people.dismissed
        yield "assignment", told.judging.seats
        yield "locked", told.judging.locked
        yield "consensus", told.judging.consensus
        yield "score_aside", told.judging.aside
        yield "flagged", told.decided.flags
        yield "panel_order", told.decided.order
        yield "granted", told.decided.grants
        yield "checked", told.checks.answers
        yield "supplement", told.checks.supplements
        yield "hearing", told.checks.hearings
        yield "sitting", told.meeting.sittings
        yield "agenda", told.meeting.agenda
        yield "stay", told.meeting.stays
        yield "vote", told.meeting.votes
        yield "voice", told.meeting.voices
        yield "minute", told.meeting.notes
        yield "draw", told.decided.draws
        yield "advice", told.decided.advice
        yield "proviso", told.decided.provisos
        yield "letter_text", told.letters.texts
        yield "letter_fact", told.letters.facts
        yield "motivation", told.letters.motivations

    def _put_attachments(self, change: OpenChange) -> None:
        """One at a time, for they may be large."""
        dossiers, root = self.told.dossiers.dossiers, self.told.folder.path
        listed = [
            (each.application.number, attachment) for each in dossiers for attachment in each.attachments
        ]
        places = places_in(root, ((number, each.name) for number, each in listed))
        for (number, attachment), path in zip(listed, places, strict=True):
            change.put_content(content_at(root, path, attachment))
            change.put("attachment", [{"application": number} | asdict(attachment)])


def phase_of(phase: Phase) -> Phase:
    """A closing is signed over one file, by people: of what was closed there, nothing is closed here."""
    return Phase.DELIBERATION if phase is Phase.CLOSED else phase
