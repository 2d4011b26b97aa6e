from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import pytest

from evalapp.domain.writing.characters import escaped_in_json
from evalapp.operations.documents.json_text import json_pieces

TEXTS = ("", "Clúster “één”", 'a"b\\c/d', "line\nnext\ttab\x00\x1f\x7f", "\u2028", "𝒳", "  ", "[]", "{}")


def value(random: Random, depth: int) -> object:
    kind = random.randrange(8 if depth else 6)
    if kind == 6:
        return [value(random, depth - 1) for _each in range(random.randrange(4))]
    if kind == 7:
        return {f"{random.choice(TEXTS)}{n}": value(random, depth - 1) for n in range(random.randrange(4))}
    return (None, True, random.choice(TEXTS), random.randrange(-(10**20), 10**20), 0.1, 1e-07)[kind]


@pytest.mark.parametrize("seed", range(50))
def test_a_document_is_written_as_python_writes_it(seed: int) -> None:
    document = value(Random(seed), 5)
    assert escaped_in_json(json.dumps(document, ensure_ascii=False, indent=2)) == "".join(
        json_pieces(document)
    )


@pytest.mark.parametrize("rows", [0, 1, 499, 500, 501, 1001])
def test_a_list_may_come_row_by_row(rows: int) -> None:
    made = [{"row": n, "inner": [n], "text": "a\nb"} for n in range(rows)]
    expected = json.dumps({"n": rows, "rows": made, "end": None}, ensure_ascii=False, indent=2)
    assert expected == "".join(json_pieces({"n": rows, "rows": iter(made), "end": None}))


def test_a_long_list_is_never_whole_in_memory() -> None:
    taken = 0

    def rows() -> Iterator[int]:
        nonlocal taken
        for row in range(10_000):
            taken += 1
            yield row

    pieces = json_pieces({"rows": rows()})
    while not taken:
        next(pieces)
    assert taken < 1_000


@pytest.mark.parametrize("strange", ["half \ud83d", float("inf"), float("nan")])
def test_what_json_does_not_know_is_written_all_the_same(strange: object) -> None:
    document = {"rows": [{"strange": strange}], "plain": 1}
    assert escaped_in_json(json.dumps(document, ensure_ascii=False, indent=2)) == "".join(
        json_pieces(document)
    )


def test_what_a_terminal_would_obey_stands_as_an_escape_that_means_the_same() -> None:
    document = {"name\u202e": ["mia\x1b[2J\x9b2J", "€\u00a01 👩\u200d🔬\nשלום"]}
    text = "".join(json_pieces(document))
    assert document == json.loads(text)
    assert [] == [each for each in "\x1b\x9b\u202e" if each in text]
    assert "€\u00a01 👩\u200d🔬" in text
