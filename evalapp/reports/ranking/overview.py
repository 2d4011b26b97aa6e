"""Small tables of the ranking report: reserve list, budget, sectors and provinces, criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from evalapp.domain.application import PROVINCES, Admissibility, Application
from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.reports.content import Report
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, band, figure
from evalapp.reports.drawing.styles import hexadecimal, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.panel import by_number, titled
from evalapp.words.formats import money
from evalapp.words.phrases import with_unstated
from evalapp.words.places import moved_up_words, total
from evalapp.words.scores import MISSING, range_of, weight_figure
from evalapp.words.sectors import sector_words


def reserve_list(report: Report) -> list[Flowable]:
    reserve = [place for place in report.ranking.places if place.waits]
    if not reserve:
        return []
    applications = by_number(report)
    columns = columns_of((_("Reserve"), 52, True), (_("Application"), 0, False), (_("Total"), 56, True),
                       (_("Requested"), 84, True))  # fmt: skip
    rows = [
        Row(
            cells=[
                figure(str(place.on_list or MISSING), is_strong=True),
                titled(place, applications),
                figure(total(place), is_deciding=True),
                figure(money(place.requested)),
            ]
        )
        for place in reserve
    ]
    lead = _("In this order, should an application above the line fall away or more budget come free.")
    if moved := moved_up_words(reserve):
        lead = f"{lead} {moved}"
    said = Paragraph(text(lead), style("lead"))
    return [table_section(_("Reserve list"), said, table=Listing(columns, rows))]


def budget_summary(report: Report) -> list[Flowable]:
    ranking = report.ranking
    funded = [place for place in ranking.places if given_of(report, place)]
    granted, whose = _("Proposed"), _("Requested by the applications proposed")
    if ranking.is_decided:
        granted, whose = pgettext("decision", "Granted"), _("Requested by the applications given support")
    given: int | None = sum(given_of(report, place) or 0 for place in ranking.places)
    left = None if ranking.available is None else ranking.available - (given or 0)
    if not ranking.is_ready:
        given, left = ranking.granted, ranking.left
    beyond = -left if left is not None and left < 0 else None
    lines: list[tuple[str, int | None]] = [
        (with_unstated(_requested_by(report), ranking.unstated), ranking.requested),
        (
            with_unstated(whose, sum(place.requested is None for place in funded)),
            sum(place.requested or 0 for place in funded) or None,
        ),
        (_("Available"), ranking.available),
        (granted, given),
        (_("Left"), left if beyond is None else None),
        (_("More than there is"), beyond),
    ]
    columns = columns_of((_("All applications together"), 0, False), (_("Amount"), 120, True))
    rows = [
        Row(cells=[Paragraph(text(words), style("cell")), figure(money(cents), is_strong=words == granted)])
        for words, cents in lines
        if cents is not None
    ]
    return [table_section(_("Budget"), table=Listing(columns, rows))]


def _requested_by(report: Report) -> str:
    """Whose requests were added up: of what nobody decided on yet it is not said that it is admissible."""
    counted = [each.application for each in report.dossiers if each.application.is_judged]
    n = sum(each.admissibility is Admissibility.OPEN for each in counted)
    if n == 0:
        return _("Requested by all admissible applications")
    if n == len(report.dossiers):
        return _("Requested by all applications; admissibility is not decided yet")
    return ngettext(
        "Requested by all applications but the inadmissible and withdrawn ones; {n} not decided yet",
        "Requested by all applications but the inadmissible and withdrawn ones; {n} not decided yet",
        n,
    ).format(n=n)


def per(report: Report, head: str, of: Callable[[Application], str], order: Sequence[str] = ()) -> Listing:
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
        given = given_of(report, place)
        funded[name] += bool(given)
        granted[name] += given or 0
    known = {name: n for n, name in enumerate(order)}
    names = sorted(
        count, key=lambda name: (name == unknown, known.get(name, len(known)), name.casefold(), name)
    )
    support = _("Given support") if report.ranking.is_decided else _("Proposed for support")
    columns = columns_of((head, 0, False), (_("Applications"), 72, True), (support, 60, True),
                       (_("Support"), 96, True))  # fmt: skip
    rows = [
        Row(cells=[Paragraph(cell(name), style("cell")), figure(str(count[name])),
                   figure(str(funded[name]) if funded[name] else MISSING),
                   figure(money(granted[name]) if granted[name] else MISSING)])
        for name in names
    ]  # fmt: skip
    total = Paragraph("<b>" + text(_("Total")) + "</b>", style("cell"))
    sums = (str(count.total()), str(funded.total()), money(granted.total()))
    rows.append(Row(cells=[total, *(figure(each, is_strong=True) for each in sums)]))
    return Listing(columns, rows)


def given_of(report: Report, place: Place) -> int | None:
    """Cents: what a body decided, once one did; what is proposed until then."""
    if report.ranking.is_decided:
        return None if place.held is None else place.held.amount
    return place.proposed


def sectors_and_provinces(report: Report) -> list[Flowable]:
    return [
        table_section(
            _("By province"),
            table=per(report, _("Province"), lambda application: application.province, PROVINCES),
        ),
        table_section(_("By sector"), table=per(report, _("Sector"), sector_words)),
    ]


def criteria_table(report: Report) -> list[Flowable]:
    """What was scored, and under which short head it stands in the table of the ranking."""
    scheme = report.call.scheme
    columns = columns_of(("#", 24, True), (_("Short name"), 66, False), (_("Criterion"), 0, False),
                       (_("Weight"), 48, True), (_("Threshold"), 58, True), (_("Scale"), 104, False))  # fmt: skip
    rows: list[Row] = []
    serial = 0
    for group in scheme.groups:
        if len(scheme.groups) > 1 or group.threshold:
            limit = (
                " · " + _("threshold {threshold}").format(threshold=group.threshold)
                if group.threshold
                else ""
            )
            rows.append(band(cell(str(group.title)) + limit))
        for criterion in group.criteria:
            serial += 1
            rows.append(_criterion(serial, criterion, scheme.marks[criterion.id]))
    notes = [Paragraph(text(str(note)), style("note-after")) for note in scheme.notes]
    table = Listing(columns, rows)
    return [table_section(_("What was scored"), table=table, after=notes[:1]), *notes[1:]]


def _criterion(serial: int, criterion: Criterion, mark: str) -> Row:
    code = f"<font color='{hexadecimal('dim')}'>{cell(mark)}\u00a0·\u00a0</font>" if mark else ""
    return Row(
        cells=[
            figure(str(serial)),
            Paragraph(cell(criterion.head), style("cell")),
            Paragraph(code + cell(str(criterion.title)), style("cell")),
            figure(weight_figure(criterion)),
            figure(str(criterion.threshold or MISSING)),
            Paragraph(cell(range_of(criterion.scale)), style("cell")),
        ]
    )
