from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.sealing import (
    SealedForAnother,
    seal,
    seal_into,
    unseal,
)
from evalapp.exchange.sealed.signing import age_identity
from tests.exchange.sealed.exchange_samples import CODE, PDF, attachment, sealed_pack
from tests.pace import allowed

DOCS = Path(__file__).resolve().parents[3] / "docs"
PROGRAM = "```python\nimport hashlib, hmac, sys\n"
PLAIN = bytes(range(256)) * 1000


def test_what_was_sealed_unseals() -> None:
    identity = new_identity()

    assert unseal(seal(BytesIO(PLAIN), recipient_of(identity)), identity, most_bytes=10**6) == PLAIN


def test_another_key_does_not_unseal() -> None:
    sealed = seal(BytesIO(PLAIN), recipient_of(new_identity()))

    with pytest.raises(SealedForAnother):
        unseal(sealed, new_identity(), most_bytes=10**6)


def test_a_bit_flipped_anywhere_is_noticed() -> None:
    identity = new_identity()
    sealed = seal(BytesIO(PLAIN), recipient_of(identity))
    places = [*range(0, 500, 3), *range(500, len(sealed), 9973), len(sealed) - 1]

    for place in places:
        damaged = bytearray(sealed)
        damaged[place] ^= 1
        with pytest.raises(KnownError):
            unseal(bytes(damaged), identity, most_bytes=10**6)


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.0005, 0.01, 0.3, 0.5, 0.99, 0.99999])
def test_a_file_that_was_cut_off_is_noticed(share: float) -> None:
    identity = new_identity()
    sealed = seal(BytesIO(PLAIN), recipient_of(identity))

    with pytest.raises(UnreadableFile):
        unseal(sealed[: int(len(sealed) * share)], identity, most_bytes=10**6)


def test_a_file_with_something_added_is_noticed() -> None:
    identity = new_identity()

    with pytest.raises(UnreadableFile):
        unseal(seal(BytesIO(PLAIN), recipient_of(identity)) + b"x", identity, most_bytes=10**6)


@pytest.mark.parametrize("junk", [b"PK\x03\x04", b"%PDF-1.7", b"age-encryption.org/v2\n", b"\x00" * 1000])
def test_a_foreign_file_is_called_foreign(junk: bytes) -> None:
    with pytest.raises(UnreadableFile, match="not one that Evalapp sealed"):
        unseal(junk, new_identity(), most_bytes=10**6)


def test_a_file_beyond_the_limit_is_not_even_tried() -> None:
    with pytest.raises(UnreadableFile, match="larger than any"):
        unseal(seal(BytesIO(PLAIN), recipient_of(new_identity())), new_identity(), most_bytes=1000)


@pytest.mark.parametrize("line", [b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43, b"A" * 64])
def test_a_seal_for_more_keys_than_any_is_not_even_read(line: bytes) -> None:
    """Its reader would take hours: it begins anew for each piece of it."""
    head = b"age-encryption.org/v1\n-> X25519 a\n" + (line + b"\n") * 40_000
    start = perf_counter()
    with pytest.raises(UnreadableFile, match="damaged"):
        unseal(head + b"--- " + b"A" * 43 + b"\n" + bytes(100), new_identity(), most_bytes=10**8)
    assert perf_counter() - start < allowed(1)


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_and_a_stop_are_told_as_they_are_while_a_file_is_sealed(fault: BaseException) -> None:
    class Full(BytesIO):
        def write(self, _data: object, /) -> int:
            raise fault

    with pytest.raises(type(fault)) as raised:
        seal_into(BytesIO(PLAIN), Full(), recipient_of(new_identity()))
    assert raised.value is fault


def test_a_bad_recipient_is_named() -> None:
    with pytest.raises(KnownError, match="age1nonsense"):
        seal(BytesIO(PLAIN), "age1nonsense")


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed on this machine")
def test_the_age_program_opens_a_pack_with_the_derived_identity(tmp_path: Path) -> None:
    key, pack, opened = tmp_path / "key.txt", tmp_path / "pack.evalpack", tmp_path / "pack.zip"
    key.write_text(age_identity(CODE) + "\n")
    pack.write_bytes(sealed_pack())

    subprocess.run(["age", "-d", "-i", str(key), "-o", str(opened), str(pack)], check=True, timeout=60)

    with zipfile.ZipFile(opened) as archive:
        assert ["attachment-" + attachment().sha256, "pack.json"] == sorted(
            set(archive.namelist()) - {"manifest.json"}
        )
        assert archive.read("attachment-" + attachment().sha256) == PDF


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed on this machine")
def test_what_the_age_program_sealed_unseals(tmp_path: Path) -> None:
    identity = new_identity()
    sealed = subprocess.run(
        ["age", "-r", recipient_of(identity)], input=PLAIN, capture_output=True, check=True, timeout=60
    )

    assert unseal(sealed.stdout, identity, most_bytes=10**6) == PLAIN


def test_the_documented_way_by_hand_gives_the_same_identity() -> None:
    """The description of the format holds a small program for who has no Evalapp; it must keep working."""
    described = [path.read_text("utf-8") for path in sorted(DOCS.glob("file-format*.md"))]
    program = next(text for text in described if PROGRAM in text).partition(PROGRAM)[2].partition("```")[0]

    printed = subprocess.run(
        [sys.executable, "-c", "import hashlib, hmac, sys\n" + program, CODE.lower()],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    assert printed.stdout.strip() == age_identity(CODE)


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(UnreadableFile, match="The file is empty"):
        unseal(b"", new_identity(), most_bytes=100)
