"""The receipt of a return: what a juror signed, by application and criterion, and the fingerprint that proves it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from evalapp import __version__
from evalapp.domain.receipt import Receipt, Signed, grouped
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _, current_language, ngettext
from evalapp.reports.drawing.closing import substitutes_named
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.fingerprint import Printed, receipt_keywords
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.listing import Listing, Row, band, figure
from evalapp.reports.drawing.margins import Imprint
from evalapp.reports.drawing.parts import Heading, facts, section
from evalapp.reports.drawing.sheet import imprint_of, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.formats import moment, short_fingerprint, whole
from evalapp.words.phrases import counted_beside, counted_words
from evalapp.words.scores import MISSING, in_two, marked_title, not_scored, withheld
from evalapp.words.work import given_in_all

_DIGITS_A_LINE = 32


def receipt_report(receipt: Receipt) -> bytes:
    """The receipt as a PDF; the same receipt and language give the same bytes."""
    call, name = receipt.call, _("Receipt")
    marks = [_("DEMO")] if call.is_demo else []
    subtitle = " · ".join(each for each in (receipt.juror.name, call.reference) if each)
    with noting_substitutes() as substituted:
        story = [
            *title_block(name, call.title, subtitle, marks, _key_figures(receipt)),
            *facts(_origin(receipt), WIDTH),
            *_fingerprint(receipt.fingerprint),
            *_signed(receipt),
            *_not_in_it(receipt),
        ]
        if substituted:
            story.append(Paragraph(text(substitutes_named(list(substituted))), style("note-after")))
        return print_pages(story, _imprint(receipt, name, marks))


def _imprint(receipt: Receipt, name: str, marks: Sequence[str]) -> Imprint:
    origin = _("Fingerprint {fingerprint} · return {number}").format(
        fingerprint=short_fingerprint(receipt.fingerprint), number=whole(receipt.number)
    )
    printed = Printed(
        program=__version__,
        kind="receipt",
        language=current_language(),
        applications=tuple(each.application.number for each in receipt.signed),
        file=receipt.file,
    )
    said = receipt_keywords(receipt.fingerprint, receipt.number, printed)
    return imprint_of(receipt.call, name, marks, origin=origin, at=receipt.at, keywords=said)


def _key_figures(receipt: Receipt) -> list[tuple[str, str]]:
    motivations = sum(bool(s.comment.strip()) for each in receipt.signed for s in each.scores.values())
    applications = len(receipt.given)
    return [
        (
            str(applications),
            _("of {all} applications").format(all=len(receipt.signed)),
        ),
        (str(receipt.counted.values), counted_beside(receipt.counted)),
        (str(motivations), ngettext("justification", "justifications", motivations)),
        (whole(receipt.number), _("number of the return")),
    ]


def _origin(receipt: Receipt) -> list[tuple[str, str]]:
    return [
        (
            _("Signed by"),
            ", ".join(each for each in (receipt.juror.name, receipt.juror.organisation) if each),
        ),
        (_("Signed on"), _("{moment} (Belgian time)").format(moment=moment(receipt.at))),
        (_("File"), receipt.file),
        (_("In all"), f"{counted_words(receipt.counted)} · {_applications(len(receipt.given))}"),
    ]


def _applications(n: int) -> str:
    return ngettext("{n} application", "{n} applications", n).format(n=n)


def _fingerprint(fingerprint: str) -> list[Flowable]:
    lines = [
        grouped(fingerprint[start : start + _DIGITS_A_LINE])
        for start in range(0, len(fingerprint), _DIGITS_A_LINE)
    ]
    said = _(
        "The SHA-256 of what was signed with the access code. The secretary’s panel file keeps it with the return; "
        "whoever doubts compares the two."
    )
    return [
        Heading(_("Fingerprint"), "part"),
        *(Paragraph(text(each), style("fact")) for each in lines),
        Paragraph(text(said), style("note-after")),
    ]


def _signed(receipt: Receipt) -> list[Flowable]:
    if not receipt.given:
        return []
    columns = [
        Column(head=text(_("Criterion")), width=WIDTH - 272),
        Column(head=text(_("Score")), width=52, is_right=True),
        Column(head=text(_("In words")), width=140, lead=8.0),
        Column(head=text(_("Justification")), width=80, lead=8.0),
    ]
    rows: list[Row] = []
    for each in receipt.given:
        rows.append(_announced(receipt, each))
        rows += [_row(each, receipt.call.scheme, criterion) for criterion in receipt.call.scheme.criteria]
    return [table_section(_("What was signed"), table=Listing(columns, rows))]


def _announced(receipt: Receipt, signed: Signed) -> Row:
    application = signed.application
    named = cell(f"{application.number} · {application.title}", 160)
    return band(" · ".join((named, *map(text, given_in_all(receipt, signed)))))


def _row(signed: Signed, scheme: Scheme, criterion: Criterion) -> Row:
    score = signed.scores.get(criterion.id)
    shown, words = MISSING, not_scored()
    if score is not None and score.value is not None:
        shown, words = in_two(criterion.scale, score.value)
    elif score is not None and score.no_score is not None:
        words = withheld(score.no_score, score.comment)
    return Row(
        cells=[
            Paragraph(cell(marked_title(scheme, criterion), 160), style("cell")),
            figure(shown, is_strong=True),
            Paragraph(cell(words, 80), style("cell-dim")),
            figure(_("given") if score is not None and score.comment.strip() else MISSING, ink="dim"),
        ]
    )


def _not_in_it(receipt: Receipt) -> list[Flowable]:
    left_out = [f"{each.application.number} · {each.application.title}" for each in receipt.left_out]
    conflicts = [f"{each.application} · {each.kind.label}" for each in receipt.conflicts]
    undertaken = [
        _("Agreed on {moment}; SHA-256 of the text: {sha256}").format(
            moment=moment(receipt.undertaken_at), sha256=receipt.undertaking
        )
    ]
    story: list[Flowable] = []
    for heading, lines in (
        (_("Undertaking"), undertaken if receipt.undertaking else []),
        (_("Not handed in"), left_out),
        (_("Declared conflicts of interest"), conflicts),
    ):
        if lines:
            story += section(heading, room=70)
            story += [Paragraph(cell(each, 200), style("item")) for each in lines]
    return story
