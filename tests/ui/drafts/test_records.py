"""A draft as the device keeps it: found again by its key, read with distrust, bounded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Hashable
from dataclasses import replace
from itertools import combinations

import pytest

from evalapp.domain.incoming.bounds import DRAFT_BYTES, DRAFTS_BYTES
from evalapp.domain.permissions import Phase
from ui.drafts.records import MOST_DRAFTS, Kept, Owner, from_json, spelled, texts_in, to_json
from ui.pages.jury.suspicions_card import Asked

KEYS: tuple[Hashable, ...] = (
    "A-1",
    "A-1', 'helix",
    ("A-1", "helix"),
    ("A-1, helix",),
    (("A-1", "helix"),),
    "7",
    7,
    ("7", 7),
    (Phase.SCORING, -1),
    (Phase.SCORING, 1),
    ("scoring", 1),
    Asked(("J1", "A-1"), is_conflict=True),
    Asked(("J1", "A-1"), is_conflict=False),
    Asked(("J1', 'A-1", ""), is_conflict=False),
)
KEPT = Kept(
    owner=Owner(panel="p", person="S1", file="/call.evalpanel"),
    form="consensus",
    key=spelled(("A-1", "helix")),
    values=(7, "because", None),
    standing="ab",
    about=("A-1", "helix"),
    words="the consensus on A-1, Helix",
)


def test_keys_are_spelled_apart() -> None:
    assert [] == [(one, other) for one, other in combinations(KEYS, 2) if spelled(one) == spelled(other)]


@pytest.mark.long
def test_a_key_is_spelled_the_same_in_the_next_run() -> None:
    told = (
        "from tests.ui.drafts.test_records import KEYS, spelled; import sys; "
        "sys.stdout.reconfigure(encoding='utf-8'); print('\\n'.join(map(spelled, KEYS)))"
    )
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, encoding="utf-8")
    assert [spelled(key) for key in KEYS] == run.stdout.splitlines()


def test_the_application_in_a_key_is_found_however_deep() -> None:
    assert ("J1", "A-1") == texts_in(Asked(("J1", "A-1"), is_conflict=True))


def test_what_is_kept_is_read_as_it_was() -> None:
    assert [KEPT] == from_json(to_json([KEPT]))


@pytest.mark.parametrize("key", ["owner", "form", "key", "values", "standing", "about", "words"])
@pytest.mark.parametrize("value", [None, 3, [{}], {"panel": 3}])
def test_what_another_version_wrote_otherwise_is_passed_over(key: str, value: object) -> None:
    written = to_json([KEPT])[0]
    assert isinstance(written, dict)
    assert [KEPT] == from_json([written | {key: value}, 7, *to_json([KEPT]), {}])


@pytest.mark.parametrize("values", [None, 7, {"version": 2}, "drafts"])
def test_another_shape_is_none(values: object) -> None:
    assert [] == from_json(values)


def test_the_oldest_go_first_and_one_too_long_keeps_no_other_out() -> None:
    long = [replace(KEPT, key=str(n), values=("é" * 4_000,)) for n in range(MOST_DRAFTS)]
    too_long = replace(KEPT, values=("x" * DRAFT_BYTES,))
    kept = from_json(to_json([*long, too_long]))
    assert long[-len(kept) :] == kept
    assert DRAFTS_BYTES // 25_000 == len(kept)
