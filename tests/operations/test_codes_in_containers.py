"""Access codes and packs inside what holds others, and codes set in another way, go to no juror in silence."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest

from evalapp.exchange.sealed.codes import new_code
from evalapp.operations.panel.attaching import attach_files, examine
from tests.samples import small_panel

_PACK = b"age-encryption.org/v1\n-> X25519 abc\n" + bytes(range(256)) * 20


def _code() -> str:
    """With letters and digits in plenty, as all but one of a hundred has."""
    return next(
        code
        for _n in range(1_000)
        if sum(map(str.isdigit, code := new_code())) > 3 and sum(map(str.isalpha, code)) > 5
    )


def _zip(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _tar(name: str, part: bytes, mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(part)
        archive.addfile(info, io.BytesIO(part))
    return made.getvalue()


def _mail(name: str, part: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "stukken", "an@example.org"
    mail.set_content("Hierbij.")
    mail.add_attachment(part, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def _body(text: str) -> bytes:
    packed = base64.encodebytes(text.encode())
    return (
        b"From: a@b.be\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
        + packed
    )


def _saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def _word_table(cells: list[str]) -> bytes:
    document = docx.Document()
    table = document.add_table(1, len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    return _saved(document)


def _sheet(cells: list[str]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append([cells[-1], "eerst"])  # so that what cells share is not in the order of the row
    book.active.append(cells)
    return _saved(book)


def _held(code: str) -> dict[str, bytes]:
    table = f"juror,name,code\nJ-01,An Peeters,{code}\n".encode()
    note = f"code {code}".encode()
    nested = _zip({"a.zip": _zip({"b.zip": _zip({"c.txt": note})})})
    groups = code.split("-")
    return {
        "codes.csv.gz": gzip.compress(table),
        "codes.csv.bz2": bz2.compress(table),
        "codes.csv.xz": lzma.compress(table),
        "twice.gz": gzip.compress(b"leeg\n") + gzip.compress(note),
        "codes.tgz": _tar("nota.txt", note, "w:gz"),
        "pack.tar": _tar("stuk.dat", _PACK),
        "pack.tgz": _tar("stuk.dat", _PACK, "w:gz"),
        "pack.gz": gzip.compress(_PACK),
        "behind.dat": b"x" * 100 + _PACK,
        "table.eml": _mail("lijst.csv", table),
        "pack.eml": _mail("stuk.dat", _PACK),
        "zipped.eml": _mail("stuk.zip", _zip({"c.txt": note})),
        "body.eml": _body(f"uw code is {code}"),
        "folder.mbox": b"From a\nSubject: x\n\nniets\n\nFrom b\n" + _body(f"uw code is {code}"),
        "nested.zip": nested,
        "named.zip": _zip({f"{code}.txt": b"niets"}),
        "bare.txt": code.replace("-", "").encode(),
        "spaces.txt": code.replace("-", " ").encode(),
        "apart.txt": " ".join(code.replace("-", "")).encode(),
        "dashes.txt": f"code: {code.replace('-', '–')}.".encode(),
        "windows.txt": code.replace("-", "–").encode("cp1252"),
        "cells.csv": f"J-01;An;{';'.join(groups)}\n".encode(),
        "cells.xlsx": _sheet(groups),
        "table.docx": _word_table(groups),
        "hex.rtf": rb"{\rtf1\ansi code: " + b"".join(b"\\'%02x" % each for each in code.encode()) + rb"\par}",
        "parts.rtf": rf"{{\rtf1\ansi {code[:8]}{{\b {code[8:12]}}}{code[12:]}\par}}".encode(),
        "numbers.html": f"<p>{''.join(f'&#{ord(mark)};' for mark in code)}</p>".encode(),
        f"{code}.txt": b"niets",
    }


@pytest.mark.parametrize("name", [*[*_held("A-B-C-D-E")][:-1], "the code itself"])
def test_a_code_or_pack_is_found_wherever_it_lies(tmp_path: Path, name: str) -> None:
    held = _held(_code())
    path = tmp_path / (name if name in held else [*held][-1])
    path.write_bytes(held[path.name])
    kept, refused = examine([path])
    assert (kept, [each.is_ours for each in refused]) == ((), [True])


def test_what_only_looks_like_one_is_kept(tmp_path: Path) -> None:
    """Of each as many as there are check characters, so that one of them fits."""
    last = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    texts = {
        "hex": [f"6f9fb7ec2d7cb389a0da{each}" for each in "0123456789abcdef"],
        "scores": [f"A 3 B 4 A 3 B 4 A 3 B 4 A 3 B 4 A 3 B 4 {each}" for each in last],
        "numbers": [f"10000 20000 30000 40000 {each}" for each in last],
        "words": [f"THINK BREAD WHERE THERE {each}" for each in last],
        "mixed": [f"aB3dE6gH9jKmNpQrStVw{each}" for each in last],
        "longer": [f"7WHGGA9M9YGY4GQJRFD4{each}X" for each in last],
        "iban": ["LV80BANK0000435195001", "LV97HABA0012345678910"],
    }
    for name, lines in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(lines))
        assert examine([path])[0] == (path,), name


@pytest.mark.long
def test_what_is_behind_a_password_or_too_much_is_said(tmp_path: Path) -> None:
    plain = _zip({"a.txt": b"niets"})
    held = {
        "locked.zip": plain.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "cut.gz": gzip.compress(bytes(range(256)) * 500)[:-200],
        "many.zip": _zip({f"{n}.txt": b"" for n in range(3_100)}),
        "deep.gz": gzip.compress(b"niets"),
        "large.txt": b"woord " * 5_500_000,
    }
    for _n in range(12):
        held["deep.gz"] = gzip.compress(held["deep.gz"])
    (tmp_path / "whole.zip").write_bytes(plain)
    for name, content in held.items():
        (tmp_path / name).write_bytes(content)
    with small_panel(tmp_path / "c.evalpanel") as panel:
        done = attach_files(panel, "A-1", [tmp_path / name for name in (*held, "whole.zip")])
    assert [path.name for path in done.kept] == [*held, "whole.zip"]
    assert [text.split("”")[0][1:] for text in done.unseen] == [*held]
    assert "behind a password" in done.unseen[0]
    assert "more is in it" in done.unseen[2]
