"""What a juror could start by opening it is told by its content, and by its name."""

from __future__ import annotations

import io
import zipfile

import pytest

from evalapp.domain.incoming.executables import program_in, why_executable


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("plan.pdf", b"MZ\x90\0\3\0", "Windows"),
        ("plan.pdf", b"\x7fELF\2\1\1", "Linux"),
        ("plan.pdf", b"\xcf\xfa\xed\xfe\7\0", "macOS"),
        ("plan.pdf", b"\xca\xfe\xba\xbe\0\0", "macOS"),
        ("plan.txt", b"#!/bin/sh\nrm", "script"),
        ("plan.txt", b"\xef\xbb\xbf#! /usr/bin/env python", "script"),
        ("plan", b"L\0\0\0\x01\x14\x02\0\0", "shortcut"),
        ("plan.pdf.EXE", b"anything", ".exe"),
        ("plan.js .", b"anything", ".js"),
        ("plan.bat", b"echo", ".bat"),
    ],
)
def test_a_program_is_told(name: str, head: bytes, said: str) -> None:
    assert said in why_executable(name, head)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("plan.pdf", b"%PDF-1.7"),
        ("MZ.txt", b"MZ is our name"),
        ("exe", b"x"),
        ("nota.docx", b"PK\3\4"),
        ("a.b", b"#!"),
    ],
)
def test_a_document_is_none(name: str, head: bytes) -> None:
    assert "" == why_executable(name, head)


def test_an_archive_is_looked_into() -> None:
    assert ("setup/run.exe", "", "") == (
        program_in(_archive("plan.pdf", "setup/run.exe")),
        program_in(_archive("word/document.xml", "word/vbaProject.bin")),
        program_in(b"PK\3\4 no archive"),
    )


def _archive(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()
