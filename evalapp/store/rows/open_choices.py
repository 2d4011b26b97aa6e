"""Choices that a merge left open, as rows of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.store.file import PanelFile

if TYPE_CHECKING:
    from evalapp.domain.merge import ChoiceKey, VersionChoice
    from evalapp.store.rows.write import Rows

_READ = """
    SELECT o.juror, o.application, o.criterion, o.device,
        o.base_value, o.base_no_score, o.base_comment, o.base_file, o.base_device, o.base_at,
        o.value, o.no_score, o.comment, o.file, o.device_name, o.given_at, o.at
    FROM open_choice o LEFT JOIN score s USING (juror, application, criterion)
    WHERE o.value IS NOT s.value OR o.no_score IS NOT s.no_score OR o.comment <> coalesce(s.comment, '')
    ORDER BY o.juror, o.application, o.criterion, o.device
"""


def read_open_choices(file: PanelFile) -> list[VersionChoice]:
    """Those between versions that still differ: where the panel has come to hold what came in, nothing is to choose.

    What the panel holds is not part of a row: `stored` is left empty.
    """
    rows = file.rows(_READ)
    if not rows:
        return []
    from evalapp.domain.merge import Version, VersionChoice

    return [
        VersionChoice(
            juror=juror,
            application=application,
            criterion=criterion,
            device=device,
            base=Version(
                answer=_answer(base_value, base_no_score, base_comment),
                file=base_file,
                device=base_device,
                at=base_at,
            ),
            stored=Version(answer=NOTHING),
            incoming=Version(
                answer=_answer(value, no_score, comment), file=name, device=device_name, at=given_at
            ),
            since=at,
        )
        for (
            juror,
            application,
            criterion,
            device,
            base_value,
            base_no_score,
            base_comment,
            base_file,
            base_device,
            base_at,
            value,
            no_score,
            comment,
            name,
            device_name,
            given_at,
            at,
        ) in rows
    ]


def has_merges_from_before(file: PanelFile) -> bool:
    """Whether something was merged while the file still had a format that kept no open choices.

    A file that was made with this format has had all steps within a moment, whatever the clock of its merges says.
    """
    sql = """
        SELECT 1 FROM received, _sqlite_migrations AS first, _sqlite_migrations AS since
        WHERE first.name = 'format_1' AND since.name = 'format_3'
            AND julianday(since.applied_at) - julianday(first.applied_at) > 1.0 / 1440
            AND datetime(received.at) < datetime(since.applied_at)
        LIMIT 1
    """
    return file.value(sql) is not None


def put_open_choice(to: Rows, choice: VersionChoice, at: str) -> None:
    base, incoming = choice.base, choice.incoming
    to.put(
        "open_choice",
        [
            {
                "juror": choice.juror,
                "application": choice.application,
                "criterion": choice.criterion,
                "device": choice.device,
                "base_value": base.answer.value,
                "base_no_score": base.answer.no_score and str(base.answer.no_score),
                "base_comment": base.answer.comment,
                "base_file": base.file,
                "base_device": base.device,
                "base_at": base.at,
                "value": incoming.answer.value,
                "no_score": incoming.answer.no_score and str(incoming.answer.no_score),
                "comment": incoming.answer.comment,
                "file": incoming.file,
                "device_name": incoming.device,
                "given_at": incoming.at,
                "at": choice.since or at,
            }
        ],
    )


def remove_open_choice(from_: Rows, key: ChoiceKey) -> None:
    juror, application, criterion, device = key
    from_.remove("open_choice", juror=juror, application=application, criterion=criterion, device=device)


def _answer(value: int | None, no_score: str | None, comment: str) -> Answer:
    return Answer(value, NoScore(no_score) if no_score else None, comment)
