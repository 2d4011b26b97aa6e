"""A juror's receipt held against the panel: does it belong to a return that was merged, and say what was signed?"""

from __future__ import annotations

import re
from functools import partial

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.people import Conflict, Role
from evalapp.domain.receipt import Receipt, Signed
from evalapp.domain.scoring.answer import NOTHING
from evalapp.domain.texts import LANGUAGES, _, ngettext
from evalapp.exchange.sealed.signed import ReturnContent, content_of, signed_content
from evalapp.operations.records.sources import answers_of
from evalapp.operations.records.standing import otherwise_of, said_in_force
from evalapp.operations.reports.kind import PDF, Gathered
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace, as_of
from evalapp.reports.comparing.likeness import words_of
from evalapp.reports.drawing.fingerprint import Printed
from evalapp.reports.drawing.progress import Tell
from evalapp.store.rows.receipts import StoredReceipt

_IN_WORDS = re.compile(r"(?:\b[0-9A-F]{4}\s+){15}[0-9A-F]{4}\b")


def fingerprint_in_words(pdf: bytes) -> str | None:
    """Of a receipt that an early version printed: the one SHA-256 that stands on its pages, in groups of four."""
    found = {re.sub(r"\s", "", each).lower() for page in words_of(pdf) for each in _IN_WORDS.findall(page)}
    return found.pop() if len(found) == 1 else None


def merged_by(view: View, fingerprint: str) -> tuple[int, str, str] | None:
    """The change that merged a return, its juror and its file; None where the file never had it."""
    found = view.first_written("received", sha256=fingerprint, kind="signed")
    return (found[0], str(found[1]["juror"]), str(found[1]["file"])) if found else None


def superseded_by(view: View, fingerprint: str) -> tuple[int, str, str] | None:
    """The merge, juror and file of a later return that names one which was never merged as what it goes on from."""
    later = next((each for each in view.receipts() if _goes_on_from(view, each, fingerprint)), None)
    return merged_by(view, later.sha256) if later is not None else None


def _goes_on_from(view: View, later: StoredReceipt, fingerprint: str) -> bool:
    """As its juror signed it: the register of the file anybody may have written."""
    if later.kind != "signed" or fingerprint not in later.earlier:
        return False
    raw = view.content(later.sha256)
    return any(
        fingerprint in content.earlier
        for key in view.juror_keys_ever().get(later.juror, ())
        if (content := _signed_with(key, raw, later, view.call().panel)) is not None
    )


def _signed_with(key: str, raw: bytes, later: StoredReceipt, panel: str) -> ReturnContent | None:
    try:
        return signed_content(raw, bytes.fromhex(later.signature), {str(later.juror): key}.get, panel=panel)
    except (KnownError, ValueError):
        return None


def is_held(view: View, fingerprint: str) -> bool:
    """Whether the panel holds this return, or a later one of the same work; else its merge was taken back."""
    return any(
        fingerprint == each.sha256 or _goes_on_from(view, each, fingerprint) for each in view.receipts()
    )


def standing_of(view: View, fingerprint: str) -> str:
    """How many scores of a return do not stand in the file as they were signed, in words; empty where all do."""
    content = content_of(view.content(fingerprint))
    said = said_in_force(view, content.scheme_version, answers_of(content))
    n = otherwise_of(view, content.juror, said)
    if not n:
        return ""
    return ngettext(
        "{n} score in it does not stand in the file as it was signed.",
        "{n} scores in it do not stand in the file as they were signed.",
        n,
    ).format(n=n)


def gathered_receipt(workspace: Workspace, fingerprint: str, printed: Printed) -> Gathered | None:
    """The receipt as it must have been drawn: from what was signed, and what stood in the pack that it was made with.

    None where the file does not know that pack. Raises KnownError for a language that this program does not have.
    """
    if printed.language not in LANGUAGES or printed.kind != "receipt":
        raise KnownError(_("this program has no report that is asked for as it says it was"))
    content = content_of(workspace.view.content(fingerprint))
    handed = workspace.view.first_written("issued", pack=content.pack)
    if handed is None:
        return None
    past = as_of(workspace, handed[0])
    try:
        receipt = _receipt(past.view, content, fingerprint, printed)
    finally:
        past.close()
    return Gathered(
        fingerprint=fingerprint, language=printed.language, format=PDF, drawn=partial(_drawn, receipt)
    )


def _receipt(view: View, content: ReturnContent, fingerprint: str, printed: Printed) -> Receipt:
    applications = {each.number: each for each in view.applications()}
    scores: dict[str, dict[str, Score]] = {}
    for each in content.evaluations:
        if each.answer != NOTHING:
            place = (each.application, each.criterion)
            scores.setdefault(each.application, {})[each.criterion] = Score.saying(
                each.answer, juror=content.juror, place=place
            )
    return Receipt(
        call=view.call(),
        juror=next(each for each in view.people(Role.JUROR) if each.id == content.juror),
        number=content.revision,
        at=content.submitted_at,
        file=printed.file,
        fingerprint=fingerprint,
        signed=tuple(
            Signed(application=applications[number], scores=scores.get(number, {}))
            for number in printed.applications
        ),
        conflicts=tuple(
            Conflict(
                juror=PersonId(content.juror),
                application=each.application,
                kind=each.kind,
                note=each.note,
                declared_by=content.juror,
                at=each.at,
            )
            for each in content.conflicts
        ),
        undertaking=content.undertaking.sha256 if content.undertaking else "",
        undertaken_at=content.undertaking.at if content.undertaking else "",
    )


def _drawn(receipt: Receipt, _tell: Tell) -> bytes:
    from evalapp.reports.receipt import receipt_report

    return receipt_report(receipt)
