"""The ranking page: rows, funding line, ties, blockers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Admissibility
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import CriterionResult
from evalapp.domain.scoring.totals import juror_totals
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, dossier, put_dossiers, small_panel
from tests.ui.access.sweeping import settle
from ui.look import theme
from ui.pages.ranking.columns import ranking_columns, standing_badge
from ui.pages.ranking.page import RankingPage
from ui.tables.cells import Band
from ui.widgets.text import Label
from ui.window.frame import MainWindow

CHAIR = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)


def scored(path: Path, values: dict[str, int], *, phase: Phase = Phase.DELIBERATION) -> Workspace:
    """A panel in which both jurors gave each application the same value on both criteria."""
    panel = small_panel(path, applications=len(values))
    for juror in ("J1", "J2"):
        for number, value in values.items():
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetScore(**place, value=value))
                panel.execute(SetComment(**place, comment="why"))
    if phase is not Phase.SCORING:
        move_to_phase(panel, phase)
    return panel


def ranking(window: MainWindow, panel: Workspace) -> RankingPage:
    panel.actor = CHAIR
    window.start(panel)
    window.show_page("ranking")
    page = window.page()
    assert isinstance(page, RankingPage)
    return page


def shown(page: RankingPage) -> list[str]:
    """Places and numbers in order; bands by their tone."""
    return [
        row.tone if isinstance(row, Band) else f"{row.place.place} {row.number}"
        for row in page.table.rows_model.lines
    ]


@pytest.fixture
def clear(window: MainWindow, tmp_path: Path) -> RankingPage:
    """Budget for two of three applications, no ties."""
    return ranking(window, scored(tmp_path / "call.evalpanel", {"A-1": 4, "A-2": 8, "A-3": 6}))


@pytest.fixture
def tied(window: MainWindow, tmp_path: Path) -> RankingPage:
    """Budget for two of three applications, the second and third equal."""
    return ranking(window, scored(tmp_path / "call.evalpanel", {"A-1": 8, "A-2": 6, "A-3": 6}))


def test_places_stand_in_order_with_the_line_after_the_last_funded(clear: RankingPage) -> None:
    assert shown(clear) == ["1 A-2", "2 A-3", "accent", "3 A-1"]


def test_the_line_says_what_is_granted_and_left(clear: RankingPage) -> None:
    band = clear.table.rows_model.lines[2]
    assert band.text.replace("\u00a0", " ") == "Funding line · €200,000 of €200,000 proposed · €0 left"


def test_the_tied_block_stands_under_the_line_with_its_one_action(tied: RankingPage) -> None:
    assert shown(tied) == ["1 A-1", "accent", "2 A-2", "2 A-3"]
    assert tied.resolve_button is not None
    assert [tied.table.rows_model.index(n, 0).data(Qt.ItemDataRole.UserRole + 2) for n in (0, 2, 3)] == [
        "",
        "attention-ground",
        "attention-ground",
    ]


def test_drawing_the_lot_gives_places(tied: RankingPage) -> None:
    tied.resolve_button.click()
    tied.lot.seed.setText("42")
    tied.lot.button.click()
    assert "who saw" in tied.lot.error.text()
    tied.lot.witnesses.setText("the whole room")
    tied.lot.button.click()
    assert tied.ranking.lot_seed == "42"
    assert [each.split(" A-")[0] for each in shown(tied)] == ["1", "2", "accent", "3"]


def test_a_lot_without_seed_is_refused_beside_its_field(tied: RankingPage) -> None:
    tied.resolve_button.click()
    tied.lot.button.click()
    assert tied.lot.error.isVisible()
    assert tied.ranking.tied_at_line is not None


def test_inadmissible_applications_stand_below_their_own_heading(window: MainWindow, tmp_path: Path) -> None:
    panel = scored(tmp_path / "call.evalpanel", {"A-1": 4, "A-2": 8})
    panel.actor = SECRETARY
    panel.execute(
        SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="late")
    )
    page = ranking(window, panel)
    assert shown(page) == ["1 A-1", "accent", "section", "None A-2"]


def test_a_blocked_ranking_gives_no_places_and_names_who_owes(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2)
    panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
    page = ranking(window, panel)
    assert shown(page) == ["None A-1", "None A-2"]
    assert page.blockers.isVisible()
    words = [label.text() for label in page.blockers.findChildren(type(page.title_label))]
    assert "An Peeters has not yet given 3 scores: A-1, A-2" in words


def test_an_application_below_an_open_tie_is_undecided_in_its_badge_and_its_reason(
    window: MainWindow, tmp_path: Path
) -> None:
    scheme = SCHEME.replace('cut = "stop"', 'cut = "skip"')
    panel = small_panel(tmp_path / "call.evalpanel", applications=4, scheme=scheme)
    amounts = {"A-1": 100_000_00, "A-2": 60_000_00, "A-3": 80_000_00, "A-4": 30_000_00}
    panel.execute(put_dossiers([dossier(number, requested=each) for number, each in amounts.items()]))
    for juror in ("J1", "J2"):
        for number, value in zip(amounts, (9, 7, 7, 5)):
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetScore(**place, value=value))
    move_to_phase(panel, Phase.DELIBERATION)
    page = ranking(window, panel)

    row = next(row for row in page.table.rows_model.rows if row.number == "A-4")
    page.table.choose("A-4")

    assert standing_badge(row.standing) == ("undecided", "attention")
    assert any("depends on the order of the tie" in each.text() for each in page.why.findChildren(Label))


def test_what_is_not_known_yet_has_no_check_mark(window: MainWindow, tmp_path: Path) -> None:
    page = ranking(window, small_panel(tmp_path / "call.evalpanel", applications=2))
    texts = [label.text() for label in page.ready.findChildren(Label)]
    marks = dict(zip(texts[2::2], texts[1::2], strict=True))
    assert marks["A tie at the funding line: not known before the ranking"] == "?"
    assert {mark for words, mark in marks.items() if "not known" in words} == {"?"}
    assert marks["Nobody assesses in spite of a recorded conflict of interest"] == "✓"


def test_arrows_skip_the_funding_line(clear: RankingPage, qtbot: QtBot) -> None:
    clear.table.choose("A-3")
    qtbot.keyClick(clear.table, Qt.Key.Key_Down)
    assert clear.table.chosen_row.number == "A-1"


def test_enter_opens_the_scores_of_the_application(
    clear: RankingPage, window: MainWindow, qtbot: QtBot
) -> None:
    clear.table.choose("A-3")
    qtbot.keyClick(clear.table, Qt.Key.Key_Return)
    assert window.desk.current_id == "meeting"
    assert window.page().agenda.number == "A-3"


def strip_words(page: RankingPage) -> str:
    model = page.table.rows_model
    column = next(n for n, each in enumerate(model.columns) if each.head.startswith("Jurors"))
    return str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_strip_tells_in_words_what_it_draws_and_names_nobody_unasked(clear: RankingPage) -> None:
    assert strip_words(clear) == "4.00, 4.00; total 4.00"
    clear.names.click()
    assert strip_words(clear) == "An Peeters 4.00, Jan Claes 4.00; total 4.00"


def test_names_are_hidden_again_once_the_page_is_left(clear: RankingPage, window: MainWindow) -> None:
    clear.names.click()
    window.show_page("overview")
    window.show_page("ranking")
    assert not clear.names.isChecked()
    assert "An Peeters" not in strip_words(clear)


def test_jurors_who_skipped_a_criterion_have_no_total_of_their_own(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
        assert juror_totals(panel.view.call().scheme, panel.view.scores()) == {}


def test_a_missed_threshold_is_not_rounded_up_to_it(clear: RankingPage) -> None:
    scheme = clear.session.call.scheme
    from evalapp.domain.scheme.rules import Threshold

    criterion = replace(scheme.criteria[0], threshold=Threshold(value=Fraction(3)))
    changed = replace(scheme, groups=(replace(scheme.groups[0], criteria=(criterion, *scheme.criteria[1:])),))
    result = CriterionResult(criterion="helix", score=Fraction(298, 100), is_met=False, count=2)
    place = replace(clear.ranking.places[0], criteria=(result,))
    row = replace(clear.table.rows_model.rows[0], place=place)
    cell = next(each for each in ranking_columns(changed) if each.head == criterion.head).cell(row)
    assert (cell.text, cell.tone) == ("2.98", "bad")


def test_consensus_in_the_meeting_changes_the_ranking(clear: RankingPage, window: MainWindow) -> None:
    window.show_page("meeting", "A-1")
    meeting = window.page()
    card = meeting.cards["helix"]
    assert not clear.legend.isVisibleTo(clear)
    card.open_form()
    QTest.keyClicks(card.form.value, "5")
    card.form.source.setCurrentIndex(0)
    card.form.store()
    assert card.form.error.text().startswith("A consensus score needs its reason")
    card.form.reason.setPlainText("heard the applicant")
    card.form.store()
    window.show_page("ranking")
    assert shown(clear)[3] != "1 A-1"
    assert clear.legend.isVisible()  # of the asterisk that the score has now


def test_an_outcome_is_proposed_until_somebody_decides(clear: RankingPage) -> None:
    rows = clear.table.rows_model.rows

    assert [row.standing.words for row in rows] == ["proposed", "proposed", "reserve 1"]


def test_jurors_are_drawn_no_further_than_their_totals_lie(clear: RankingPage) -> None:
    """Totals of 2, 3 and 4 on a scale of 0 to 5 leave nothing to see at either end."""
    heads = [column.head for column in clear.table.rows_model.columns]

    assert "Jurors 2 – 4" in heads


def test_the_picture_of_the_jurors_has_its_room_in_a_window_of_1440(clear: RankingPage) -> None:
    columns = clear.table.rows_model.columns
    number = next(n for n, column in enumerate(columns) if column.head.startswith("Jurors"))

    assert clear.table.columnWidth(number) >= 156


@pytest.mark.long
def test_an_asterisk_is_explained_only_where_one_is_in_sight(
    clear: RankingPage, window: MainWindow, qapp: QApplication
) -> None:
    place = {"application": "A-1", "criterion": "helix"}
    clear.session.workspace.execute(SetConsensus(**place, value=10, reason="heard the applicant"))
    window.show_page("ranking")
    column = next(n for n, each in enumerate(clear.table.rows_model.columns) if each.head == "Triple helix")
    seen = []
    for width, scale in ((2000, 1.0), (1024, 1.5)):
        theme.apply(qapp, "light", text_scale=scale)
        window.resize(width, 768)
        settle()
        seen.append((clear.table.isColumnHidden(column), clear.legend.isVisible()))

    assert [(False, True), (True, False)] == seen


@pytest.mark.long
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_provinces_leave_before_titles_are_cut_and_something_of_the_scores_stays(
    clear: RankingPage, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle()
    columns = clear.table.rows_model.columns
    widths = {each.head: clear.table.columnWidth(n) for n, each in enumerate(columns)}  # 0: hidden

    assert widths["Application"] >= (250 if widths["Province"] else 150)
    assert widths["Support"] > 0
    assert any(widths[head] for head in widths if head.startswith(("Jurors ", "Triple helix")))
