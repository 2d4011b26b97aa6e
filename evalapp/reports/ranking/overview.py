"""Small tables of the ranking report: reserve list, budget, sectors and provinces, criteria and panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable, Paragraph

from evalapp.domain.application import PROVINCES, Application
from evalapp.domain.people import Person, Role
from evalapp.domain.ranking import Outcome, Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import Report
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Column, Listing, Row, band, figure
from evalapp.reports.drawing.parts import section
from evalapp.reports.drawing.styles import WIDTH, hexadecimal, style
from evalapp.words.formats import money, score
from evalapp.words.places import total
from evalapp.words.scores import MISSING, range_of


def reserve_list(report: Report) -> list[Flowable]:
    reserve = [place for place in report.ranking.places if place.outcome is Outcome.RESERVE]
    if not reserve:
        return []
    applications = by_number(report)
    columns = columns_of((_("Reserve"), 52, True), (_("Application"), 0, False), (_("Total"), 56, True),
                       (_("Requested"), 84, True))  # fmt: skip
    rows = [
        Row(
            cells=[
                figure(str(place.reserve or n), is_strong=True),
                two_lines(place.title, _identity(place, applications)),
                figure(total(place), is_deciding=True),
                figure(money(place.requested)),
            ]
        )
        for n, place in enumerate(sorted(reserve, key=lambda each: each.reserve or 0), 1)
    ]
    lead = _("In this order, should an application above the line fall away or more budget come free.")
    return [*section(_("Reserve list")), Paragraph(text(lead), style("lead")), Listing(columns, rows)]


def budget_summary(report: Report) -> list[Flowable]:
    ranking = report.ranking
    funded = [place for place in ranking.places if place.granted]
    requested = sum(place.requested or 0 for place in ranking.places)
    granted = _("Granted")
    lines: list[tuple[str, int | None]] = [
        (_("Requested by all applications"), requested),
        (_("Requested by the applications funded"), sum(place.requested or 0 for place in funded) or None),
        (_("Available"), ranking.available),
        (granted, ranking.granted),
        (_("Left"), ranking.left),
    ]
    columns = columns_of((_("All applications together"), 0, False), (_("Amount"), 120, True))
    rows = [
        Row(cells=[Paragraph(text(words), style("cell")), figure(money(cents), is_strong=words == granted)])
        for words, cents in lines
        if cents is not None
    ]
    return [*section(_("Budget")), Listing(columns, rows)]


def per(
    report: Report, head: str, of: Callable[[Application], str], order: Sequence[str] = ()
) -> list[Flowable]:
    """Applications, funded ones and amounts by what `of` says of an application; known values in `order` first."""
    applications = by_number(report)
    unknown = _("not stated")
    count: Counter[str] = Counter()
    funded: Counter[str] = Counter()
    granted: Counter[str] = Counter()
    for place in report.ranking.places:
        application = applications.get(place.application)
        name = (of(application).strip() if application else "") or unknown
        count[name] += 1
        funded[name] += bool(place.granted)
        granted[name] += place.granted or 0
    known = {name: n for n, name in enumerate(order)}
    names = sorted(
        count, key=lambda name: (name == unknown, known.get(name, len(known)), name.casefold(), name)
    )
    columns = columns_of((head, 0, False), (_("Applications"), 72, True), (_("Funded"), 60, True),
                       (_("Support"), 96, True))  # fmt: skip
    rows = [
        Row(cells=[Paragraph(cell(name, 300), style("cell")), figure(str(count[name])),
                   figure(str(funded[name]) if funded[name] else MISSING),
                   figure(money(granted[name]) if granted[name] else MISSING)])
        for name in names
    ]  # fmt: skip
    rows.append(
        Row(cells=[Paragraph(f"<b>{text(_('Total'))}</b>", style("cell")), figure(str(count.total()), is_strong=True),
                   figure(str(funded.total()), is_strong=True), figure(money(granted.total()), is_strong=True)])
    )  # fmt: skip
    return [Listing(columns, rows)]


def sectors_and_provinces(report: Report) -> list[Flowable]:
    return [
        *section(_("By province and sector")),
        *per(report, _("Province"), lambda application: application.province, PROVINCES),
        *per(report, _("Sector"), lambda application: application.sector),
    ]


def criteria_table(report: Report) -> list[Flowable]:
    """What was scored, and under which short head it stands in the table of the ranking."""
    scheme = report.call.scheme
    columns = columns_of(("#", 24, True), (_("Head"), 66, False), (_("Criterion"), 0, False), (_("Weight"), 48, True),
                       (_("Threshold"), 58, True), (_("Scale"), 104, False))  # fmt: skip
    rows: list[Row] = []
    serial = 0
    for group in scheme.groups:
        if len(scheme.groups) > 1 or group.threshold:
            limit = (
                f" · {_('threshold {threshold}').format(threshold=group.threshold)}"
                if group.threshold
                else ""
            )
            rows.append(band(cell(str(group.title)) + limit))
        for criterion in group.criteria:
            serial += 1
            rows.append(_criterion(serial, criterion))
    notes = [Paragraph(text(str(note)), style("note-after")) for note in scheme.notes]
    return [*section(_("What was scored")), Listing(columns, rows), *notes]


def _criterion(serial: int, criterion: Criterion) -> Row:
    code = (
        f"<font color='{hexadecimal('dim')}'>{cell(criterion.code)}\u00a0·\u00a0</font>"
        if criterion.code
        else ""
    )
    return Row(
        cells=[
            figure(str(serial)),
            Paragraph(cell(criterion.head, 80), style("cell")),
            Paragraph(code + cell(str(criterion.title)), style("cell")),
            figure(score(criterion.weight) if criterion.counts else MISSING),
            figure(str(criterion.threshold or MISSING)),
            Paragraph(cell(range_of(criterion.scale), 200), style("cell")),
        ]
    )


def panel_table(report: Report) -> list[Flowable]:
    """Who sat on the panel; jurors are counted, not named, where the report is anonymous."""
    load = Counter(each.juror for each in report.assignments)
    conflicts = Counter(each.juror for each in report.conflicts)
    order = [Role.CHAIR, Role.SECRETARY, Role.JUROR]
    people = sorted(report.people, key=lambda each: (order.index(each.role), each.name.casefold(), each.id))
    jurors = [each for each in people if each.role is Role.JUROR]
    named = [each for each in people if each not in jurors] if report.is_anonymous else people
    # How much one of them did would tell jurors apart.
    counted = [] if report.is_anonymous else [(_("Applications"), 68.0, True), (_("Conflicts"), 56.0, True)]
    columns = columns_of(
        (_("Name"), 0, False), (_("Role"), 72, False), (_("Organisation"), 150, False), *counted
    )  # fmt: skip
    rows = [_person(each, load, conflicts, is_counted=not report.is_anonymous) for each in named]
    withheld = []
    if report.is_anonymous:
        words = ngettext(
            "{n} juror; the name is withheld.", "{n} jurors; the names are withheld.", len(jurors)
        )
        withheld = [Paragraph(text(words.format(n=len(jurors))), style("body"))]
    return [*section(_("Panel")), *([Listing(columns, rows)] if rows else []), *withheld]


def _person(person: Person, load: Counter[str], conflicts: Counter[str], *, is_counted: bool) -> Row:
    counts = [figure(str(count[person.id] or MISSING)) for count in (load, conflicts)]
    return Row(
        cells=[
            Paragraph(f"<b>{cell(person.name, 200)}</b>", style("cell")),
            Paragraph(text(person.role.label), style("cell")),
            Paragraph(cell(person.organisation, 200), style("cell")),
            *(counts if is_counted else []),
        ]
    )


def by_number(report: Report) -> dict[str, Application]:
    return {dossier.application.number: dossier.application for dossier in report.dossiers}


def _identity(place: Place, applications: dict[str, Application]) -> str:
    application = applications.get(place.application)
    return f"{place.application} · {application.organisation}" if application else place.application


def two_lines(strong: str, dim: str) -> Paragraph:
    return Paragraph(
        f"<b>{cell(strong, 400)}</b><br/><font color='{hexadecimal('dim')}'>{cell(dim, 300)}</font>",
        style("cell"),
    )


def columns_of(*described: tuple[str, float, bool]) -> list[Column]:
    """Columns from (head, width, is_right); the one of width 0 takes what the others leave."""
    rest = WIDTH - sum(width for _head, width, _is_right in described)
    before = [False, *(right for _head, _width, right in described)]
    return [
        Column(
            head=text(head),
            width=width or rest,
            is_right=right,
            lead=8.0 if after_figures and not right else 0.0,
        )
        for (head, width, right), after_figures in zip(described, before)
    ]
