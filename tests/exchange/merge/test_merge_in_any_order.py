"""In a real file: whichever returns come in which order and how often, once the choices are made the scores are the
same; and each merge and each choice can be taken back to what the file held before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Side, VersionChoice
from evalapp.domain.scoring.answer import Answer, Placed
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.sealed.signed import CONTEXT
from evalapp.exchange.sealed.signing import sign, signing_key
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import Merge, plan_of
from evalapp.operations.workspace import Workspace
from tests.exchange.sealed.exchange_samples import evaluation, opened, return_content
from tests.samples import SECRETARY, small_panel

PLACES = [(number, criterion) for number in ("A-1", "A-2") for criterion in ("helix", "sme")]
_DONE = st.dictionaries(st.sampled_from(PLACES), st.integers(0, 10), min_size=1)


@dataclass(frozen=True)
class Begun:
    """A panel whose two jurors have their packs; `packs` and `keys` are by juror."""

    panel: Workspace
    packs: dict[str, str]
    keys: dict[str, Ed25519PrivateKey]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    folder = tmp_path_factory.mktemp("orders")
    with small_panel(folder / "call.evalpanel", applications=2) as made:
        made.actor = SECRETARY
        handed = hand_out(made, folder / "packs").packs
        of = made.view.call().panel
        yield Begun(
            panel=made,
            packs={each.juror: each.pack for each in made.view.issued()},
            keys={each.juror: signing_key(each.code, of, each.juror) for each in handed},
        )


@st.composite
def sent_in(draw: st.DrawFn) -> tuple[list[tuple[str, str, int, dict[Any, Any]]], dict[Placed, Answer]]:
    """What two jurors sent from two computers each, and what they said last of each score.

    Nothing was said at the same moment or in the same words; a return holds the whole state of its computer.
    """
    turns = draw(
        st.lists(
            st.tuples(st.sampled_from(("J1", "J2")), st.sampled_from(("a", "b")), _DONE),
            min_size=1,
            max_size=6,
        )
    )
    work: dict[tuple[str, str], dict[Any, Any]] = {}
    last: dict[Placed, Answer] = {}
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for n, (juror, device, done) in enumerate(turns):
        state = work.setdefault((juror, device), {})
        for place, value in done.items():
            comment = f"said in turn {n}"
            state[place] = (value, comment, f"2020-02-{n + 1:02}T09:00:00.000+00:00")
            last[PersonId(juror), *place] = Answer(value, None, comment)
        numbers[juror, device] = numbers.get((juror, device), 0) + 1
        found.append((juror, device, numbers[juror, device], dict(state)))
    return found, last


def made_of(begun: Begun, sent: list[tuple[str, str, int, dict[Any, Any]]]) -> list[SignedReturn]:
    files: list[SignedReturn] = []
    earlier: dict[tuple[str, str], tuple[str, ...]] = {}
    for n, (juror, device, revision, state) in enumerate(sent):
        rows = (
            evaluation(*place, value, comment, changed_at=at) for place, (value, comment, at) in state.items()
        )
        content = return_content(
            *rows,
            panel=begun.panel.view.call().panel,
            juror=juror,
            pack=begun.packs[juror],
            device=f"{juror}-{device}",
            revision=revision,
            earlier=earlier.get((juror, device), ()),
            submitted_at=f"2020-02-{n + 1:02}T10:00:00.000+00:00",
        )
        unsigned = opened(content)
        signature = sign(begun.keys[juror], CONTEXT, unsigned.raw_json)
        files.append(SignedReturn(file=f"{n}.evalreturn", opened=replace(unsigned, signature=signature)))
        earlier[juror, device] = (*earlier.get((juror, device), ()), files[-1].opened.sha256)
    return files


def data(panel: Workspace) -> dict[str, object]:
    view = panel.view
    return {
        "scores": view.scores(),
        "choices": view.open_choices(),
        "received": view.receipts(),
        "conflicts": view.conflicts(),
        "seats": view.assignments(),
        "declared": view.declarations(),
    }


def side_of(choice: VersionChoice, last: dict[Placed, Answer]) -> Side:
    """Whoever is asked says what the juror said last; nothing else may have come to stand in a choice for long."""
    sides = {choice.stored.answer: Side.STORED, choice.incoming.answer: Side.INCOMING}
    return sides[last[choice.placed]]


@pytest.mark.long
@settings(deadline=None, max_examples=15)
@given(sent_in(), st.data())
def test_any_order_gives_the_same_scores_and_undo_what_was_there(
    begun: Begun,
    sent: tuple[list[tuple[str, str, int, dict[Any, Any]]], dict[Placed, Answer]],
    choosing: st.DataObject,
) -> None:
    returns, last = sent
    panel, files = begun.panel, made_of(begun, returns)
    before: list[dict[str, object]] = []

    def execute(command: Merge | Settle) -> None:
        stood = data(panel)
        if panel.execute(command).change is not None:
            before.append(stood)

    try:
        _merge_and_settle(panel, files, last, choosing, execute)
        assert last == {each.placed: each.answer for each in panel.view.scores()}
        assert plan_of(panel, files).is_empty
    finally:  # the next example begins with the same panel
        taken_back = []
        while before:
            panel.undo()
            taken_back.append(before.pop() == data(panel))
    assert all(taken_back)


def _merge_and_settle(
    panel: Workspace,
    files: list[SignedReturn],
    last: dict[Placed, Answer],
    choosing: st.DataObject,
    execute: Callable[[Merge | Settle], None],
) -> None:
    again = choosing.draw(st.lists(st.sampled_from(files), max_size=3), label="again")
    order = choosing.draw(st.permutations([*files, *again]), label="order")
    size = choosing.draw(st.integers(1, 3), label="files at once")
    for n in range(0, len(order), size):
        plan = plan_of(panel, order[n : n + size])
        if not plan.is_empty:
            execute(Merge(plan=plan))
    while asked := open_choices(panel.view):
        choice = asked[choosing.draw(st.integers(0, len(asked) - 1), label="settled")]
        execute(Settle(sides={choice.key: side_of(choice, last)}))
