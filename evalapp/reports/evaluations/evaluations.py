"""The evaluations report: per application every score and every comment, by name or anonymous."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Consensus, Score
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.scoring.asked import asked_scores, asked_seats, scores_set_aside
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import EvaluationsReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.continuing import Continuing, Part, Titled
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.listing import Figure, Listing, Row, figure, two_lines
from evalapp.reports.drawing.parts import Heading, alert, flowing
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, telling, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import hexadecimal, style
from evalapp.reports.drawing.title import AccentRule, title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.evaluations.dossier_part import dossier_facts, partners_part
from evalapp.reports.inks import state
from evalapp.reports.names import Names, places_of
from evalapp.reports.panel import applications_figure, panel_table, states, subtitle
from evalapp.reports.screening.screen import counting_screened
from evalapp.reports.versions import versions_part
from evalapp.words.phrases import counted_beside, no_longer_counted
from evalapp.words.places import Mood, Standing, standing, total
from evalapp.words.results import ResultWords, below_threshold, result_of, spread
from evalapp.words.scores import MISSING, asked_of, in_two, marked_title, not_scored, withheld


def evaluations_report(data: EvaluationsReport, tell: Tell = untold) -> bytes:
    """All evaluations, or those of the selection, as a PDF; the same data and language give the same bytes.

    Raises BadValue when the selection names an application that the panel does not have.
    """
    name = _("Evaluations, anonymous") if data.is_anonymous else _("Evaluations")
    marks = states(data)
    dossiers = _selected(data)
    with noting_substitutes() as substituted, counting_screened() as screened:
        story = [
            *title_block(name, data.call.title, subtitle(data), marks, _key_figures(data, dossiers)),
            *_provisional(data),
            *_contents(data, dossiers),
            *panel_table(data, Heading(_("Panel")), is_whole=True),
            *versions_part(data),
        ]
        sections = _Sections(data)
        for dossier in telling(dossiers, between(tell, 0, COMPOSED)):
            story += sections.of(dossier)
        story.append(KeepTogether(provenance(data, list(substituted), places_of(data, screened))))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _selected(data: EvaluationsReport) -> list[Dossier]:
    if not data.selection:
        return list(data.dossiers)
    by_number = {dossier.application.number: dossier for dossier in data.dossiers}
    unknown = [each for each in data.selection if each not in by_number]
    if unknown:
        raise BadValue(
            _("There is no application {numbers} in this call; choose from its list of applications.").format(
                numbers=", ".join(unknown[:10])
            )
        )
    return [dossier for dossier in data.dossiers if dossier.application.number in set(data.selection)]


def _key_figures(data: EvaluationsReport, dossiers: Sequence[Dossier]) -> list[tuple[str, str]]:
    applications = [dossier.application for dossier in dossiers]
    seats = asked_seats(data.assignments, applications)
    given = counted(each.answer for each in asked_scores(data.scores, seats, data.call.scheme))
    aside = counted(each.answer for each in scores_set_aside(data.scores, applications))
    jurors = {each.juror for each in seats}
    judged = {each.number for each in applications if each.is_judged}
    comments = sum(bool(score.comment.strip()) for score in data.scores if score.application in judged)
    told = (counted_beside(given), no_longer_counted(aside))
    return [
        applications_figure(dossiers),
        (str(len(jurors)), ngettext("reviewer", "reviewers", len(jurors))),
        (str(given.values), " · ".join(each for each in told if each)),
        (str(comments), ngettext("comment", "comments", comments)),
    ]


def _contents(data: EvaluationsReport, dossiers: Sequence[Dossier]) -> list[Flowable]:
    """The applications in the order of the report."""
    if len(dossiers) < 2:
        return []
    places = {place.application: place for place in data.ranking.places}
    columns = columns_of((_("Number"), 60, False), (_("Application"), 0, False), (_("Total"), 52, True),
                         (_("Outcome"), 92, False), (_("Page"), 40, True))  # fmt: skip
    rows = []
    for dossier in dossiers:
        application, place = dossier.application, places.get(dossier.application.number)
        stands = standing(data.ranking, place) if place else Standing(words=MISSING, mood=Mood.DIM)
        rows.append(
            Row(
                cells=[
                    figure(application.number),
                    two_lines(application.title, application.organisation),
                    figure(total(place) if place else MISSING, is_deciding=True),
                    state(stands),
                    Figure(shown="", page_of=_name_of(application.number)),
                ],
                leads_to=_name_of(application.number),
                leads=_called(application),
            )
        )
    return [table_section(_("In this report"), table=Listing(columns, rows))]


def _name_of(number: str) -> str:
    """By which the contents lead to it."""
    return f"application {number}"


def _called(application: Application) -> str:
    return " · ".join(each for each in (application.number, application.title) if each)


def _provisional(data: EvaluationsReport) -> list[Flowable]:
    if data.ranking.is_ready:
        return []
    # Who owes what is the ranking report's to say; a selection must not tell about other applications.
    return alert(_("Provisional: not every evaluation is complete."), [])


class _Sections:
    """The part of one application, for as many as are asked; looks everything up once."""

    def __init__(self, data: EvaluationsReport) -> None:
        self._data, self._names = data, Names(data)
        self._results = ResultWords(data.call.scheme)
        self._places: Mapping[str, Place] = {place.application: place for place in data.ranking.places}
        self._scores: dict[str, dict[tuple[str, str], Score]] = {}
        self._jurors: dict[str, set[str]] = {}
        for score in data.scores:
            self._scores.setdefault(score.application, {})[score.juror, score.criterion] = score
            self._jurors.setdefault(score.application, set()).add(score.juror)
        for each in data.asked:
            self._jurors.setdefault(each.application, set()).add(each.juror)
        unjudged = [each.application for each in data.dossiers if not each.application.is_judged]
        self._aside: dict[str, list[Answer]] = {each.number: [] for each in unjudged}
        self._aside_because = {each.number: each.standing for each in unjudged}
        for score in scores_set_aside(data.scores, unjudged):
            self._aside[score.application].append(score.answer)
        self._agreed: Mapping[tuple[str, str], Consensus] = {
            (each.application, each.criterion): each for each in data.consensus
        }

    def of(self, dossier: Dossier) -> list[Flowable]:
        application = dossier.application
        place = self._places.get(application.number)
        above = " · ".join(each for each in (application.number, application.organisation) if each)
        called = _called(application)
        parts: list[Flowable] = [
            PageBreak(),
            Paragraph(cell(above), style("lead")),
            Heading(
                application.title or application.number,
                "application",
                outline=called,
                called=application.number,
                name=_name_of(application.number),
                running=called,
            ),
            AccentRule(),
            *dossier_facts(dossier, self._data.ranking, place, self._names),
        ]
        if lacking := self._data.lacking.get(application.number):
            parts.append(Paragraph(text(_("Not certain: {why}.").format(why=lacking)), style("note-after")))
        reason = self._names.screened(self._data.reasons.get(application.number, ""))
        if reason:
            parts.append(Paragraph(text(reason), style("note-after")))
        if aside := no_longer_counted(counted(self._aside.get(application.number, ()))):
            parts.append(
                Paragraph(text(_("{scores} (kept in the file).").format(scores=aside)), style("note-after"))
            )
        parts += partners_part(dossier.partners)
        criteria = [
            self._criterion(application.number, each, result_of(place, each.id) if place else None)
            for each in self._data.call.scheme.criteria
        ]
        return [*parts, Continuing(criteria)]

    def _criterion(self, application: str, criterion: Criterion, result: CriterionResult | None) -> Part:
        said: list[Sequence[Flowable]] = []
        agreed = self._agreed.get((application, criterion.id))
        if agreed:
            said.append(self._consensus(criterion, agreed))
        jurors = self._names.in_order(application, self._jurors.get(application, set()))
        if not jurors:
            words = (
                _("Nobody assesses it: {standing}.").format(standing=self._aside_because[application])
                if application in self._aside
                else _("Nobody was assigned to this application.")
            )
            said.append([Paragraph(text(words), style("lead"))])
        for juror, called in jurors:
            score = self._scores.get(application, {}).get((juror, criterion.id))
            said.append(self._voice(called, criterion, score))
        title = marked_title(self._data.call.scheme, criterion)
        return Part(title=title, head=self._head(title, criterion, result), said=said)

    def _head(self, title: str, criterion: Criterion, result: CriterionResult | None) -> list[Flowable]:
        shown, ink, state = self._results.criterion(criterion, result), "text", ""
        if shown.is_failed:
            ink, state = "bad", below_threshold()
        elif result is not None and result.is_met:
            ink, state = "good", _("threshold met")
        facts = [text(spread(criterion, result)), text(asked_of(criterion))]
        if state:
            facts.insert(0, f"<font color='{hexadecimal(ink)}'><b>{text(state)}</b></font>")
        return [
            Titled(title, "criterion", level=1, aside=shown.text, ink=ink if ink == "bad" else "text"),
            Paragraph(" · ".join(facts), style("note-after")),
        ]

    def _voice(self, called: str, criterion: Criterion, score: Score | None) -> list[Flowable]:
        """A juror's score in the margin, then who it is, what the scale calls it, and the comment, free to flow."""
        shown, words, ink = MISSING, not_scored(), "attention"
        if score is not None and score.value is not None:
            (shown, words), ink = in_two(criterion.scale, score.value), "dim"
        elif score is not None and score.no_score is not None:
            words, ink = withheld(score.no_score, score.comment), "dim"
        said = f"<b>{cell(called)}</b>"
        if words:
            said += f" <font color='{hexadecimal(ink)}'>· {cell(words)}</font>"
        parts: list[Flowable] = [Paragraph(said, style("voice"), bulletText=shown)]
        comment = self._names.screened(score.comment).strip() if score is not None else ""
        return [*parts, *flowing(comment, "comment", called)]

    def _consensus(self, criterion: Criterion, agreed: Consensus) -> list[Flowable]:
        shown, words = in_two(criterion.scale, agreed.value)
        said_by = (words, self._names.recorder(agreed.by))
        tail = "".join(f" · {cell(each)}" for each in said_by if each)
        head = text(_("Consensus"))
        said = f"<font color='{hexadecimal('accent')}'><b>{head}</b></font>"
        said += f" <font color='{hexadecimal('dim')}'>{tail}</font>" if tail else ""
        parts: list[Flowable] = [Paragraph(said, style("voice"), bulletText=shown)]
        reason = self._names.screened(agreed.reason).strip() or _("No reason was recorded.")
        return [*parts, *flowing(reason, "comment", _("Consensus"))]
