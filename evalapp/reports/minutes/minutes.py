"""The minutes: who was there, what was discussed in which order, what was agreed, and who signs."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from evalapp.domain.people import Role, names_of
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.reports.closed import closed_over_part, signed_part
from evalapp.reports.content import MinutesReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.continuing import Continuing
from evalapp.reports.drawing.lettering import noting_substitutes, text
from evalapp.reports.drawing.parts import Heading, alert, facts, section, signatures
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, telling, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.minutes.course import course
from evalapp.reports.minutes.dossier import Dossiers
from evalapp.reports.minutes.lots import ties_and_lots
from evalapp.reports.minutes.room import recusals, sittings
from evalapp.reports.minutes.told import Told
from evalapp.reports.names import places_of
from evalapp.reports.panel import subtitle
from evalapp.reports.screening.screen import counting_screened
from evalapp.words.meeting import ordered
from evalapp.words.phrases import opening


def minutes_pages(data: MinutesReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name = _("Minutes of the meeting")
    marks, told = _states(data), Told(data)
    with noting_substitutes() as substituted, counting_screened() as screened:
        story = title_block(name, data.call.title, subtitle(data), marks, _figures(data))
        if data.record.sittings:
            story += _story(told, between(tell, 0, COMPOSED))
            origin = provenance(data, list(substituted), places_of(data, screened))
            closing = [*_closing(data), *origin]
        else:
            words = _("No meeting of the jury is recorded in this panel file, so there are no minutes.")
            story.append(Paragraph(text(words), style("body")))
            closing = provenance(data, list(substituted))
        story.append(KeepTogether(closing))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def is_closed(data: MinutesReport) -> bool:
    return data.call.phase is Phase.CLOSED


def _states(data: MinutesReport) -> list[str]:
    """Until the assessment is closed a meeting may change what stands here."""
    marks = [_("DEMO")] if data.call.is_demo else []
    return marks if is_closed(data) else [*marks, _("PROVISIONAL")]


def _figures(data: MinutesReport) -> list[tuple[str, str]]:
    record = data.record
    if not record.sittings:
        return []
    n, of = len(record.discussed), len(record.items)
    return [
        (str(len(record.sittings)), ngettext("sitting", "sittings", len(record.sittings))),
        (str(n), _("of {n} applications discussed").format(n=of)),
        (str(len(record.agreed)), ngettext("consensus score", "consensus scores", len(record.agreed))),
        (str(len(record.votes)), ngettext("show of hands", "shows of hands", len(record.votes))),
    ]


def _story(told: Told, tell: Tell) -> list[Flowable]:
    data, dossiers = told.report, Dossiers(told)
    story = [
        *_warnings(told),
        Heading(_("The meeting")),
        *facts(_facts(told, dossiers.usual), WIDTH),
        *sittings(told),
        *recusals(told),
        *course(told),
    ]
    numbers = dossiers.numbers
    if numbers:
        story += section(_("What was said and agreed"), room=220)
        story.append(Paragraph(text(_advice_words(data)), style("lead")))
        story.append(Continuing([dossiers.of(number) for number in telling(numbers, tell)]))
    return [*story, *ties_and_lots(told)]


def _warnings(told: Told) -> list[Flowable]:
    data, parts = told.report, []
    if data.faults:
        head = _("This should not have been:")
        parts += alert(head, [told.fault(each) for each in data.faults])
    if not is_closed(data):
        said = [f"{told.screened(data.unfinished)}."] if data.unfinished else []
        parts += alert(_("Provisional: the assessment is not closed."), said)
    return [*parts, *closed_over_part(data)]


def _facts(told: Told, presided: str) -> list[tuple[str, str]]:
    data = told.report
    sitting = data.record.sittings[-1]
    return [
        (_("Reference"), data.call.reference),
        (_("Deciding body"), data.call.plan.body),
        (_("Legal basis"), data.legal_basis),
        (
            _("Scheme"),
            _("{title}, version {n}").format(title=data.call.scheme.title, n=data.call.scheme_version),
        ),
        (_("Presided"), presided),
        (_("Attendance"), _attendance(told)),
        (
            _("Meant for each"),
            ngettext("{n} minute", "{n} minutes", sitting.minutes).format(n=sitting.minutes),
        ),
        (_("Decision"), data.decided or _undecided()),
    ]


def _attendance(told: Told) -> str:
    quorum = told.record.quorum
    if quorum is None:
        return _("the call asks for none in particular")
    words = _("at least {n} of the {of} members of the jury").format(n=quorum, of=len(told.record.jury))
    return ". ".join(each for each in (words, told.report.attendance) if each)


def _undecided() -> str:
    return _("No decision of the deciding body is recorded yet: every outcome is a proposal.")


def _advice_words(data: MinutesReport) -> str:
    """What the numbers below are, and what they are not."""
    words = _(
        "Averages are those of the jurors’ own scores; a consensus takes the place of one, and its total says so. "
        "Which scores lie far apart is marked: that is worth a word, and nothing is wrong with it."
    )
    if not data.call.scheme.is_ranked:
        return words
    advice = _(
        "A place is that in the advice of the jury, as it stood when this was printed; the body decides."
    )
    return f"{words} {advice}"


def _closing(data: MinutesReport) -> list[Flowable]:
    """Who signed the closing, and lines to sign on: only of an assessment that is closed."""
    if not is_closed(data):
        return []
    return [Spacer(1, 18), *signatures(_signers(data)), *signed_part(data)]


def _signers(data: MinutesReport) -> Sequence[tuple[str, str]]:
    """Chair and secretary; a deputy where they signed the closing, or where there is no other chair."""
    names, signed = names_of(data.people), {each.person for each in data.signatures}
    people = [each for each in ordered(data.people) if each.role in (Role.CHAIR, Role.SECRETARY)]
    if signed:
        people = [each for each in people if each.id in signed]
    elif any(each.role is Role.CHAIR and not each.is_deputy for each in people):
        people = [each for each in people if not each.is_deputy]
    return [(opening(each.office_label), names[each.id]) for each in people] or [
        (Role.CHAIR.label, ""),
        (Role.SECRETARY.label, ""),
    ]
