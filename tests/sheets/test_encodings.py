"""The encoding of a text: certain, guessed and said, or refused; never guessed in silence."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.sheets.sheet import Sheet
from evalapp.sheets.tables import read_tables

DUTCH = "number;title\r\nA-1;Coöperatie één\r\nA-2;geïnteresseerd in reële financiën\r\n"
FRENCH = "number;title\r\nA-1;École créée à Liège\r\nA-2;cœur d’été, œuvre « Château »\r\n"
GERMAN = "number;title\r\nA-1;Müller „Straße“ Äpfel\r\n"
CAPITALS = "number;title\r\nA-1;BELGIË EN FINANCIËN\r\n"
SIGNS = "number;title\r\nA-1;foto’s van zo’n project – € 100 … 20 °C, m², 5‰, Bayer™\r\n"
ACCENTS = "number;title\r\nA-1;vóór de tijd\r\n"
MARKS = "number;title\r\nA-1;l’eau, een “goed” project\r\n"  # which DOS does not have
GREEK = "number;title\r\nA-1;Ερευνητικός Όμιλος\r\n"
RUSSIAN = "number;title\r\nA-1;Предприятие\r\n"
POLISH = "number;title\r\nA-1;Spółka przedsiębiorstwo\r\n"


def _read(folder: Path, raw: bytes) -> Sheet:
    path = folder / "table.csv"
    path.write_bytes(raw)
    (sheet,) = read_tables(path)
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [DUTCH, GREEK, RUSSIAN])
def test_what_is_certain_is_read_and_not_spoken_of(tmp_path: Path, encoding: str, text: str) -> None:
    sheet = _read(tmp_path, text.encode(encoding))
    assert (sheet.rows[0].texts[1], sheet.notes) == (text.split(";")[2].split("\r")[0], ())


def test_letters_that_every_encoding_shares_are_no_guess(tmp_path: Path) -> None:
    assert _read(tmp_path, b"number;title\r\nA-1;plain\r\n").notes == ()


@pytest.mark.parametrize("text", [DUTCH, FRENCH, GERMAN, CAPITALS])
def test_windows_text_is_read_and_said_with_words_to_look_at(tmp_path: Path, text: str) -> None:
    sheet = _read(tmp_path, text.encode("cp1252"))
    assert [row.texts[1] for row in sheet.rows] == [line.split(";")[1] for line in text.split("\r\n")[1:-1]]
    (note,) = sheet.notes
    assert "Windows-1252" in note
    assert any(f"“{word}”" in note for word in ("Coöperatie", "École", "Müller", "BELGIË"))


def test_signs_that_depend_on_the_guess_are_enough_to_say_it(tmp_path: Path) -> None:
    sheet = _read(tmp_path, SIGNS.encode("cp1252"))
    assert sheet.rows[0].texts[1] == SIGNS.split(";")[2].strip()
    assert "Windows-1252" in sheet.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [DUTCH, GREEK])
def test_utf16_without_its_mark_is_read_and_said(tmp_path: Path, encoding: str, text: str) -> None:
    sheet = _read(tmp_path, text.encode(encoding))
    assert sheet.rows[0].texts[1] == text.split(";")[2].split("\r")[0]
    assert "UTF-16" in sheet.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *product((DUTCH, FRENCH, GERMAN, CAPITALS, ACCENTS), ("mac_roman", "cp850", "cp858")),
        *product((DUTCH, ACCENTS), ("cp437",)),
        (MARKS, "mac_roman"),
    ],
)
def test_text_of_a_mac_or_of_dos_is_refused(tmp_path: Path, text: str, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="CSV UTF-8"):
        _read(tmp_path, text.encode(encoding, errors="ignore"))


def test_a_refusal_shows_a_word_as_it_would_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="“organisati‰n”"):
        _read(tmp_path, "number;title\r\nA-1;organisatiën\r\n".encode("cp850"))


def test_line_ends_of_an_old_mac_are_reason_enough(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="old Mac"):
        _read(tmp_path, DUTCH.replace("\r\n", "\r").encode("mac_roman"))
    assert len(_read(tmp_path, b"number;title\rA-1;plain\rA-2;plain\r").rows) == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GREEK, "cp1253"),
        (GREEK, "iso8859-7"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        ("number;title\r\nA-1;€ 100\r\n", "iso8859-15"),
        ("number;title\r\nA-1;İstanbul\r\n", "cp1254"),
    ],
)
def test_other_code_pages_never_pass_for_windows(tmp_path: Path, text: str, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="CSV UTF-8"):
        _read(tmp_path, text.encode(encoding))


def test_a_slavic_name_among_dutch_words_does_not_refuse_the_file(tmp_path: Path) -> None:
    text = "number;title\r\nA-1;Miloš: financiën van de coöperatie\r\n"
    assert _read(tmp_path, text.encode("cp1252")).rows[0].texts[1] == "Miloš: financiën van de coöperatie"
    with pytest.raises(UnreadableFile, match="Miloš"):
        _read(tmp_path, "number;title\r\nA-1;Miloš\r\n".encode("cp1252"))


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea\x00b", b"\xef\xbb\xbfa;b\r\n\xff;1", b"a;b\x00\x01\x02\x00\x00\xd8"]
)
def test_bytes_that_no_encoding_explains_are_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        _read(tmp_path, raw)


def test_letters_that_were_garbled_before_are_said(tmp_path: Path) -> None:
    raw = "number;title\r\nA-1;Café\r\n".encode().decode("cp1252").encode()
    (note,) = _read(tmp_path, raw).notes
    assert "“CafÃ©”" in note


def test_a_control_character_never_vanishes_inside_a_value(tmp_path: Path) -> None:
    sheet = _read(
        tmp_path, "number;title\r\nA-1;Caf\x8e nu\r\nA-2;een\x07twee\r\nA-3;drie\x0bvier\r\n".encode()
    )
    (note,) = sheet.notes
    assert note.endswith("B2, B3.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_stray_zero_is_a_lost_letter_and_no_utf16(tmp_path: Path, encoding: str) -> None:
    sheet = _read(tmp_path, "number,title,organisation\r\nA-1,Café,O\r\nA-2,na\0l,O\r\n".encode(encoding))
    assert ("number", "title", "organisation") == sheet.header
    assert ["Café", "na\0l"] == [row.texts[1] for row in sheet.rows]


@pytest.mark.parametrize("sign", ["‚", "„"])
def test_a_quotation_that_is_never_closed_is_no_windows_text(tmp_path: Path, sign: str) -> None:
    closed = {"‚": "’", "„": "”"}[sign]
    whole = f"number;title\r\nA-1;{sign}citaat{closed} en café\r\n"
    assert _read(tmp_path, whole.encode("cp1252")).rows[0].texts[1].startswith(sign)
    with pytest.raises(UnreadableFile, match="CSV UTF-8"):
        _read(tmp_path, f"{whole}A-2;{sign} citaat\r\n".encode("cp1252"))


@pytest.mark.parametrize("text", ["‚" * 100_000, "a" * 100_000 + " é"])
def test_a_line_of_one_sign_is_gone_through_once(tmp_path: Path, text: str) -> None:
    """Each of these took the square of its length: minutes."""
    raw = f"number;title\r\nA-1;{text}\r\n".encode("cp1252")
    if text.startswith("a"):
        (note, *_more) = _read(tmp_path, raw).notes
        assert "“é”" in note
    else:
        with pytest.raises(UnreadableFile, match="CSV UTF-8"):
            _read(tmp_path, raw)
