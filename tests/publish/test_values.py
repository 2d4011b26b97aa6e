"""What stands in the warehouse is what stands in the file: exact, to the letter, whatever somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from evalapp.domain.application import Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.publishing import publishing
from evalapp.operations.publishing.content import content_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from evalapp.publish.content import PanelContent, Rows
from evalapp.publish.star.star import OF_PANELS
from tests.cli.conftest import Ran
from tests.operations.deciding.decided_samples import decided, notify
from tests.publish.database import Database
from tests.samples import put_dossiers, small_panel

Publish = Callable[..., Ran]
HOSTILE = '\'); DROP TABLE evalapp.score; --\\. \\N "x" ${y} %s :z\té👩‍🔬‮א'


def given(panel: Workspace, juror: str, criterion: str, value: int | None, comment: str = "") -> None:
    reason = NoScore.ABSTAIN if value is None else None
    panel.execute(SetScore(juror=juror, application="A-1", criterion=criterion, value=value, no_score=reason))
    if comment:
        panel.execute(SetComment(juror=juror, application="A-1", criterion=criterion, comment=comment))


def test_scores_are_exact_and_totals_are_fractions(
    publish: Publish, database: Database, tmp_path: Path
) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        for juror, helix in (("J1", 7), ("J2", 8)):
            given(panel, juror, "helix", helix)
            given(panel, juror, "sme", 10)
    publish(tmp_path / "call.evalpanel")
    query = "SELECT value::text, steps, word, no_score FROM evalapp.score ORDER BY 2, 1"
    assert database.rows(query) == [
        *(("3.5", 7, None, None), ("4", 8, None, None), ("5", 10, None, None), ("5", 10, None, None))
    ]
    query = "SELECT total::text, total_numerator, total_denominator FROM evalapp.result"
    assert database.rows(query) == [("4.166666666667", 25, 6)]
    query = "SELECT criterion, numerator, denominator, scores FROM evalapp.criterion_result ORDER BY 1"
    assert database.rows(query) == [("helix", 15, 4, 2), ("sme", 5, 1, 2)]


def test_a_reason_for_no_score_is_no_value(publish: Publish, database: Database, tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        given(panel, "J1", "helix", None)
    publish(tmp_path / "call.evalpanel")
    assert database.rows("SELECT value, steps, no_score FROM evalapp.score") == [(None, None, "abstain")]


def test_words_have_their_id_and_value(publish: Publish, database: Database, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path, scheme=template_text("vlaio-appreciatie")) as panel:
        criterion = panel.view.call().scheme.criteria[0].id
        given(panel, "J1", criterion, -2)
    publish(path)
    assert database.rows("SELECT value, steps, word FROM evalapp.score") == [(Decimal(-2), -2, "kritisch")]


def test_money_times_and_partners_as_they_are(publish: Publish, database: Database, tmp_path: Path) -> None:
    most = 2**63 - 1
    application = Application(
        number="B-1", title="T", organisation="O", requested_support=most, submitted_at="2016-07-01T16:00",
        start="ergens in 2017", province="Limburg",
    )  # fmt: skip
    partner = Partner(name="P", helix=Helix.COMPANY, staff=9, staff_hundredths=60, cash=1, turnover=0)
    line = BudgetLine(year=2016, line="werking", amount=-most)
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        panel.execute(put_dossiers([Dossier(application=application, partners=(partner,), budget=(line,))]))
    publish(tmp_path / "call.evalpanel")

    query = "SELECT requested, submitted_at, submitted_on, start_on FROM evalapp.application WHERE application = 'B-1'"
    moment = datetime(2016, 7, 1, 14, tzinfo=UTC)
    assert database.rows(query) == [(Decimal(most) / 100, moment, date(2016, 7, 1), None)]
    query = "SELECT staff, size, is_sme, cash, in_kind FROM evalapp.partner WHERE application = 'B-1'"
    assert database.rows(query) == [(Decimal("9.6"), "micro", True, Decimal("0.01"), None)]
    assert (
        database.value("SELECT amount FROM evalapp.budget_line WHERE application = 'B-1'")
        == -Decimal(most) / 100
    )


@pytest.mark.long
def test_no_text_is_ever_a_command(publish: Publish, database: Database, tmp_path: Path) -> None:
    name = "x'; DROP SCHEMA evalapp; --.evalpanel"
    application = Application(
        number=HOSTILE, title=HOSTILE, organisation=HOSTILE, sector=HOSTILE, province=HOSTILE
    )
    comment = f"{HOSTILE}\nregel 2\r\\"
    with small_panel(tmp_path / name, phase=Phase.DRAFT) as panel:
        panel.execute(put_dossiers([Dossier(application=application)]))
        panel.execute(Assign(pairs=(("J1", HOSTILE), ("J1", "A-1"))))
    with Workspace.open(tmp_path / name) as panel:
        from evalapp.operations.panel.call import move_to_phase

        move_to_phase(panel, Phase.SCORING)
        given(panel, "J1", "helix", 7, comment)
        kept = panel.view.scores()[0].comment

    assert publish(tmp_path / name).status == 0

    query = "SELECT application, title, organisation, sector, province_given FROM evalapp.application"
    assert (HOSTILE,) * 5 in database.rows(query)
    assert database.rows("SELECT comment FROM evalapp.score_comment") == [(kept,)]
    assert database.rows("SELECT file FROM evalapp.panel") == [(name,)]


def test_what_postgresql_cannot_keep_is_said(
    publish: Publish, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_panel(tmp_path / "call.evalpanel").close()

    def with_nul(workspace: Workspace) -> PanelContent:
        content = content_of(workspace)
        rows = content.tables["application"]
        at = rows.columns.index("title")
        told = [tuple("a\x00b" if n == at else each for n, each in enumerate(row)) for row in rows.rows]
        return replace(
            content, tables={**content.tables, "application": Rows(columns=rows.columns, rows=told)}
        )

    monkeypatch.setattr(publishing, "content_of", with_nul)
    done = publish(tmp_path / "call.evalpanel")

    note = "PostgreSQL has no place for the character NUL; it stands there as “\ufffd” (application)."
    assert (0, True) == (done.status, note in done.out)
    assert database.rows("SELECT DISTINCT title FROM evalapp.application") == [("a\ufffdb",)]


@pytest.mark.long
def test_rows_that_the_database_does_not_take_keep_no_other_panel_out(
    publish: Publish, database: Database, tmp_path: Path
) -> None:
    with small_panel(tmp_path / "long.evalpanel", phase=Phase.DRAFT) as panel:
        from random import Random

        endless = "".join(chr(Random(n).randint(0x4E00, 0x9FFF)) for n in range(4000))
        own = Application(number="L-1", title="T", organisation="O", sector=endless)
        panel.execute(put_dossiers([Dossier(application=own)]))
    small_panel(tmp_path / "call.evalpanel").close()

    done = publish(tmp_path / "long.evalpanel", tmp_path / "call.evalpanel")

    assert (1, True) == (done.status, "not published: The database does not take what it holds" in done.out)
    assert database.rows("SELECT file FROM evalapp.panel") == [("call.evalpanel",)]


def test_every_table_gets_all_its_columns(tmp_path: Path) -> None:
    """A column that nobody fills would be null for ever."""
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-3"))
        tables = content_of(panel).tables
    filled = {"panel": {"published_at", "star"}}
    for table in OF_PANELS:
        columns = tables[table.name].columns
        if columns:
            own = {"panel", *columns} | filled.get(table.name, set())
            assert {each.name for each in table.columns} == own, table.name
    assert {each.name for each in OF_PANELS if not tables[each.name].rows} <= {
        *("consensus", "conflict", "attendance", "remark", "score_comment"),
    }
