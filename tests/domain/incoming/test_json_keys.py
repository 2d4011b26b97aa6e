from __future__ import annotations

import json

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import JSON_KEYS
from evalapp.domain.incoming.json_keys import KeysOnce


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', "the key “a” stands twice in it"),
        ('[{"a": 1}, {"b": 1, "b": 1}]', r"the key “b” stands twice at \[2\]"),
        ('[{"a": [[0, {"b": {"c": 1, "\\u0063": 1}}]]}]', r"“c” stands twice at \[1\]\.a\[1\]\[2\]\.b"),
        ('[{"a": 1, "a": 2}, {"b": 1, "b": 1}]', r"“a” stands twice at \[1\]"),
    ],
)
@pytest.mark.parametrize("keeps", [True, False])
def test_a_key_that_stands_twice_is_told_with_its_place(text: str, said: str, keeps: bool) -> None:
    keys = KeysOnce(keeps=keeps, from_=1)
    with pytest.raises(BadValue, match=said):
        keys.require(json.loads(text, object_pairs_hook=keys))


def test_what_is_only_looked_at_is_not_kept() -> None:
    looking, keeping = KeysOnce(keeps=False), KeysOnce(keeps=True)
    text = '[{"a": {"b": 1}}, {"a": 2}]'
    assert json.loads(text, object_pairs_hook=looking) == [None, None]
    assert json.loads(text, object_pairs_hook=keeping) == json.loads(text)
    looking.require([None])


def test_an_object_of_any_number_of_keys_is_refused_before_it_is_made() -> None:
    text = "{" + ", ".join(f'"{n}": 1' for n in range(JSON_KEYS + 1)) + "}"
    with pytest.raises(BadValue, match="more than 10000 keys"):
        json.loads(text, object_pairs_hook=KeysOnce(keeps=True))
