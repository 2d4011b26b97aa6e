"""The ranking report: what the jury advises, how it came to it, and how anyone can check it."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, NextPageTemplate, PageBreak, Spacer

from evalapp.domain.deciding.proposed import proposed_sum
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.people import OFFICE, OFFICES, Role, names_of
from evalapp.domain.ranking import Outcome
from evalapp.domain.texts import _
from evalapp.reports.closed import closed_over_part, signed_part
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import noting_substitutes, text
from evalapp.reports.drawing.parts import Heading, alert, facts, numbered, section, side_by_side, signatures
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import SIDEWAYS, UPRIGHT, imprint, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names, places_of
from evalapp.reports.panel import applications_figure, is_final, jury_in_words, states, subtitle
from evalapp.reports.ranking.annexes import annexes
from evalapp.reports.ranking.decided import decided_figures
from evalapp.reports.ranking.overview import (
    budget_summary,
    criteria_table,
    reserve_list,
    sectors_and_provinces,
)
from evalapp.reports.ranking.picture import MOST_ON_A_PAGE, pictured
from evalapp.reports.ranking.table import is_sideways, ranking_tables
from evalapp.reports.screening.screen import counting_screened
from evalapp.reports.versions import versions_part
from evalapp.words.formats import day, is_date_alone, moment, money
from evalapp.words.method import ceilings_of
from evalapp.words.phrases import with_unstated
from evalapp.words.places import is_returned, left_words
from evalapp.words.scores import MISSING

_TALLEST = 480.0  # of what stands on the first page below the key figures


def ranking_report(data: RankingReport, tell: Tell = untold) -> bytes:
    """The ranking as a PDF; the same data and language give the same bytes."""
    name = _("Ranking report") if data.call.scheme.is_ranked else _("Assessment report")
    marks = states(data)
    with noting_substitutes() as substituted, counting_screened() as screened:
        story = [
            *title_block(name, data.call.title, subtitle(data), marks, _key_figures(data)),
            *_provisional(data),
            *closed_over_part(data),
            *side_by_side(
                _the_call(data, WIDTH / 2 - 12),
                _the_method(data),
                tallest=_TALLEST if data.ranking.is_ready else 0,
                wide=_the_call(data, WIDTH),
            ),
            *_picture(data),
            *_table(data, between(tell, 0, COMPOSED)),
            *reserve_list(data),
            *budget_summary(data),
            *sectors_and_provinces(data),
            *criteria_table(data),
            *_worked(data),
            *jury_in_words(data),
            *annexes(data, name, marks),
        ]
        # Who signs sees on the same page what is signed: the fingerprint, with the end of what was decided.
        closing = [
            Spacer(1, 18),
            *(signatures(_signers(data)) if is_final(data) else []),
            *signed_part(data),
            *provenance(data, list(substituted), places_of(data, screened)),
        ]
        last = story.pop()
        story += [last.ended_by(closing)] if isinstance(last, Kept) else [last, KeepTogether(closing)]
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _key_figures(data: RankingReport) -> list[tuple[str, str]]:
    figures = [applications_figure(data.dossiers)]
    if not data.ranking.is_ready:
        is_ranked = data.call.scheme.is_ranked
        return [*figures, (MISSING, _("not ready to rank") if is_ranked else _("not every result is known"))]
    places = data.ranking.places
    failed = sum(
        place.outcome in (Outcome.BELOW_THRESHOLD, Outcome.EXCLUDED) and not is_returned(place)
        for place in places
    )
    if data.ranking.is_decided:
        return [*figures, *decided_figures(data, failed)]
    if not data.call.scheme.is_ranked:
        return [*figures, *_proposed_figures(data, failed)]
    ranked = sum(place.is_ranked for place in places)
    funded = sum(bool(place.proposed) for place in places)
    figures.append((str(ranked), _("ranked, {n} below a threshold").format(n=failed)))
    words = _("proposed for support")
    if data.ranking.undecided:
        words = _("{proposed}, {n} undecided").format(proposed=words, n=len(data.ranking.undecided))
    return [*figures, (str(funded), words), _money_figure(data)]


def _proposed_figures(data: RankingReport, failed: int) -> list[tuple[str, str]]:
    """Where nothing is ranked: what the jury proposes, and what that comes to; else what may be approved."""
    places, ranking = data.ranking.admissible, data.ranking
    proposed = [place.advice.outcome for place in places if place.advice is not None]
    requested = money(ranking.requested), with_unstated(_("requested"), ranking.unstated)
    if not proposed:
        eligible = sum(place.outcome in (Outcome.ELIGIBLE, Outcome.FUNDED) for place in places)
        return [(str(eligible), _("eligible")), (str(failed), _("below a threshold")), requested]
    others = _("{n} to reject, {m} to return").format(
        n=proposed.count(Proposal.REJECT), m=proposed.count(Proposal.RETURN)
    )
    amount = proposed_sum(places)
    return [
        (str(proposed.count(Proposal.APPROVE)), _("proposed to approve")),
        (str(len(proposed) - proposed.count(Proposal.APPROVE)), others),
        (money(amount), _("proposed of {available}").format(available=requested[0])),
    ]


def _money_figure(data: RankingReport) -> tuple[str, str]:
    ranking = data.ranking
    if ranking.available is not None and ranking.granted is not None:
        words = _("proposed of {available}").format(available=money(ranking.available))
        given = proposed_sum(ranking.places)
        beyond = given - ranking.available
        return money(given), f"{words}, {left_words(-beyond)}" if beyond > 0 else words
    words = _("requested; the call has no budget")
    return money(ranking.requested), with_unstated(words, ranking.unstated)


def _provisional(data: RankingReport) -> list[Flowable]:
    if data.ranking.is_ready:
        return []
    names = Names(data)
    head = (
        _("Provisional: the panel is not ready to rank.")
        if data.call.scheme.is_ranked
        else _("Provisional: not every result is known.")
    )
    return alert(head, [names.screened(sentence) for sentence in data.blockers])


def _the_call(data: RankingReport, width: float) -> list[Flowable]:
    call, scheme, plan = data.call, data.call.scheme, data.call.plan
    jurors = sum(person.role is Role.JUROR for person in data.people)
    pairs = [
        (_("Reference"), call.reference),
        (_("Phase"), call.phase.label),
        (_("Decided by"), plan.body),
        (_("Legal basis"), data.legal_basis),
        (_("Opened on"), _until(plan.opens_on)),
        (_("Deadline for applications"), _until(data.submitted_until) or _("not recorded")),
        (_("Deadline for the jurors"), _until(call.deadline)),
        (_("Budget"), money(call.budget) if call.budget is not None else _("none set")),
        (_("At most"), " · ".join(ceilings_of(scheme.budget))),
        (_("Decision planned on"), "" if data.decided else _until(plan.decision_on)),
        (_("Jurors"), str(jurors)),
        (_("Jurors present, at least"), str(plan.quorum or "")),
        (_("Meeting of the jury"), "; ".join(data.sittings)),
        (_("Votes by show of hands"), str(data.voted or "")),
        (_("Scheme"), _("{title}, version {n}").format(title=scheme.title, n=call.scheme_version)),
        (_("Weights"), str(scheme.weights_note)),
        (_("Decision"), data.decided),
    ]
    return [Heading(_("The call")), *facts(pairs, width)]


def _worked(data: RankingReport) -> list[Flowable]:
    """So that whoever doubts a total can follow one with a pencil."""
    if not data.worked:
        return []
    title = _("Recomputed by hand: {application}").format(application=data.worked_on)
    return [*section(title, room=150), *numbered(data.worked, "item-close")]


def _until(iso: str) -> str:
    return day(iso) if is_date_alone(iso) else moment(iso)


def _the_method(data: RankingReport) -> list[Flowable]:
    if not data.method:
        return []
    names = _("How it was ranked") if data.call.scheme.is_ranked else _("How it was assessed")
    return [Heading(names), *numbered(data.method, "item-close"), *versions_part(data)]


def _picture(data: RankingReport) -> list[Flowable]:
    rows, caption = pictured(data)
    if not rows:
        return []
    title, said = _("All totals in one picture"), Paragraph(text(caption), style("note"))
    if len(rows) <= MOST_ON_A_PAGE:
        return [KeepTogether([Heading(title), *rows, said])]
    return [*section(title, room=180), *rows[:-4], KeepTogether([*rows[-4:], said])]


def _table(data: RankingReport, tell: Tell) -> list[Flowable]:
    title = _("Ranking") if data.call.scheme.is_ranked else _("Results")
    if not data.ranking.places:
        words = _("There are no applications in this call yet.")
        return [*section(title), Paragraph(text(words), style("body"))]
    tables = ranking_tables(data, tell)
    if is_sideways(data.call.scheme):
        start: list[Flowable] = [NextPageTemplate(SIDEWAYS), PageBreak(), Heading(title)]
        return [*start, *tables, NextPageTemplate(UPRIGHT), PageBreak()]
    return [*section(title, room=260), *tables]


def _signers(data: RankingReport) -> list[tuple[str, str]]:
    names = names_of(data.people)
    signers: list[tuple[str, str]] = [
        (person.office_label, names[person.id])
        for office in OFFICES
        for person in sorted(data.people, key=lambda each: (each.name.casefold(), each.id))
        if person.office == office and person.role in OFFICE
    ]
    return signers or [(Role.CHAIR.label, ""), (Role.SECRETARY.label, "")]
