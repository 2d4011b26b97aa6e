"""What was found of a file and of a paper: as a JSON document, and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.verification import Proof
from evalapp.operations.records.wording import about_ranking, about_returns

if TYPE_CHECKING:
    from evalapp.operations.records.noted import Noted
    from evalapp.operations.records.paper_check import ReportCheck


def document_of(proof: Proof, noted: Noted | None = None) -> dict[str, object]:
    checked = proof.report
    return {
        "chain": "whole" if proof.file.is_whole else "broken",
        "broken_at": proof.file.broken_at,
        "integrity": proof.file.integrity,
        "ranking": "reproduced" if proof.is_reproduced else "differs",
        "report": None if checked is None else _report(checked),
        "returns": "differ" if proof.differing else "unchecked" if _is_unchecked(proof) else "agree",
        "differing": [
            {"juror": each.juror, "file": each.file, "reason": each.reason} for each in proof.differing
        ],
        "noted": None
        if noted is None
        else {"fingerprint": noted.fingerprint, "change": noted.change, "matches": noted.change is not None},
        "notes": list(proof.notes),
        "findings": [{"where": str(each.where), "text": each.text} for each in proof.findings],
    }


def _is_unchecked(proof: Proof) -> bool:
    return bool(proof.unchecked) or (not proof.file.is_whole and proof.file.broken_at is None)


def verdict_of(proof: Proof) -> Iterator[str]:
    file = proof.file
    if file.is_whole:
        yield _("The chain of changes is whole.")
    elif file.broken_at is None:
        yield _("The chain of changes cannot be followed.")
    elif file.broken_at:
        yield _("The chain of changes is broken at change {number}.").format(number=file.broken_at)
    else:
        yield _("The chain of changes is whole, but the tables or contents are not what it says.")
    if file.integrity == "ok":
        # With a finding below it that would be said of more than was meant.
        yield _("The pages of the file are whole.") if proof.findings else _("The file is sound.")
    else:
        yield _("The file is damaged: {why}").format(why=file.integrity)
    yield about_ranking(proof)
    if said := about_returns(proof):
        yield said
    if proof.unchecked:
        yield ngettext(
            "{n} signed return was not checked, since the changes cannot be followed up to its merge.",
            "{n} signed returns were not checked, since the changes cannot be followed up to their merges.",
            proof.unchecked,
        ).format(n=proof.unchecked)
    for finding in proof.findings:
        if finding.text != file.integrity:
            yield f"– {finding.text}"
    yield from proof.notes
    if proof.report is not None:
        from evalapp.operations.records.paper_words import (
            about_altered,
            about_receipt,
            about_written_again,
            compared,
        )

        yield (
            about_receipt(proof.report)
            if proof.report.returned
            else (
                about_altered(proof.report)
                or about_written_again(proof.report)
                or _report_sentence(proof.report)
            )
        )
        if proof.report.change is not None and (said := compared(proof.report)):
            yield said


def _report(check: ReportCheck) -> dict[str, object]:
    return {
        "fingerprint": check.fingerprint,
        "change": check.change,
        "matches": check.is_proved,
        "words_match": check.matches,
        "comparison": str(check.likeness.comparison),
        "pages": list(check.likeness.pages),
        "cells": list(check.likeness.cells),
        "written_again": check.is_written_again,
        "paper": "report" if check.returned is None else "receipt",
        "kept_in": check.kept_in or None,
        "names_call": check.names_call,
    }


def _report_sentence(check: ReportCheck) -> str:
    if check.change is None:
        from evalapp.operations.records.paper_words import about_unknown

        said = _("The report does not belong to this file: its fingerprint never occurred in it.")
        return f"{said} {about_unknown(check)}"
    if check.is_fingerprint_alone:
        return _(
            "The report carries the fingerprint of change {change}. Whether it is true is not known."
        ).format(change=check.change)
    if not check.matches:
        return _(
            "The report carries the fingerprint of change {change}, and is not what it says it is."
        ).format(change=check.change)
    if check.is_latest:
        words = (
            _("The report says what the file says as it is now, after change {change}.")
            if check.is_of_words
            else _("The report shows the file as it is now, after change {change}.")
        )
        return words.format(change=check.change)
    return _("The report belongs to this file as it was after change {change}; it has changed since.").format(
        change=check.change
    )
