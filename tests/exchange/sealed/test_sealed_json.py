"""JSON within packs that is too much, or says a thing twice."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.exchange.sealed import coding
from evalapp.exchange.sealed.coding import require_known_format
from tests.exchange.sealed.exchange_samples import CODE, opened_pack, resealed, sealed_pack


def with_raw_json(edit: Any) -> Any:
    """As `with_json`, of the bytes."""

    def change(members: dict[str, bytes]) -> None:
        members["pack.json"] = edit(members["pack.json"])
        manifest = json.loads(members["manifest.json"])
        for member in manifest["members"]:
            member["size"] = len(members[member["name"]])
            member["sha256"] = hashlib.sha256(members[member["name"]]).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    twice = resealed(
        with_raw_json(lambda raw: raw.replace(b'"title":"Smart', b'"title":"Other","title":"Smart'))
    )
    with pytest.raises(UnreadableFile, match=r"“title” stands twice at \$\.dossiers\[0\]\.application"):
        opened_pack(twice, CODE)


def test_a_pack_that_says_more_than_any_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalapp.exchange.sealed.pack.SEALED_JSON_BYTES", 500)
    with pytest.raises(UnreadableFile, match=r"pack\.json is larger than 0 MB"):
        opened_pack(sealed_pack(), CODE)


def test_empty_objects_without_end_make_no_dossiers() -> None:
    many = resealed(with_raw_json(lambda raw: raw[:-1] + b',"more":[' + b"{}," * 300_000 + b"{}]}"))
    with pytest.raises(UnreadableFile, match="it holds more than 300000 objects"):
        opened_pack(many, CODE)


def test_nothing_is_sealed_that_would_not_be_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalapp.exchange.sealed.coding.SEALED_JSON_BYTES", 500)
    with pytest.raises(BadValue, match="it has more than 0 MB"):
        sealed_pack()


@pytest.mark.parametrize("wide", ["🧀", "\\ud83e\\uddc0"], ids=["written", "escaped"])
def test_what_holds_rare_characters_may_have_half_of_it(wide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One makes each letter of its text take four bytes in memory."""
    texts = ", ".join(f'"{n}": "{"a" * 1_000}"' for n in range(30))
    monkeypatch.setattr(coding, "SEALED_WIDE_BYTES", 20_000)
    require_known_format(f'{{"format": 1, {texts}, "b": "€"}}'.encode())
    with pytest.raises(UnreadableFile, match="rare characters"):
        require_known_format(f'{{"format": 1, {texts}, "b": "{wide}"}}'.encode())
