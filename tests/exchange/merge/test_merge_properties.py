"""What holds for any files in any order, and how long many of them take."""

from __future__ import annotations

import random
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.domain.merge import Choice
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import PanelState
from tests.exchange.merge.merge_samples import (
    FAMILY,
    NUMBERS,
    applied,
    merged,
    panel,
    sent,
)
from tests.exchange.sealed.exchange_samples import evaluation, opened, return_content
from tests.pace import allowed

_values = st.one_of(st.none(), st.integers(0, 10))
PLACES = [(number, criterion) for number in NUMBERS for criterion in ("helix", "sme")]
_rows = st.dictionaries(
    st.sampled_from(PLACES), st.tuples(_values, st.sampled_from(("", "a", "b"))), max_size=6
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[PanelState, list[SignedReturn]]:
    """A panel that changed since its packs were made, and up to six returns of two jurors on two devices."""
    base = {(juror, *place): draw(_values) for juror in ("J1", "J2") for place in PLACES}
    changed = draw(_rows)
    held = base | {("J1", *place): value for place, (value, _comment) in changed.items()}
    files = []
    for number in range(draw(st.integers(1, 6))):
        juror = draw(st.sampled_from(("J1", "J2")))
        content = return_content(
            *(
                evaluation(*place, value, comment, base_value=base[juror, *place])
                for place, (value, comment) in draw(_rows).items()
            ),
            juror=juror,
            pack=f"pack-{juror}",
            device=draw(st.sampled_from(("a", "b"))),
            revision=draw(st.integers(1, 3)),
            conflicts=draw(st.sampled_from(((), (), (FAMILY,)))),
        )
        files.append(SignedReturn(file=f"{number}", opened=opened(content)))
    state = panel(
        stored={placed: Answer(value) for placed, value in held.items() if value is not None}, issued={}
    )
    return state, files


@pytest.mark.long
@settings(deadline=None)
@given(situations(), st.sampled_from(Choice))
def test_merging_again_changes_nothing(
    situation: tuple[PanelState, list[SignedReturn]], otherwise: Choice
) -> None:
    state, files = situation
    once = merged(state, *files, otherwise=otherwise)
    again = plan_merge(once, files, otherwise=Choice.KEEP)

    assert again.writes == ()
    assert again.declared == ()


@pytest.mark.long
@settings(deadline=None)
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_files_in_a_batch_does_not_matter(
    situation: tuple[PanelState, list[SignedReturn]], shuffler: random.Random
) -> None:
    state, files = situation
    shuffled = list(files)
    shuffler.shuffle(shuffled)
    one, other = plan_merge(state, files), plan_merge(state, shuffled)

    assert applied(one).stored == applied(other).stored
    assert applied(one).received == applied(other).received
    assert {each.file: each for each in one.files} == {each.file: each for each in other.files}


@st.composite
def histories(draw: st.DrawFn) -> tuple[PanelState, list[SignedReturn]]:
    """What each juror sent in, one after the other: every return holds the whole state of the device."""
    base = {(juror, *place): draw(_values) for juror in ("J1", "J2") for place in PLACES}
    files = []
    for juror in ("J1", "J2"):
        work = {place: base[juror, *place] for place in PLACES}
        for revision in range(1, draw(st.integers(1, 4))):
            work |= {place: value for place, (value, _comment) in draw(_rows).items()}
            rows = (
                evaluation(*place, value, base_value=base[juror, *place]) for place, value in work.items()
            )
            files.append(
                sent(*rows, juror=juror, pack=f"pack-{juror}", revision=revision, file=f"{juror}-{revision}")
            )
    stored = {placed: Answer(value) for placed, value in base.items() if value is not None}
    return panel(stored=stored, issued={}), files


@pytest.mark.long
@settings(deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_returns_arrive_does_not_matter(
    history: tuple[PanelState, list[SignedReturn]], shuffler: random.Random
) -> None:
    state, files = history
    in_turn = state
    for file in files:
        in_turn = merged(in_turn, file)
    shuffler.shuffle(files)
    shuffled = state
    for file in files:
        shuffled = merged(shuffled, file)
    newest = {file.opened.content.juror: file for file in sorted(files, key=lambda each: each.file)}

    assert _given(in_turn) == _given(shuffled) == _given(merged(state, *newest.values()))


def _given(state: PanelState) -> dict[Any, Any]:
    return {placed: held for placed, held in state.stored.items() if held != NOTHING}


@pytest.mark.long
@settings(deadline=None)
@given(situations())
def test_older_returns_are_harmless(situation: tuple[PanelState, list[SignedReturn]]) -> None:
    state, files = situation
    newest = max(files, key=lambda each: each.opened.content.revision)
    content = newest.opened.content
    older = [
        each
        for each in files
        if (each.opened.content.juror, each.opened.content.device) == (content.juror, content.device)
        and each.opened.content.revision < content.revision
    ]
    once = merged(state, newest)

    assert plan_merge(once, older).is_empty


@pytest.mark.long
def test_two_hundred_returns_are_planned_while_one_blinks() -> None:
    jurors = [f"J{n}" for n in range(200)]
    numbers = [f"A-{n}" for n in range(125)]
    state = panel(
        jurors=dict.fromkeys(jurors, ""),
        applications=frozenset(numbers),
        assignments=frozenset((juror, number) for juror in jurors for number in numbers),
        issued={},
    )
    files = [
        sent(
            *(evaluation(number, each, 7, "fine") for number in numbers for each in ("helix", "sme")),
            juror=juror,
            file=juror,
        )
        for juror in jurors
    ]
    best = 9.0
    for _attempt in range(3):
        start = perf_counter()
        plan = plan_merge(state, files)
        best = min(best, perf_counter() - start)

    assert len(plan.writes) == 50_000
    assert best < allowed(1.5)  # 0.3 s on an idle machine; the rest is for a busy one
