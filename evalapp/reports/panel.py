"""What the reports on a panel have in common: the states on every page, the line under the title, who sat on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.application import Application, Dossier
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import OFFICES, Person, Role, names_of, office_label
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import Report
from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import GREATEST_HOLE, table_section
from evalapp.reports.drawing.lettering import SEMIBOLD, cell, text, width_of
from evalapp.reports.drawing.listing import Listing, Row, figure, two_lines
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import TABLE, WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names
from evalapp.words.formats import moment
from evalapp.words.phrases import decisions_by_pair, join_all, of_unjudged
from evalapp.words.scores import MISSING

_LEAST_SHARE = 0.4


def states(report: Report) -> list[str]:
    """What a reader must see on every page: that it is a demonstration, that it is not final.

    As long as the assessment is not closed all of it may change; until a body decided it is advice.
    """
    marks = [_("DEMO")] if report.call.is_demo else []
    if not is_final(report):
        return [*marks, _("PROVISIONAL")]
    return marks if report.ranking.is_decided else [*marks, _("ADVICE")]


def is_final(report: Report) -> bool:
    return report.call.phase is Phase.CLOSED and report.ranking.is_ready


def subtitle(report: Report) -> str:
    parts = [report.call.reference, _("as it stood on {moment}").format(moment=moment(report.at))]
    return " · ".join(part for part in parts if part)


def by_number(report: Report) -> dict[str, Application]:
    return {dossier.application.number: dossier.application for dossier in report.dossiers}


def applications_figure(dossiers: Sequence[Dossier]) -> tuple[str, str]:
    """How many, and how many of them nobody judges."""
    count, refused = len(dossiers), of_unjudged(each.application for each in dossiers)
    words = ngettext("application", "applications", count)
    if refused:
        words = f"{words}, {refused}"
    return str(count), words


def titled(place: Place, applications: Mapping[str, Application]) -> Paragraphs:
    """The title of an application over its number and who applies."""
    application = applications.get(place.application)
    below = (place.application, application.organisation if application else "")
    return two_lines(place.title, " · ".join(each for each in below if each))


def panel_table(report: Report, head: Heading, *, is_whole: bool = False) -> list[Flowable]:
    """Who sat on the panel: by name also where the report does not tell who gave which score.

    Who decides on public money is known by name; only what tells one of them from another by their work is withheld.
    One that `is_whole` rather begins the next page than that it is split.
    """
    load = Counter(each.juror for each in report.asked)
    conflicts = Counter(each.juror for each in report.conflicts)
    declared = Counter(each.juror for each in report.declarations)
    people = sorted(
        report.people, key=lambda each: (OFFICES.index(each.office), each.name.casefold(), each.id)
    )
    # How much one of them did would tell jurors apart.
    counts = (
        (_("Applications"), 54.0, True),
        (_("Conflicts of interest"), 56.0, True),
        (_("Declared"), 48.0, True),
    )
    counted = [] if report.is_anonymous else counts
    role = 58.0
    room = WIDTH - role - sum(width for _head, width, _is_right in counted)
    name = _share([each.name for each in people], [each.organisation for each in people], room)
    columns = columns_of(
        (_("Name"), name, False), (_("Role"), role, False), (_("Organisation"), room - name, False), *counted
    )
    told = () if report.is_anonymous else (load, conflicts, declared)
    names = names_of(report.people)
    rows = [_person(each, names[each.id], told) for each in people]
    jurors = sum(each.role is Role.JUROR for each in people)
    withheld = [Paragraph(text(_withheld(jurors)), style("note"))] if report.is_anonymous and jurors else []
    told_of_conflicts = [*_declarations_notes(report), *undecided_notes(report), *dismissed_notes(report)]
    notes = [Paragraph(text(each), style("note")) for each in told_of_conflicts]
    if not rows:
        return [KeepTogether([head, *withheld, *notes])]
    after = [*withheld, *notes]
    hole = 1.0 if is_whole else GREATEST_HOLE
    return [table_section(head, table=Listing(columns, rows), after=after, own=len(after), hole=hole)]


def jury_in_words(report: Report) -> list[Flowable]:
    """Who sat on it and whom they are of, office by office."""
    names, parts = names_of(report.people), list[Flowable]()
    for office in OFFICES:
        people = sorted(
            (each for each in report.people if each.office == office),
            key=lambda each: (each.name.casefold(), each.id),
        )
        if not people:
            continue
        told = [
            f"{names[each.id]} ({each.organisation})"
            if each.organisation and not names[each.id].endswith(")")
            else names[each.id]
            for each in people
        ]
        called = _("Jurors") if office == Role.JUROR else office_label(office)
        counted = office_label(office) if len(people) == 1 else f"{called} ({len(people)})"
        said = f"<b>{text(counted)}:</b> {text(join_all(told))}."
        parts.append(Paragraph(said, style("body")))
    return [KeepTogether([Heading(_("Panel")), *parts[:2]]), *parts[2:]] if parts else []


def _withheld(jurors: int) -> str:
    """The order is said, so that nobody takes the first of the list for the first of an application."""
    counted = ngettext(
        "{n} juror; who gave which score is withheld.",
        "{n} jurors; who gave which score is withheld.",
        jurors,
    ).format(n=jurors)
    order = _(
        "The names stand in alphabetical order, which tells nothing of “Reviewer {number}”: who that is differs "
        "from one application to the next."
    ).format(number=1)
    return f"{counted} {order}"


def _share(left: Sequence[str], right: Sequence[str], room: float) -> float:
    """What of `room` a column of names gets beside another: as much as it needs of it, and neither too little."""
    needed = [
        max((width_of(each, SEMIBOLD, TABLE) for each in texts), default=0.0) + 12 for texts in (left, right)
    ]
    return min(max(room * needed[0] / sum(needed), _LEAST_SHARE * room), (1 - _LEAST_SHARE) * room)


def _declarations_notes(report: Report) -> list[str]:
    """How many of those who judge declared to have no conflict of interest, when the last of them did, and the text."""
    judging = {(each.juror, each.application) for each in report.asked}
    made = {(each.juror, each.application) for each in report.declarations} & judging
    if not made:
        return [_("No declarations on conflicts of interest came in with the scores.")]
    last = max(each.at for each in report.declarations)
    said = _(
        "Before a dossier opens, the juror declares to have no conflict of interest with it: {n} of the {all} "
        "declarations came in with the scores, the last of {moment}."
    ).format(n=len(made), all=len(judging), moment=moment(last))
    return [said, *_wordings(report)]


def undecided_notes(report: Report) -> list[str]:
    """What nobody decided is no conflict and no clearance; the names only where who sat on what is told."""
    if not report.suspected:
        return []
    names = names_of(report.people)
    told = [
        number if report.is_anonymous else f"{names.get(juror, juror)} ({number})"
        for juror, number in report.suspected
    ]
    said = _("A conflict of interest was suspected, and nobody decided whether it is one: {pairs}.")
    return [said.format(pairs=join_all(dict.fromkeys(told)))]


def dismissed_notes(report: Report) -> list[str]:
    """Of each suspicion that was decided to be none who decided it, when and why; whose it was, where that is told."""
    called, names = names_of(report.people), Names(report)
    notes = []
    for (juror, number), words in decisions_by_pair(report.dismissed, called).items():
        whose = number if report.is_anonymous else f"{called.get(juror, juror)} ({number})"
        text = _("A conflict of interest was suspected of {pair}, and {decided}.")
        notes.append(names.screened(text.format(pair=whose, decided=words.removesuffix("."))))
    return notes


def _wordings(report: Report) -> list[str]:
    """Each text that was declared, the most declared first; in the language in which it was."""
    times = Counter(each.wording for each in report.declarations)
    found = sorted(times.items(), key=lambda each: (not each[0], -each[1], each[0]))
    return [
        ngettext("Declared {n} time: “{text}”", "Declared {n} times: “{text}”", n).format(n=n, text=wording)
        if wording
        else ngettext(
            "Of {n} declaration, made with an earlier version, the text was not kept.",
            "Of {n} declarations, made with an earlier version, the text was not kept.",
            n,
        ).format(n=n)
        for wording, n in found
    ]


def _person(person: Person, name: PersonName, told: Sequence[Counter[PersonId]]) -> Row:
    return Row(
        cells=[
            Paragraph(f"<b>{cell(name)}</b>", style("cell")),
            Paragraph(text(person.office_label), style("cell")),
            Paragraph(cell(person.organisation), style("cell")),
            *(figure(str(count[person.id] or MISSING)) for count in told),
        ]
    )
