"""When an applicant was told, how, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Channel, Ruling
from evalapp.domain.errors import BadValue
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.said import notified_words, why_last_day
from evalapp.operations.deciding.standing import Standing, afterwards
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import apart, closed, decided, notify


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with decided(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def standing(panel: Workspace, number: str = "A-2") -> Standing:
    found = afterwards(panel.view).of(number)
    assert found is not None
    return found


def test_a_registered_letter_has_a_last_day_for_appeal(panel: Workspace) -> None:
    panel.execute(notify("A-2", "A-3"))
    assert (
        "registered letter, sent on 18 July 2016; last day for appeal: 20 September 2016"
        == notified_words(standing(panel))
    )
    told = standing(panel, "A-3").notified
    assert told is not None
    assert "Sixty days after 22 July 2016, the third working day" in why_last_day(told)


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.EMAIL])
def test_what_proves_no_day_is_not_known(panel: Workspace, channel: Channel) -> None:
    panel.execute(notify("A-2", channel=channel))
    assert notified_words(standing(panel)).endswith("last day for appeal: not known")
    told = standing(panel).notified
    assert told is not None
    assert "prove no day" in why_last_day(told)


def test_a_receipt_comes_later_without_a_reason(panel: Workspace) -> None:
    panel.execute(notify("A-2", channel=Channel.EMAIL))
    panel.execute(notify("A-2", channel=Channel.EMAIL, received="2016-07-19"))
    (told,) = panel.view.decidings.notified()
    assert (told.nth, told.received, told.corrected) == (1, "2016-07-19", "")
    assert str(standing(panel).last_day) == "2016-09-19"
    assert why_last_day(told) == "Sixty days after the receipt of 19 July 2016."
    before = panel.view.last_change()
    panel.execute(notify("A-2", channel=Channel.EMAIL))  # what is not said is not another thing
    assert panel.view.last_change() == before


def test_what_is_recorded_changes_with_a_reason_only(panel: Workspace) -> None:
    panel.execute(notify("A-2", received="2016-07-19"))
    for other in (notify("A-2", received="2016-07-20"), notify("A-2", channel=Channel.LETTER)):
        with pytest.raises(BadValue, match="reason for correcting it"):
            panel.execute(other)
    panel.execute(replace(notify("A-2", received="2016-07-20"), reason="Verkeerd gelezen."))
    (told,) = panel.view.decidings.notified()
    assert (told.received, told.corrected) == ("2016-07-20", "Verkeerd gelezen.")


def test_a_decision_that_changed_is_told_anew(panel: Workspace) -> None:
    panel.execute(notify("A-2"))
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert notified_words(standing(panel)) == "not told of what holds now"
    assert standing(panel).last_day is None
    panel.execute(replace(notify("A-2"), on="2016-08-01"))
    assert [(1, "approve"), (2, "reject")] == [
        (each.nth, str(each.outcome)) for each in panel.view.decidings.notified()
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "why"),
    [
        (notify(), "Choose the applications"),
        (notify("A-9"), "A-9"),
        (replace(notify("A-2"), on="2016-07-13"), "cannot tell A-2 of what was decided on 14 July 2016"),
        (replace(notify("A-2"), on="2999-07-13"), "still to come"),
        (notify("A-2", received="2016-07-17"), "is from before it was sent"),
        (notify("A-2", received="2999-07-17"), "still to come"),
    ],
)
def test_what_is_refused_leaves_nothing(panel: Workspace, given: Notify, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        panel.execute(given)
    assert [] == panel.view.decidings.notified()


def test_nobody_is_told_of_what_is_not_decided_or_was_withdrawn(panel: Workspace, tmp_path: Path) -> None:
    with closed(tmp_path / "open.evalpanel") as waiting, pytest.raises(BadValue, match="No decision on A-2"):
        waiting.execute(notify("A-2"))
    panel.execute(StepBack(application="A-2", on="2016-07-20", reason="Gestopt."))
    with pytest.raises(BadValue, match="withdrawn by its applicant on 20 July 2016"):
        panel.execute(notify("A-2"))
