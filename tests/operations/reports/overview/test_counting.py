"""What is counted of one panel, and which word it bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.deciding.values import Channel, Proposal
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.overview.money import envelope
from evalapp.operations.overview.spread import spread
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.reports.overview.overview import part_of
from evalapp.operations.workspace import Workspace
from evalapp.reports.overview.content import CallPart, State, Word
from tests.operations.deciding.decided_samples import MEANT, closed, decided, individual, notify, propose_all
from tests.operations.progress.ready_samples import closable
from tests.samples import put_dossiers, small_panel


def part(panel: Workspace) -> CallPart:
    with in_language("en"):
        return part_of(panel)


def test_nothing_is_known_before_a_ranking(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        found = part(panel)
    whole = found.figures.whole
    assert (State.PROVISIONAL, Word.UNKNOWN) == (found.state, found.word)
    assert (3, 0, 300_000_00, 0) == (whole.applications, whole.supported, whole.requested, whole.given)


def test_a_proposal_on_one_of_them_is_not_counted_before_the_rest_is_known(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION) as panel:
        panel.execute(
            Advise(application="A-1", outcome=Proposal.APPROVE, amount=50_000_00, reason="Sterk voorstel.")
        )
        found = part(panel)
    assert (Word.UNKNOWN, 0, 0) == (found.word, found.figures.whole.supported, found.figures.whole.given)
    assert 0 == found.figures.of_supported.all


def test_until_a_body_decided_what_is_given_is_proposed(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        found = part(panel)
    assert (State.ADVICE, Word.PROPOSED) == (found.state, found.word)
    assert (2, 200_000_00) == (found.figures.whole.supported, found.figures.whole.given)
    assert "every outcome is a proposal" in found.said


def test_the_jurys_own_proposal_is_what_is_proposed(tmp_path: Path) -> None:
    own = Advise(application="A-3", outcome=Proposal.REJECT, reason="Overlapt.")
    with closed(tmp_path / "call.evalpanel", own) as panel:
        assert 1 == part(panel).figures.whole.supported


def test_what_a_body_decided_is_granted_and_not_to_who_stepped_back(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        before = part(panel)
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        after = part(panel)
    assert (State.DECIDED, Word.GRANTED) == (before.state, before.word)
    assert [(2, 200_000_00), (1, 100_000_00)] == [
        (each.figures.whole.supported, each.figures.whole.given) for each in (before, after)
    ]
    assert (1, 100_000_00) == (after.figures.of_supported.all, after.figures.whole.given)


def test_where_nothing_is_ranked_the_jury_proposes(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel, leaving="A-1")
        found = part(panel)
    assert (Word.PROPOSED, 2) == (found.word, found.figures.whole.supported)


def test_it_counts_as_the_window_does(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        judged = [each for each in panel.view.applications() if each.is_judged]
        found = part(panel).figures
        with in_language("en"):
            seen = spread(judged)
    assert list(seen.sums) == [found.of_province(n).applications for n in range(len(seen.provinces))]
    assert [row.total for row in seen.rows] == [found.of_sector(each).applications for each in found.sectors]
    assert envelope(judged, None, None).requested == found.whole.requested


def test_who_is_not_judged_is_counted_apart_and_an_empty_request_is_no_zero(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        bare = Application(number="A-4", title="Vier", organisation="Org")
        panel.execute(put_dossiers([Dossier(application=bare)]))
        panel.execute(
            SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
        found = part(panel).figures
    assert (3, 1, 1) == (found.whole.applications, found.whole.unstated, found.unjudged)
    assert 1 == found.of_province(len(found.provinces) - 1).applications
    assert "" == found.sectors[-1]


def test_earlier_instruments_say_who_reorients(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=0) as panel:
        named = [
            Application(
                number=f"A-{n}",
                title="T",
                organisation="O",
                earlier_instrument=instrument,
                reorientation=words,
            )
            for n, (instrument, words) in enumerate(
                [("VIS-traject", "Ja."), (" VIS-traject ", ""), ("", "Toch."), ("Lichte structuur", "Ja.")]
            )
        ]
        panel.execute(put_dossiers([Dossier(application=each) for each in named]))
        found = part(panel).figures.earlier
    assert {"VIS-traject": (2, 1), "Lichte structuur": (1, 1), "": (1, 0)} == {
        name: (each.tally.applications, each.reoriented) for name, each in found.items()
    }
    assert "" == list(found)[-1]


def test_an_appeal_is_counted_from_a_day_that_is_proved(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-3"))
        panel.execute(notify("A-2", channel=Channel.EMAIL))
        todo = part(panel).todo
    assert any("20 September 2016" in each for each in todo)
    assert any("Of 1 applicant nothing proves" in each for each in todo)
    assert "1 applicant has still to be told of the decision." in todo


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_line_of_days_ends_with_the_decision(language: str, tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel, in_language(language):
        line = part_of(panel).milestones
    assert line[-1].is_over
    assert "2016-07-14" in [each.day for each in line]
    assert not any("pack" in each.label for each in line)


def test_the_same_file_says_the_same_on_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        now = part(panel)
        monkeypatch.setattr(type(panel.view), "next_time", lambda _view: "2030-01-01T00:00:00+00:00")
        assert now == part(panel)


def test_it_says_what_came_of_decided_applications_later(tmp_path: Path) -> None:
    """Only the sums changed: who withdrew and who was called on was nowhere to be read."""
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
        said = part_of(panel).said
    assert said.endswith(
        "1 of them was withdrawn by its applicant. 1 was called on from the reserve list since."
    )


def test_applicants_of_what_is_inadmissible_are_to_be_told_too(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        panel.execute(
            SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(DecideAll(meant=MEANT))
        assert (
            "1 application is inadmissible: whether its applicant was told is not recorded here."
            in part_of(panel).todo
        )
