"""A sentence of a change that says from what to what, where the program only says what was done."""

from __future__ import annotations

import pytest

from evalapp.domain.journal import Act, Step, Value
from evalapp.operations.records.told.contradicted import contradicted
from evalapp.operations.records.told.did import Did

# A sentence of whose numbers the rows prove nothing → the act it stands with, and what it names.
SENTENCES: dict[str, tuple[str, dict[str, Value]]] = {
    "assign": ("assign", {"jurors": 12, "applications": 15}),
    "create": ("create", {}),
    "guards-restored": ("restore-guards", {"words": "all"}),
    "import-left-out": ("import-applications", {}),
    "import-refused": ("import-applications", {}),
    "jury": ("edit-jury", {"n": 900}),
    "score-table": ("score", {"n": 0}),
}


def said_against(what: str, before: Value | None, after: Value | None) -> list[str]:
    action, named = SENTENCES[what]
    step = Step(what=what, named=named, before=before, after=after)
    return list(contradicted(Act(steps=(step,)), Did(action=action, read=dict, schemes=list)))


@pytest.mark.parametrize("what", SENTENCES)
def test_a_sentence_may_not_be_given_a_state_before_and_after(what: str) -> None:
    assert [] == said_against(what, None, None)
    (words,) = said_against(what, "nobody", "nothing was taken away")
    assert words.endswith("nobody → nothing was taken away")
    assert 1 == len(said_against(what, "nobody", None))
