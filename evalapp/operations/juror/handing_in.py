"""Round a return: what was signed last, what is different since, and the receipt as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.file_kinds import PDF
from evalapp.domain.ids import NOBODY
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.order import number_key
from evalapp.domain.people import Role
from evalapp.domain.receipt import Receipt, Signed
from evalapp.domain.scoring.answer import NOTHING, Place
from evalapp.domain.texts import _, current_language, in_language
from evalapp.operations.juror.agreeing import agreement_of
from evalapp.operations.juror.said import handed_in, is_new
from evalapp.operations.juror.submission import unsent
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import EARLIER, HANDED_IN_AS, PACK, REVISION, SUBMITTED_AT


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Where the work says something else than the last return did; the criterion is empty for a declared conflict."""

    application: str
    criterion: str
    before: Score
    now: Score

    @property
    def is_score(self) -> bool:
        return self.before.answer.score != self.now.answer.score

    @property
    def is_comment(self) -> bool:
        return self.before.comment != self.now.comment


def last_receipt(workspace: Workspace) -> Receipt | None:
    """The receipt of the last return; None before the first one.

    None too where a newer pack came since, whose criteria may mean something else, where the return is recorded and
    does not have its name yet, and where a version of Evalapp made it that kept too little for a receipt.
    """
    view = workspace.view
    how = view.setting(HANDED_IN_AS)
    if is_return_waiting(workspace) or not how.file or how.pack != view.setting(PACK):
        return None
    call = view.call()
    held, agreed = _as_scores(workspace), agreement_of(view, call.undertaking)
    applications = {each.number: each for each in view.applications()}
    mine = {each.application for each in view.assignments()}
    at = view.setting(SUBMITTED_AT)
    return Receipt(
        call=call,
        juror=next(each for each in view.people(Role.JUROR) if each.id == call.juror),
        number=returns_made(workspace),
        at=at,
        file=how.file,
        fingerprint=view.setting(EARLIER)[-1],
        signed=tuple(
            Signed(
                application=applications[number],
                scores={place[1]: score for place, score in held.items() if place[0] == number},
            )
            for number in applications
            if number in mine
        ),
        conflicts=tuple(each for each in view.conflicts() if each.is_own and not is_new(view, each)),
        undertaking=agreed.sha256 if agreed else "",
        undertaken_at=agreed.at if agreed else "",
    )


def returns_made(workspace: Workspace) -> int:
    return workspace.view.setting(REVISION)


def is_return_waiting(workspace: Workspace) -> bool:
    """Whether the last return is recorded and does not have its name yet, so that nobody can have sent it."""
    return workspace.view.has_unplaced()


def given_before(workspace: Workspace) -> frozenset[str]:
    """The applications of which the last return said something; none before the first one."""
    return frozenset(place[0] for place in _as_scores(workspace)) if returns_made(workspace) else frozenset()


def differences(workspace: Workspace) -> list[Difference]:
    """What a return made now would say otherwise than the last one; before the first, than the pack.

    In the order of the applications, and on each in that of the scheme.
    """
    before = _as_scores(workspace)
    order = {criterion.id: n for n, criterion in enumerate(workspace.view.call().scheme.criteria)}
    now = {(each.application, each.criterion): each for each in workspace.view.scores()}
    return [
        Difference(
            application=place[0],
            criterion=place[1],
            before=before.get(place) or _nothing(place),
            now=now.get(place) or _nothing(place),
        )
        for place in sorted(unsent(workspace), key=lambda each: (number_key(each[0]), order.get(each[1], -1)))
    ]


def receipt_bytes(receipt: Receipt, language: str | None = None) -> bytes:
    """The receipt as PDF; the same receipt and language give the same bytes."""
    from evalapp.reports.receipt import receipt_report

    with in_language(language or current_language()):
        return receipt_report(receipt)


def save_receipt(workspace: Workspace, path: Path, language: str | None = None) -> None:
    """Write the receipt of the last return, whole or not at all. Raises KnownError."""
    from evalapp.files import FOR_OTHERS, require_replaceable, write_bytes

    receipt = last_receipt(workspace)
    if receipt is None:
        raise KnownError(_("There is no receipt yet: hand in first, then save it."))
    workspace.verdict.require()
    own = workspace.view.setting(EARLIER)
    over = require_replaceable(path, PDF.suffix, lambda found: _is_receipt(found, own))
    write_bytes(path, receipt_bytes(receipt, language), mode=FOR_OTHERS, over=over)


def _is_receipt(path: Path, own: Sequence[str]) -> bool:
    """Raises KnownError for one of a return that is not among `own`, and for one that somebody went on working in."""
    from evalapp.files import require_same, require_untouched
    from evalapp.reports.comparing.untouched import is_untouched_pdf
    from evalapp.reports.drawing.fingerprint import read_receipt

    try:
        content = read_plain(path, REPORT_BYTES)
        found = read_receipt(content)
        if found is None:
            return False
    except (OSError, UnreadableFile):
        return False
    require_untouched(path, is_untouched=is_untouched_pdf(content))
    require_same(
        path, unlike="" if found[0] in own else _("the receipt of a return that this work does not hold")
    )
    return True


def _as_scores(workspace: Workspace) -> dict[Place, Score]:
    """What the last return said, without what it left empty."""
    juror = workspace.view.call().juror
    return {
        place: Score.saying(answer, juror=juror, place=place)
        for place, answer in handed_in(workspace.view).items()
        if answer != NOTHING
    }


def _nothing(place: Place) -> Score:
    return Score.saying(NOTHING, juror=NOBODY, place=place)
