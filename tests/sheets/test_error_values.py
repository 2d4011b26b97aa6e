"""Errors of spreadsheets that were saved as text."""

from __future__ import annotations

import pytest

from evalapp.sheets.columns import trouble
from evalapp.sheets.sheet import Cell
from evalapp.sheets.shown import Kind, Shown, is_error

EXCEL = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
         "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!"]  # fmt: skip
DUTCH = ["#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B", "#GEGEVENS_OPHALEN", "#OVERLOOP!",
         "#VELD!", "#GEBLOKKEERD!", "#ONBEKEND!"]  # fmt: skip
GERMAN = [
    "#WERT!",
    "#BEZUG!",
    "#ZAHL!",
    "#NV",
    "#ÜBERLAUF!",
    "#KALK!",
    "#FELD!",
    "#BLOCKIERT!",
    "#UNBEKANNT!",
]
FRENCH = [
    "#NUL!",
    "#VALEUR!",
    "#NOM?",
    "#NOMBRE!",
    "#CHARGEMENT_DONNEES",
    "#EPARS!",
    "#CHAMP!",
    "#BLOQUE!",
    "#BLOQUÉ!",
]
SOUTHERN = ["#¡NULO!", "#¡DIV/0!", "#¡VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡NUM!", "#N/D", "#¡DESBORDAMIENTO!", "#NULLO!",
            "#VALORE!", "#RIF!", "#NOME?", "#ESPANSIONE!", "#CAMPO!", "#BLOCCATO!"]  # fmt: skip
EASTERN = [
    "#Н/Д",
    "#Δ/Υ",
    "#ΔΙΑΙΡ./0!",
    "#HIÁNYZIK",
    "#YOK",
    "#ДЕЛ/0!",
    "#ЗНАЧ!",
    "#ИМЯ?",
    "#NENÍ_K_DISPOZICI",
]
LIBREOFFICE = ["Err:501", "Err:508", "Err:522", "Err :508", "Fout:508", "Fehler:508", "Error:502"]
TEXTS = ["#1 in Europe", "# 1", "#hashtag", "#hashtag!", "#", "C# en F#", "Wat is #REF! precies?", "#REF! in de tabel",
         "#EU", "#2030!", "Err:12", "Err:508 opgelost", "Fout: 5 000 euro", "12:30", ""]  # fmt: skip


@pytest.mark.parametrize("text", [*EXCEL, *DUTCH, *GERMAN, *FRENCH, *SOUTHERN, *EASTERN, *LIBREOFFICE])
def test_an_error_of_any_program_and_language_is_refused(text: str) -> None:
    assert (True, text) == (is_error(f" {text}\n"), trouble(Cell(text))[len("it holds the error ") :])


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_such_signs_in_it_is_a_text(text: str) -> None:
    assert (False, "") == (is_error(text), trouble(Cell(text)))


def test_an_error_that_the_file_calls_so_needs_no_spelling() -> None:
    assert trouble(Cell("x", shown=Shown(Kind.ERROR, "#ÏETS"))) == "it holds the error #ÏETS"


@pytest.mark.parametrize("text", ["##", "########", " #### "])
def test_what_had_no_room_in_its_column_is_refused(text: str) -> None:
    assert "too narrow" in trouble(Cell(text))
