"""What a reason for closing answers for, in words: what is asked of it before, and what was left open afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evalapp.domain.ids import PersonId
from evalapp.domain.intake import ATTACHMENTS, ImportRow
from evalapp.domain.numbers import shorten
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.sheets.places import file_and_sheet, said_rows
from evalapp.words.phrases import join_all, numbered


def work_list(facts: Facts) -> str:
    """Of refused rows, which are in no dossier, and of files that an application which is in the call lacks."""
    files = [row for row in facts.waiting if row.kind == ATTACHMENTS]
    rows = [row for row in facts.waiting if row.kind != ATTACHMENTS]
    said = (_of_rows(facts, rows) if rows else "", _of_files(facts, files) if files else "")
    return _answered(facts, ". ".join(filter(None, said)))


def attachments_named(rows: Iterable[ImportRow]) -> str:
    return join_all(
        f"{shorten(row.file)} ({numbered([row.number])})" if row.number else shorten(row.file)
        for row in sorted(rows, key=lambda row: (number_key(row.number), row.file))
    )


def _of_files(facts: Facts, files: Sequence[ImportRow]) -> str:
    n = len(files)
    if facts.closed_for:
        text = ngettext(
            "{n} attachment was refused and left out: {files}",
            "{n} attachments were refused and left out: {files}",
            n,
        )
    elif facts.call.phase is Phase.DELIBERATION:
        text = ngettext(
            "{n} attachment was refused, and its application is without it: {files}. Attach a good one, or say as the "
            "reason for closing why it is left out",
            "{n} attachments were refused, and their applications are without them: {files}. Attach good ones, or say "
            "as the reason for closing why they are left out",
            n,
        )
    else:
        text = ngettext(
            "{n} attachment was refused, and its application is without it: {files}. Attach a good one or mark it as "
            "dealt with, or say why not as the reason for closing",
            "{n} attachments were refused, and their applications are without them: {files}. Attach good ones or mark "
            "them as dealt with, or say why not as the reason for closing",
            n,
        )
    return text.format(n=n, files=attachments_named(files))


def _of_rows(facts: Facts, rows: Sequence[ImportRow]) -> str:
    n = sum(row.rows for row in rows)
    if facts.closed_for:
        text = ngettext(
            "{n} row of a file was refused and left out: {rows}",
            "{n} rows of files were refused and left out: {rows}",
            n,
        )
    elif facts.call.phase is Phase.DELIBERATION:
        text = ngettext(
            "{n} row of a file was refused and is in no dossier: {rows}. Say as the reason for closing why it is left "
            "out, or move back to scoring and mend it",
            "{n} rows of files were refused and are in no dossier: {rows}. Say as the reason for closing why they are "
            "left out, or move back to scoring and mend them",
            n,
        )
    else:
        text = ngettext(
            "{n} row of a file was refused and waits on the work list: {rows}. Mend it or mark it as dealt with, or "
            "say why not as the reason for closing",
            "{n} rows of files were refused and wait on the work list: {rows}. Mend them or mark them as dealt with, "
            "or say why not as the reason for closing",
            n,
        )
    numbers = sorted({row.number for row in rows if row.number}, key=number_key)
    unnumbered = [row for row in rows if not row.number]
    named = [*(numbered([each]) for each in numbers), *_where(unnumbered)]
    return text.format(n=n, rows=join_all(named))


def _where(rows: Iterable[ImportRow]) -> Iterator[str]:
    """The file alone where a row of it stands for others too, which are not known one by one."""
    found: dict[str, list[ImportRow]] = {}
    for row in rows:
        found.setdefault(file_and_sheet(row.file, row.sheet), []).append(row)
    for file, those in sorted(found.items()):
        numbers = sorted({row.row for row in those})
        if numbers[0] < 1 or any(row.rows > 1 for row in those):
            yield file
        else:
            text = ngettext("row {rows} of {file}", "rows {rows} of {file}", len(numbers))
            yield text.format(rows=said_rows(numbers), file=file)


def suspected(facts: Facts, pairs: Iterable[Pair]) -> str:
    """Of who assesses the application."""
    text = (
        _("A conflict of interest is suspected and was not decided: {who}")
        if facts.closed_for
        else _(
            "A conflict of interest is suspected and not decided: {who}. Decide it at the jury, or say why not as the "
            "reason for closing"
        )
    )
    return _answered(facts, text.format(who=pairs_named(facts, pairs)))


def unknown_choices(facts: Facts) -> str:
    if facts.closed_for:
        return _answered(facts, _("Choices of merges by an earlier version of the program: not known"))
    return _(
        "Choices of merges by an earlier version of the program: not known; merge those files again to see "
        "them, or say why not as the reason for closing"
    )


def unknown_attendance(facts: Facts, quorum: int) -> str:
    if facts.closed_for:
        text = _("Whether {n} of the jury were in the room: not known")
        return _answered(facts, text.format(n=quorum))
    return _(
        "Whether {n} of the jury were in the room is not known: no meeting is recorded here; record it, or say who was "
        "there as the reason for closing"
    ).format(n=quorum)


def pairs_named(facts: Facts, pairs: Iterable[Pair]) -> str:
    return join_all(
        f"{facts.names.get(PersonId(juror), juror)} ({numbered([number])})" for juror, number in pairs
    )


def _answered(facts: Facts, what: str) -> str:
    if not facts.closed_for:
        return what
    return _("{what}. The reason given for closing: {reason}").format(what=what, reason=facts.closed_for)
