"""The overview of several calls: all of them together, then a row for each, and which files it was printed from."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from evalapp.domain.texts import _, current_language, ngettext, pgettext
from evalapp.reports.drawing.archival.archive import Origin
from evalapp.reports.drawing.closing import substitutes_named
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.fingerprint import keywords
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, line, noting_substitutes, text
from evalapp.reports.drawing.listing import Listing, Row, figure, two_lines
from evalapp.reports.drawing.margins import Imprint
from evalapp.reports.drawing.parts import Heading, alert
from evalapp.reports.drawing.progress import COMPOSED, Tell, between
from evalapp.reports.drawing.sheet import print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.content import CallPart, OverviewReport, State, Word
from evalapp.reports.overview.course import earlier_and_todo
from evalapp.reports.overview.head import key_figures, marks_of
from evalapp.reports.overview.money import budget
from evalapp.reports.overview.partners import partners
from evalapp.reports.overview.said import given_head, state_word
from evalapp.reports.overview.where import TIGHT, where
from evalapp.words.formats import money, short_fingerprint, stamp
from evalapp.words.phrases import join_all


def pages_of_several(data: OverviewReport, tell: Tell) -> bytes:
    marks, n = list(marks_of(data)), len(data.parts)
    title = ngettext("{n} call together", "{n} calls together", n).format(n=n)
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(
                _("Overview for parliament and minister"),
                title,
                _("as they stood, the last on {moment}").format(moment=stamp(data.at)),
                marks,
                key_figures(data),
            ),
            *_mixed(data),
            *_each_call(data),
            *where(data),
            *partners(data),
            *budget(data),
            *_course(data),
            *earlier_and_todo(data, []),
        ]
        tell(COMPOSED)
        story += _origin(data, list(substituted))
        return print_pages(story, _imprint(data, title, marks), between(tell, COMPOSED, 1))


def _mixed(data: OverviewReport) -> list[Flowable]:
    """Calls in different states are not added up without a word."""
    states = [each.state for each in data.parts]
    if len(set(states)) == 1:
        return []
    counts = [
        (State.DECIDED, _("decided: {calls}")),
        (State.ADVICE, _("closed and not decided, so that what is given is proposed: {calls}")),
        (State.PROVISIONAL, _("provisional, so that all of it may still change: {calls}")),
    ]
    said = [
        words.format(calls=join_all(each.name for each in data.parts if each.state is state))
        for state, words in counts
        if state in states
    ]
    return alert(_("These calls are not in the same state."), said)


def _each_call(data: OverviewReport) -> list[Flowable]:
    columns = columns_of(
        (_("Call"), 0, False),
        (_("State"), 68, False),
        (_("Applications"), 56, True),
        (_("Support"), 44, True),
        (_("Requested"), 78, True),
        (given_head(data.word), 78, True),
    )
    rows = [_row_of(each) for each in data.parts]
    whole = data.figures.whole
    rows.append(
        Row(
            cells=[
                Paragraph("<b>" + text(_("Together")) + "</b>", style("cell")),
                figure(""),
                *(
                    figure(each, is_strong=True)
                    for each in (
                        str(whole.applications),
                        str(whole.supported),
                        money(whole.requested),
                        money(whole.given),
                    )
                ),
            ]
        )
    )
    return [Kept([Heading(_("The calls"), "question")], Listing(columns, rows, padding=TIGHT + 1))]


def _row_of(part: CallPart) -> Row:
    whole = part.figures.whole
    is_known = part.word is not Word.UNKNOWN
    word = {
        Word.GRANTED: pgettext("decision", "granted"),
        Word.PROPOSED: _("proposed"),
        Word.UNKNOWN: _("not known yet"),
    }[part.word]
    requested = money(whole.requested)
    if whole.unstated:
        requested += " " + _("({n} not stated)").format(n=whole.unstated)
    return Row(
        cells=[
            two_lines(part.title or part.name, part.reference),
            Paragraph(f"{text(state_word(part.state).lower())}<br/>{text(word)}", style("note")),
            figure(str(whole.applications)),
            figure(str(whole.supported) if is_known else "?"),
            Paragraph(text(requested), style("cell-right")),
            figure(money(whole.given) if is_known else "?", ink="accent" if whole.given else "dim"),
        ]
    )


def _course(data: OverviewReport) -> list[Flowable]:
    columns = columns_of((_("Call"), 130, False), (_("Phase"), 78, False), (_("How far it is"), 0, False))
    rows = [
        Row(
            cells=[
                Paragraph(cell(each.name), style("cell-strong")),
                Paragraph(text(each.phase), style("cell")),
                Paragraph(cell(" ".join([each.said, *each.todo])), style("note")),
            ]
        )
        for each in data.parts
    ]
    heading = Heading(_("3 · How far are the calls?"), "question")
    return [Kept([heading], Listing(columns, rows, padding=TIGHT + 1))]


def _origin(data: OverviewReport, substituted: list[str]) -> list[Flowable]:
    n = len(data.parts)
    said = _(
        "Printed from {n} panel files, as they were after the changes named here. Each fingerprint sums up every "
        "change up to that one; that of this report sums up all of them, in this order. “evalapp verify”, given all "
        "the files and then this report, says whether they still agree."
    ).format(n=n)
    sentences = [said, *_demo(data)]
    if substituted:
        sentences.append(substitutes_named(substituted))
    columns = columns_of((_("Call"), 84, False), (_("Change"), 44, True), (_("Of"), 76, False),
                         (_("Fingerprint"), 0, False))  # fmt: skip
    rows = [
        Row(
            cells=[
                Paragraph(cell(each.name), style("cell")),
                figure(str(each.change)),
                Paragraph(text(stamp(each.at)), style("note")),
                Paragraph(text(each.fingerprint), style("note")),
            ]
        )
        for each in data.parts
    ]
    rows.append(
        Row(
            cells=[
                Paragraph("<b>" + text(_("This report")) + "</b>", style("cell")),
                figure(""),
                figure(""),
                Paragraph(text(data.fingerprint), style("note")),
            ]
        )
    )
    lead = [Paragraph(text(each), style("note-after")) for each in sentences]
    heading = Heading(_("Origin of this report"), "part")
    return [Kept([heading, *lead], Listing(columns, rows, padding=TIGHT))]


def _demo(data: OverviewReport) -> Iterator[str]:
    named = [each.name for each in data.parts if each.is_demo]
    if len(named) == len(data.parts):
        yield _("DEMO: the applications, people and scores in this report are fictitious.")
    elif named:
        yield _("DEMO: the applications, people and scores of {calls} are fictitious.").format(
            calls=join_all(named)
        )


def _imprint(data: OverviewReport, title: str, marks: list[str]) -> Imprint:
    """No call is its author: those that decide on them are, where that is one body."""
    bodies = {each.body for each in data.parts if each.body}
    name = _("Overview")
    made = Origin(
        title=line(f"{name} · {title}", 300),
        author=line(bodies.pop(), 300) if len(bodies) == 1 else "Evalapp",
        subject=line(f"{name} · {title}", 300),
        language=current_language(),
        at=data.at,
        keywords=keywords(data.fingerprint, data.change, data.printed),
    )
    origin = _("Fingerprint {fingerprint} · {n} files").format(
        fingerprint=short_fingerprint(data.fingerprint), n=len(data.parts)
    )
    return Imprint(report=f"{name} · {title}", marks=marks, origin=origin, made=made)
