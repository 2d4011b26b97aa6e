"""A suspected conflict that nobody decided is named wherever the call goes on, and one conflict raises the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Dossier, Helix, Partner
from evalapp.domain.jury.suspicion import Because, Side
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury, WithdrawConflict
from evalapp.operations.panel.suspicions import DismissSuspicion, suspicions_of
from evalapp.operations.progress.moving import may_be_reasoned_away, missing_before, points_of
from evalapp.operations.progress.points import SUSPECTED, SUSPECTED_ASIDE
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from evalapp.reports.panel import dismissed_notes, undecided_notes
from tests.samples import dossier, put_dossiers, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", applications=4, phase=Phase.DRAFT) as workspace:
        yield workspace


def _of(number: str, organisation: str, enterprise_number: str = "", partner: str = "") -> Dossier:
    made = dossier(number)
    application = replace(made.application, organisation=organisation, enterprise_number=enterprise_number)
    partners = (Partner(name=partner, helix=Helix.COMPANY),) if partner else ()
    return replace(made, application=application, partners=partners)


def _suspect(panel: Workspace, juror: str, organisation: str) -> None:
    """That the person is of the organisation of an application, beside the two who assess everything."""
    panel.execute(
        ImportJury(
            people=(Person(id=juror, name="Els Maes", role=Role.JUROR, organisation=organisation),),
            reason="Verbeterd.",
        )
    )


def test_an_undecided_suspicion_of_who_assesses_holds_closing_until_a_reason_accounts_for_it(
    panel: Workspace,
) -> None:
    _suspect(panel, "J1", "Organisation of A-2 (DEMO)")
    points = points_of(panel.view)
    for phase in (Phase.DELIBERATION, Phase.CLOSED):
        named = [each for each in missing_before(phase, points) if each.item == SUSPECTED]
        assert ["Els Maes (A-2)" in each.words for each in named] == [True]
    assert may_be_reasoned_away(named[0])
    panel.execute(DismissSuspicion(juror="J1", application="A-2", reason="Left in 2009"))
    assert not {SUSPECTED, SUSPECTED_ASIDE} & {each.item for each in points_of(panel.view)}


def test_who_assesses_nothing_of_it_is_named_and_holds_nothing(panel: Workspace) -> None:
    _suspect(panel, "J3", "Organisation of A-2 (DEMO)")
    points = points_of(panel.view)
    items = {each.item for each in points if "Els Maes (A-2)" in each.words}
    assert {SUSPECTED_ASIDE} == items
    assert SUSPECTED_ASIDE in {each.item for each in missing_before(Phase.DELIBERATION, points)}
    assert SUSPECTED_ASIDE not in {each.item for each in missing_before(Phase.CLOSED, points)}


def test_the_report_says_what_nobody_decided_and_hides_no_name_but_beside_scores(panel: Workspace) -> None:
    _suspect(panel, "J3", "Organisation of A-2 (DEMO)")
    named, withheld = (
        undecided_notes(report_of(RankingReport, panel, Options(language="en", flags=flags)))
        for flags in (frozenset[str](), frozenset({ANONYMOUS}))
    )
    said = "A conflict of interest was suspected, and nobody decided whether it is one: {}."
    assert ([said.format("Els Maes (A-2)")], [said.format("A-2")]) == (named, withheld)


@pytest.mark.parametrize(
    ("one", "other", "side"),
    [
        (_of("A-1", "Bedrijf Noord nv"), _of("A-2", "BEDRIJF NOORD"), Side.APPLICANT),
        (_of("A-1", "Noord", "0417497106"), _of("A-2", "Anders", "BE 0417.497.106"), Side.APPLICANT),
        (_of("A-1", "Bedrijf Noord nv"), _of("A-2", "Anders", partner="Bedrijf Noord"), Side.PARTNER),
        (_of("A-1", "Zuid", partner="Bedrijf Noord"), _of("A-2", "Bedrijf Noord bv"), Side.APPLICANT),
    ],
)
def test_a_conflict_is_suspected_of_the_other_application_of_the_same_organisation(
    panel: Workspace, one: Dossier, other: Dossier, side: Side
) -> None:
    panel.execute(put_dossiers([one, other]))
    assert {} == dict(suspicions_of(panel.view).open)
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    (pair, (found,)), *more = suspicions_of(panel.view).open.items()
    assert (("J1", "A-2"), []) == (pair, more)
    assert (Because.CONFLICT, side) == (found.because, found.side)
    assert found.resembles.startswith("A-1 · ")
    assert SUSPECTED in {each.item for each in points_of(panel.view)}
    panel.execute(WithdrawConflict(juror="J1", application="A-1"))
    assert {} == dict(suspicions_of(panel.view).open)


def test_a_conflict_is_not_suspected_over_an_organisation_of_most_applications(panel: Workspace) -> None:
    """Veldmeet bv is a partner in every one of them; that it was left aside is said, once there is something to say."""
    panel.execute(put_dossiers([_of("A-1", "Bedrijf Noord", partner="Veldmeet bv")]))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    found = suspicions_of(panel.view)
    assert {} == dict(found.open)
    assert "Veldmeet bv" in " ".join(found.notes)


def test_a_decision_on_it_holds_and_a_conflict_of_its_own_ends_it(panel: Workspace) -> None:
    panel.execute(put_dossiers([_of("A-1", "Bedrijf Noord"), _of("A-2", "Bedrijf Noord")]))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    panel.execute(DismissSuspicion(juror="J1", application="A-2", reason="Another department"))
    assert {} == dict(suspicions_of(panel.view).open)
    panel.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))
    assert {} == dict(suspicions_of(panel.view).open)


def test_the_report_says_who_decided_that_it_is_none_and_why(panel: Workspace) -> None:
    _suspect(panel, "J3", "Organisation of A-2 (DEMO)")
    panel.execute(DismissSuspicion(juror="J3", application="A-2", reason="Els Maes left in 2009"))
    named, withheld = (
        dismissed_notes(report_of(RankingReport, panel, Options(language="en", flags=flags)))
        for flags in (frozenset[str](), frozenset({ANONYMOUS}))
    )
    assert len(named) == len(withheld) == 1
    assert named[0].startswith("A conflict of interest was suspected of Els Maes (A-2), and decided by ")
    assert named[0].endswith(" that it is no conflict of interest: Els Maes left in 2009.")
    assert withheld[0].startswith("A conflict of interest was suspected of A-2, and decided by ")
    assert "Els Maes" not in withheld[0]
