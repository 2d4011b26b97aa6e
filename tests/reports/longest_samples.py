"""What each kind of report is drawn from, with every text that a person types as long as it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from evalapp.domain.application import Admissibility, Application
from evalapp.domain.journal import Act, Change, Step
from evalapp.domain.letters.facts import MOST_FACT
from evalapp.domain.letters.sections import MOST_SECTION
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.outgoing.undertaking import MOST_UNDERTAKING
from evalapp.domain.permissions import Action
from evalapp.domain.writing.typed import MOST_OF_A_LINE, MOST_OF_A_REASON
from evalapp.operations.deciding.advising import MOST_CONDITION
from evalapp.operations.juror.notes import MOST_NOTE
from evalapp.operations.meeting.votes import MOST_NOTE as MOST_MINUTE
from evalapp.operations.scores import MOST_COMMENT
from evalapp.reports.content import (
    AgreedLine,
    Attendance,
    EvaluationsReport,
    HistoryEntry,
    HistoryReport,
    RankingReport,
    RegisterReport,
    ScoreSheets,
)
from evalapp.reports.destruction.content import DestructionReport
from evalapp.reports.destruction.destruction import destruction_pages
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.history.history import history_pages
from evalapp.reports.letters.content import Pairs, Points, Said, Signed
from evalapp.reports.letters.pages import letters_pages
from evalapp.reports.minutes.minutes import minutes_pages
from evalapp.reports.overview.overview import overview_pages
from evalapp.reports.ranking.ranking import ranking_report
from evalapp.reports.register.register import register_pages
from evalapp.reports.scoresheets.scoresheets import score_sheets
from tests.reports.letters.letter_papers import judged, letter, report_of
from tests.reports.longest_texts import Texts
from tests.reports.minutes.minutes_samples import minutes_of
from tests.reports.overview.overview_samples import figures, overview, part
from tests.reports.report_samples import AGREED, FINGERPRINT, PEOPLE, Panel, panel

DOCUMENT: dict[str, Any] = {"fingerprint": FINGERPRINT, "change": 1482, "at": "2016-06-27T12:12:00Z"}


def _scored(
    texts: Texts, *, partners: bool = False, reasons: bool = False, notes: bool = False
) -> tuple[Panel, dict[str, Any]]:
    """A call of two applications, with what the paper at hand tells of them."""
    line = MOST_OF_A_LINE
    made = panel(2)
    given = made.arguments
    dossiers = [
        replace(
            each,
            application=replace(each.application, title=texts.of(line), organisation=texts.of(line)),
            partners=(replace(each.partners[0], name=texts.of(line)),) if partners else (),
        )
        for each in given["dossiers"]
    ]
    titles = {each.application.number: each.application.title for each in dossiers}
    # The reason of a place stands in the ranking where a tie was settled.
    places = tuple(
        replace(
            each,
            title=titles[each.application],
            note=texts.of(MOST_OF_A_REASON) if notes else "",
            tied_with=("A-9",) if notes else (),
        )
        for each in given["ranking"].places
    )
    told = {each.application: texts.of(20 * MOST_CONDITION) for each in places} if reasons else {}
    changed = {
        "call": replace(given["call"], title=texts.of(line)),
        "dossiers": dossiers,
        "people": [replace(each, name=texts.of(line), organisation=texts.of(line)) for each in PEOPLE[:4]],
        "ranking": replace(given["ranking"], places=places),
        "reasons": told,
    }
    return made, changed


def _evaluations(texts: Texts) -> bytes:
    made, changed = _scored(texts, partners=True, reasons=True)
    dossiers = [
        replace(
            each,
            application=replace(
                each.application,
                admissibility=Admissibility.INADMISSIBLE if n else Admissibility.ADMISSIBLE,
                admissibility_reason=texts.of(MOST_OF_A_REASON) if n else "",
            ),
        )
        for n, each in enumerate(changed["dossiers"])
    ]
    first, *rest = made.arguments["scores"]
    scores = [replace(first, comment=texts.of(MOST_COMMENT)), *rest]
    agreed = replace(AGREED, application=dossiers[0].application.number, reason=texts.of(MOST_OF_A_REASON))
    return evaluations_report(
        made(EvaluationsReport, **{**changed, "dossiers": dossiers}, scores=scores, consensus=[agreed])
    )


def _ranking(texts: Texts) -> bytes:
    made, changed = _scored(texts, reasons=True, notes=True)
    line, reason = MOST_OF_A_LINE, MOST_OF_A_REASON
    acts = [
        Change(
            id=n, at=f"2016-06-2{n}T10:00:00+00:00", actor=texts.of(200), account="mia", role="secretary",
            action=Action.SET_CONSENSUS, summary=texts.of(2 * reason),
            hash=FINGERPRINT, act=Act(steps=(Step(what="said"),), reason="x"),
        )
        for n in (7, 8)
    ]  # fmt: skip
    agreed = AgreedLine(
        application=texts.of(line), criterion="Kmo-impact", before="3,00", agreed="3,50 · goed",
        totals=("3,10", "3,20"), reason=texts.of(reason), at="27 juni", by=texts.of(line), hands="5 voor",
    )  # fmt: skip
    return ranking_report(
        made(
            RankingReport, **changed, acts=acts, agreed=[agreed, agreed], register=_register_of(texts),
            closed_over=[texts.of(reason)], signed=texts.of(line), decided=texts.of(reason),
            legal_basis=texts.of(2 * MOST_FACT), versions=[texts.of(reason)],
        )
    )  # fmt: skip


def _minutes(texts: Texts) -> bytes:
    made = minutes_of(2, note=texts.of(MOST_MINUTE), every=2)
    _made, changed = _scored(texts)
    record = replace(
        made.record,
        people=changed["people"],
        discussions=[
            replace(each, reason=texts.of(MOST_OF_A_REASON), anyway=texts.of(MOST_OF_A_REASON))
            for each in made.record.discussions
        ],
        items=[
            replace(each, state=ItemState.NOT_DISCUSSED, reason=texts.of(MOST_OF_A_REASON))
            for each in made.record.items
        ],
    )
    return minutes_pages(
        replace(
            made,
            **changed,
            record=record,
            closed_over=[texts.of(MOST_OF_A_REASON)],
            signed=texts.of(MOST_OF_A_LINE),
        )
    )


def _register_of(texts: Texts) -> RegisterReport:
    line = MOST_OF_A_LINE

    def row(n: int) -> tuple[str, ...]:
        return tuple(texts.of(line) for _each in range(n))

    return RegisterReport(
        call=panel(2).arguments["call"], conflicts=[row(5), row(5)], recusals=[row(5)],
        attendance=[Attendance(title="Zitting 1", lead="Geopend.", present=[row(3)], absent=texts.of(4 * line))],
        issued=[(*row(4), FINGERPRINT)], received=[(*row(6), FINGERPRINT)],
        refused=[row(3)], owing=[texts.of(line)], **DOCUMENT,
    )  # fmt: skip


def _register(texts: Texts) -> bytes:
    made = replace(
        _register_of(texts),
        declarations=[tuple(texts.of(MOST_OF_A_LINE) for _each in range(3))],
        sent=[(*(texts.of(MOST_OF_A_LINE) for _each in range(4)), FINGERPRINT)],
        undertakings=[tuple(texts.of(MOST_OF_A_LINE) for _each in range(5))],
        undertaken=[("Tekst 1", texts.of(MOST_UNDERTAKING))],
        own_parts=[tuple(texts.of(MOST_OF_A_LINE) for _each in range(3))],
    )
    return register_pages(made)


def _history(texts: Texts) -> bytes:
    entry = HistoryEntry(
        number=1, at="2016-06-27T12:00:00+00:00", who=texts.of(MOST_OF_A_LINE), what=texts.of(MOST_NOTE),
        remark=texts.of(MOST_OF_A_REASON), parts=[(texts.of(MOST_OF_A_LINE), [texts.of(MOST_NOTE)])],
    )  # fmt: skip
    asked = [("Aanvraag", texts.of(MOST_OF_A_LINE))]
    call = replace(panel(2).arguments["call"], title=texts.of(MOST_OF_A_LINE))
    return history_pages(HistoryReport(call=call, entries=[entry], asked=asked, **DOCUMENT))


def _overview(texts: Texts) -> bytes:
    made = figures(30)
    line = MOST_OF_A_LINE
    sectors = {each: texts.of(line) for each in made.sectors}
    lines = {each: texts.of(line) for each in dict.fromkeys(each for each, _year in made.lines)}
    earlier = {each: texts.of(line) for each in made.earlier}
    changed = replace(
        made,
        sectors=[sectors[each] for each in made.sectors],
        cells={(sectors[sector], n): each for (sector, n), each in made.cells.items()},
        lines={(lines[each], year): money for (each, year), money in made.lines.items()},
        earlier={earlier[name]: each for name, each in made.earlier.items()},
    )
    return overview_pages(overview(part(figures=changed)))


def _letters(texts: Texts) -> bytes:
    section, line, fact = MOST_SECTION, MOST_OF_A_LINE, MOST_FACT
    usual = letter()
    points = Points(title="Voorwaarden", points=tuple(texts.of(MOST_CONDITION) for _n in range(5)))
    written = judged(1, (texts.of(section), texts.of(section)), texts.of(200))
    return letters_pages(
        report_of(
            replace(
                usual,
                sender=(texts.of(fact), texts.of(fact)), receiver=(texts.of(line), texts.of(line)),
                facts=(("Kenmerk", texts.of(fact)), ("Contact", texts.of(fact))),
                notices=(texts.of(section), texts.of(section)), subtitle=texts.of(line),
                blocks=(
                    Said(title="Beslissing", paragraphs=(texts.of(section),)),
                    *(replace(each, judged=[written, written]) for each in usual.blocks[1:2]),
                    points,
                    Pairs(title="Bedrag", pairs=(("Waarop", texts.of(section)),)),
                    Said(title="Niet akkoord?", paragraphs=(texts.of(section),), is_boxed=True),
                ),
                signed=Signed(close=texts.of(fact), name=texts.of(fact), below=texts.of(2 * fact)),
            )
        )
    )  # fmt: skip


def _destruction(texts: Texts) -> bytes:
    line, reason = MOST_OF_A_LINE, MOST_OF_A_REASON

    def row(n: int) -> tuple[str, ...]:
        return tuple(texts.of(line) for _each in range(n))

    return destruction_pages(
        DestructionReport(
            call=panel(2).arguments["call"], warnings=[texts.of(reason)], terms=[row(3)], gone=[row(5)], open=[row(4)],
            handed_out=[(*row(4), FINGERPRINT)], kept=[texts.of(reason)], declared=texts.of(reason),
            signers=[("Voorzitter", texts.of(line)), ("Secretaris", texts.of(line))], **DOCUMENT,
        )
    )  # fmt: skip


def _score_sheets(texts: Texts) -> bytes:
    given = panel(2).arguments["call"]
    call = replace(given, title=texts.of(MOST_OF_A_LINE))
    application = Application(
        number="A-1", title=texts.of(MOST_OF_A_LINE), organisation=texts.of(MOST_OF_A_LINE)
    )
    return score_sheets(ScoreSheets(call=call, applications=[application], **DOCUMENT))


PAPERS: dict[str, Callable[[Texts], bytes]] = {
    "ranking": _ranking,
    "evaluations": _evaluations,
    "minutes": _minutes,
    "register": _register,
    "overview": _overview,
    "history": _history,
    "letters": _letters,
    "destruction": _destruction,
    "scoresheets": _score_sheets,
}
