"""What came of holding a paper against the file, in words: only what was compared, and who is at fault."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.reports.comparing.likeness import Comparison
from evalapp.reports.drawing.fingerprint import Printed
from evalapp.store.faults import why

_MOST_PAGES = 10  # named one by one


def about_unknown(check: ReportCheck) -> str:
    """What may explain that a file never had the fingerprint of a paper, besides that the paper is not its own."""
    if check.kept_in:
        return _(
            "“{backup}” among its back-ups knows that fingerprint: the file was put back to an earlier state, or two "
            "copies of it lived on. Check the paper against that back-up."
        ).format(backup=shorten(check.kept_in, 120))
    if check.names_call is False:
        return _(
            "It does not name this call as it is called now, so it is most likely of another one: hold it against the "
            "file of that call. Only where this call was called otherwise may it be of an earlier state of it."
        )
    if check.names_call:
        return _(
            "It names this call, and may still be honest: a file that was put back from a back-up no longer knows what "
            "was done after it, nor does a copy that lived on apart. Then the file of that time knows it; none of the "
            "back-ups beside this file does."
        )
    return _(
        "It may still be honest: a file that was put back from a back-up no longer knows what was done after it, nor "
        "does a copy that lived on apart. Then the file of that time knows it; none of the back-ups beside this file "
        "does."
    )


def about_altered(check: ReportCheck) -> str:
    """Of a paper and a file that is not whole: which of the two is at fault. Empty where another sentence says it."""
    if check.of_several:
        return _of_several(check)
    if check.change is None or check.returned is not None:
        return ""
    if check.is_out_of_reach and not check.matches:
        return _(
            "The report carries the fingerprint of change {change}. Whether it is true is not known, since the changes "
            "cannot be followed up to that one: it is the file that is at fault."
        ).format(change=check.change)
    if check.is_by_journal and check.matches:
        return _(
            "The report is what the journal says of the file as it was after change {change}: it is the file that was "
            "altered, not the report."
        ).format(change=check.change)
    return ""


def _of_several(check: ReportCheck) -> str:
    """Of a report on several calls, held against the file of one."""
    n = check.of_several
    if check.change is None:
        text = _("The report is an overview of {n} calls, and says of none of them what this file ever said.")
        return text.format(n=n)
    text = (
        _(
            "The report is an overview of {n} calls. This file is one of them as it is now, after change {change}; "
            "whether the pages say so is not known."
        )
        if check.is_latest
        else _(
            "The report is an overview of {n} calls. This file is one of them as it was after change {change}, and has "
            "changed since; whether the pages say so is not known."
        )
    )
    todo = _("They are proved with the files of all {n} calls: “evalapp verify PANEL PANEL… REPORT”.")
    return f"{text} {todo}".format(n=n, change=check.change)


def compared(check: ReportCheck) -> str:
    """What was compared of a report whose fingerprint the file knows, and what came of it."""
    likeness = check.likeness
    if check.of_several or (check.is_out_of_reach and not check.matches):
        return ""
    if check.returned is not None and check.returned.is_superseded:
        return _(
            "Of the earlier return the file has only the fingerprint, not what it said: the receipt itself could not "
            "be compared."
        )
    if check.fault:
        return _("It is not proved: {why}.").format(why=check.fault)
    if likeness.is_of_cells:
        return _compared_cells(check)
    if check.is_written_again:
        return _written_again(check)
    if likeness.comparison is Comparison.FINGERPRINT:
        return _(
            "Only its fingerprint could be compared, not what stands on its pages: it does not say how it was printed, "
            "or says it in a way that this version does not know. Anybody can type a fingerprint into a PDF, so this "
            "paper proves nothing; compare it by eye with the same report of that change."
        )
    if likeness.is_alike and check.returned is not None and likeness.comparison is Comparison.BYTES:
        return _("Drawn again from what was signed, it is the same on every page.")
    if likeness.is_alike and likeness.comparison is Comparison.BYTES:
        return _("Drawn again from that change, it is the same on every page.")
    if likeness.is_alike:
        return _(
            "It was drawn by version {version}. Drawn again by this one, its words and numbers are the same, "
            "from the first page to the last. Pictures, and what may be painted over the words, were not compared: "
            "lay it beside the same report printed now."
        ).format(version=check.drawn_by)
    return " ".join(each for each in (_different(check), _drawn_elsewhere(check)) if each)


def _compared_cells(check: ReportCheck) -> str:
    """Of a workbook."""
    likeness = check.likeness
    if likeness.is_written_again:
        return _(
            "Its cells and formulas are those of the workbook as it is written again from that change; how it looks "
            "was not compared. Ask for the file as it was written, or write it again."
        )
    if likeness.is_alike and likeness.comparison is Comparison.BYTES:
        return _("Written again from that change, it is the same in every cell.")
    if likeness.is_alike:
        return _(
            "It was written by version {version}. Written again by this one, its cells and formulas are "
            "the same; how it looks was not compared."
        ).format(version=check.drawn_by)
    if not likeness.cells:
        return _("It is not what is written from that change: it was made or changed by somebody else.")
    return ngettext(
        "It is not what is written from that change: {cells} is another.",
        "It is not what is written from that change: {cells} are others.",
        len(likeness.cells),
    ).format(cells=_named(likeness.cells))


def about_written_again(check: ReportCheck) -> str:
    """Neither true nor forged; empty of any other paper."""
    if not check.is_written_again or check.returned is not None:
        return ""
    return _(
        "The report carries the fingerprint of change {change}, and another program wrote it again: it is neither "
        "proved nor called forged."
    ).format(change=check.change)


def _written_again(check: ReportCheck) -> str:
    """What was compared of it all the same, and what to do."""
    todo = _("Ask for the file as it was printed, or print it again and compare it by eye.")
    likeness = check.likeness
    if likeness.comparison is Comparison.FINGERPRINT:
        said = _("Nothing but its fingerprint could be compared, and anybody can type that into a PDF.")
    elif likeness.pages:
        said = ngettext(
            "On page {pages} the words or numbers that can be read are not those of the report as this version draws "
            "it again from that change.",
            "On pages {pages} the words or numbers that can be read are not those of the report as this version draws "
            "it again from that change.",
            len(likeness.pages),
        ).format(pages=_named(likeness.pages))
    elif likeness.comparison is Comparison.BYTES:
        said = _("Evalapp finds the same on its pages, but it can be made so that others see something else.")
    else:
        said = _(
            "Its words and numbers are those of the report drawn again from that change, as far as they can be read. "
            "Pictures, and what may be painted over the words, were not compared."
        )
    return f"{said} {todo}"


def _named(pages: Sequence[int] | Sequence[str]) -> str:
    return ", ".join(map(str, pages[:_MOST_PAGES])) + ("…" if len(pages) > _MOST_PAGES else "")


def _different(check: ReportCheck) -> str:
    pages = check.likeness.pages
    if check.returned is not None:
        return _("It is not the receipt of what was signed: it was made or changed by somebody else.")
    if not pages:
        return _("It is not what is printed from that change: it was made or changed by somebody else.")
    return ngettext(
        "It is not what is printed from that change: page {pages} is another.",
        "It is not what is printed from that change: pages {pages} are others.",
        len(pages),
    ).format(pages=_named(pages))


def _drawn_elsewhere(check: ReportCheck) -> str:
    if not check.is_of_words:
        return ""
    return _(
        "It says that version {version} drew it, so its words and numbers were compared; where only words of the "
        "program changed since, that version shows it as it was."
    ).format(version=check.drawn_by)


def about_receipt(check: ReportCheck) -> str:
    """Whether it is of a return that this file has; `compared` says what else."""
    if check.change is None or check.returned is None:
        said = _("The receipt does not belong to this file: what it says was signed was never merged in it.")
        return f"{said} {about_unknown(check)}"
    if check.returned.is_superseded:
        text = _(
            "The receipt bears the fingerprint of a return that was never merged, since a later one of juror “{juror}” "
            "was: “{file}”, merged with change {change}, names it as one that it goes on from and supersedes it."
        )
    elif check.is_out_of_reach and not check.matches:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”. Whether it is true is not known, since "
            "the changes cannot be followed up to its merge: it is the file that is at fault."
        )
    elif check.is_written_again:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”, and another program wrote it again: "
            "it is neither proved nor called forged."
        )
    elif check.is_fingerprint_alone:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”. Whether it is true is not known."
        )
    elif not check.matches:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”, and is not what it says it is."
        )
    elif check.is_latest:
        text = _("The receipt is of the return “{file}” of juror “{juror}”, merged with change {change}.")
    else:
        text = _(
            "The receipt is of the return “{file}” of juror “{juror}”, merged with change {change} and taken "
            "back since."
        )
    said = text.format(
        file=shorten(check.returned.file), juror=shorten(check.returned.juror), change=check.change
    )
    return " ".join(each for each in (said, check.returned.otherwise) if each)


def cannot_be_drawn(error: Exception) -> str:
    return _("it cannot be drawn again from this file: {why}").format(why=why(error))


def of_unknown_version(printed: Printed) -> str:
    """Why it is held against nothing, empty where it may be: who forges a paper can name any version."""
    if printed.is_known:
        return ""
    return _(
        "it says that version {version} drew it, in layout {drawing}, of which this version knows nothing; only the "
        "program that it names could tell, if there is one"
    ).format(version=shorten(printed.program), drawing=printed.drawing)
