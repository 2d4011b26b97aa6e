"""What is to complete and overdue is told with the next step and with what closing needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.documents.status import status_json
from evalapp.operations.progress.completing import completing_words
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.status import status_of
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


def to_complete(panel: Workspace, number: str, until: str) -> None:
    answer = CheckAnswer.TO_COMPLETE
    panel.execute(AnswerItem(application=number, item="complete", answer=answer, until=until))


def test_the_day_and_what_is_overdue_are_said_by_name(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        assert [] == completing_words(facts_of(panel.view))
        to_complete(panel, "A-1", "2099-03-01")
        to_complete(panel, "A-2", "2099-03-02")
        facts = facts_of(panel.view)
        first = "To complete, the first until 1 March 2099: A-1 and A-2"
        assert [first] == [each.replace("\xa0", " ") for each in completing_words(facts)]
        late = completing_words(replace(facts, on="2099-03-02"))
        assert "The day to complete it is past, and it is not decided: A-1" == late[0]
        told = status_json(status_of(panel))
        assert ("admit", True) == (
            told["next"]["step"],
            "1 March 2099" in told["next"]["text"].replace("\xa0", " "),
        )
        assert [("A-1", False), ("A-2", False)] == [
            (each["application"], each["overdue"]) for each in told["to_complete"]
        ]
        (point,) = [each for each in told["closing"] if each["item"] == "admissibility"]
        assert "2099" in point["text"]
        panel.execute(Withdraw(application="A-1", on="2016-01-01", reason="So."))
        assert ["A-2"] == list(facts_of(panel.view).to_complete)
