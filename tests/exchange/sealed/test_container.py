from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from io import BytesIO
from typing import Any

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.exchange.sealed.container import Limits, read_container, write_container
from evalapp.exchange.sealed.wire import FORMAT, Manifest

KIND = "evalapp test"
LIMITS = Limits(most_bytes=2_000_000, most_members=10)
MEMBERS = {"a.json": b'{"a": 1}', "attachment-0": bytes(range(256))}
MANIFEST = Manifest(format=1, kind=KIND, panel="p", pack="k", pack_number=1, juror="J1", scheme_version=1)


def written(members: dict[str, bytes] | None = None) -> bytes:
    return write_container(MANIFEST, MEMBERS if members is None else members).read()


def by_hand(members: dict[str, bytes], /, *, compression: int = zipfile.ZIP_STORED, **changes: Any) -> bytes:
    """A container such as our own writer never makes, with a manifest that fits unless `changes` says otherwise."""
    manifest: dict[str, Any] = {
        "format": 1,
        "kind": KIND,
        "panel": "p",
        "pack": "k",
        "pack_number": 1,
        "juror": "J1",
        "scheme_version": 1,
        "members": [
            {"name": name, "size": len(each), "sha256": hashlib.sha256(each).hexdigest()}
            for name, each in members.items()
        ],
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr("manifest.json", json.dumps(manifest | changes))
        for name, each in members.items():
            archive.writestr(name, each)
    return buffer.getvalue()


def test_members_come_back_as_they_were() -> None:
    assert read_container(written(), KIND, LIMITS)[1] == MEMBERS


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written() == written(dict(reversed(MEMBERS.items())))


def test_an_honest_container_made_elsewhere_is_read() -> None:
    assert read_container(by_hand(MEMBERS, compression=zipfile.ZIP_DEFLATED), KIND, LIMITS)[1] == MEMBERS


def test_text_that_shrinks_a_thousandfold_still_travels() -> None:
    members = {"a.json": b"x" * 1_000_000}

    assert members == read_container(written(members), KIND, LIMITS)[1]


@pytest.mark.parametrize(
    "name", ["../a", "/etc/passwd", "a/b", "a\\b", "C:a", ".hidden", "A.json", "é.json", "a b", "x" * 101]
)
def test_a_name_with_a_path_or_surprise_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="is not allowed"):
        read_container(by_hand({name: b"x"}), KIND, LIMITS)


def test_a_name_that_hides_behind_a_null_is_refused() -> None:
    data = by_hand({"aXb": b"x"}).replace(b"aXb", b"a\0b")

    with pytest.raises(UnreadableFile):
        read_container(data, KIND, LIMITS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused() -> None:
    buffer = BytesIO(by_hand({"a.json": b"1"}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("a.json", b"2")

    with pytest.raises(UnreadableFile, match="the same file twice"):
        read_container(buffer.getvalue(), KIND, LIMITS)


def test_a_member_that_unpacks_to_far_more_is_refused() -> None:
    bomb = by_hand({"a.json": b"0" * 1_500_000}, compression=zipfile.ZIP_DEFLATED)

    with pytest.raises(UnreadableFile, match="far more"):
        read_container(bomb, KIND, LIMITS)


def test_members_that_together_exceed_the_limit_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="far more"):
        read_container(by_hand({"a": b"0" * 1_500_000, "b": b"0" * 1_500_000}), KIND, LIMITS)


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="more files"):
        read_container(by_hand({f"a{n}": b"" for n in range(20)}), KIND, LIMITS)


def test_a_size_that_lies_is_refused() -> None:
    data = bytearray(by_hand({"a.json": b"0123456789"}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", 5)

    with pytest.raises(UnreadableFile):
        read_container(bytes(data), KIND, LIMITS)


def test_entries_that_share_their_bytes_are_refused() -> None:
    """Two names for one place in the file: as zip bombs multiply without compressing."""
    data = by_hand({"a": b"0" * 5000, "b": b"0" * 5000})
    second = data.index(b"PK\x03\x04", data.index(b"PK\x03\x04", 4) + 4)
    directory = data.rindex(b"PK\x01\x02")
    first = data.index(b"PK\x03\x04", 4)
    overlapping = bytearray(data)
    overlapping[directory + 42 : directory + 46] = struct.pack("<L", first)

    assert second > first
    with pytest.raises(UnreadableFile):
        read_container(bytes(overlapping), KIND, LIMITS)


@pytest.mark.parametrize(
    "junk", [b"", b"PK", b"x" * 100, b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip_is_refused(junk: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_container(junk, KIND, LIMITS)


def test_a_flipped_bit_anywhere_never_changes_what_is_read() -> None:
    """Age refuses altered bytes before; here it must at least never give other content, nor anything but an error."""
    data = written()
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 0x10
        try:
            assert read_container(bytes(damaged), KIND, LIMITS)[1] == MEMBERS
        except UnreadableFile:
            continue


def test_a_member_that_the_manifest_does_not_list_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="manifest"):
        read_container(by_hand(MEMBERS, members=[]), KIND, LIMITS)


def test_a_manifest_of_other_content_is_refused() -> None:
    other = [{"name": "a.json", "size": 8, "sha256": "0" * 64}]

    with pytest.raises(UnreadableFile, match="manifest"):
        read_container(by_hand({"a.json": b'{"a": 1}'}, members=other), KIND, LIMITS)


def test_another_kind_of_file_is_named() -> None:
    with pytest.raises(UnreadableFile, match="evalapp tea"):
        read_container(by_hand(MEMBERS, kind="evalapp tea"), KIND, LIMITS)


def test_a_newer_format_asks_for_an_update_even_when_all_else_changed() -> None:
    with pytest.raises(UnreadableFile, match="update Evalapp"):
        read_container(by_hand(MEMBERS, format=FORMAT + 1, panel={"new": ["shape"]}), KIND, LIMITS)


@pytest.mark.parametrize(
    "changes",
    [{"surprise": 1}, {"format": 0}, {"format": "1"}, {"format": None}, {"panel": ""}, {"juror": "x" * 300}],
)
def test_a_manifest_with_anything_unexpected_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFile):
        read_container(by_hand(MEMBERS, **changes), KIND, LIMITS)


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 100_000, b'{"format": 1e999}']
)
def test_a_manifest_that_is_no_manifest_is_refused(raw: bytes) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", raw)

    with pytest.raises(UnreadableFile):
        read_container(buffer.getvalue(), KIND, LIMITS)


def test_a_container_without_manifest_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.json", b"{}")

    with pytest.raises(UnreadableFile):
        read_container(buffer.getvalue(), KIND, LIMITS)
