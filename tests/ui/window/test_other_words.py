"""What people type who do not know our words for it, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.texts import in_language
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.dialogs.palette import Palette
from ui.window.frame import MainWindow

OFFICE = {
    "nl": [
        ("inlezen", "Teruggestuurde bestanden samenvoegen…"),
        ("notulen", "Verslagen"),
        ("proces-verbaal", "Verslagen"),
        ("opslaan", "Een verslag bewaren…"),
        ("inleveren", "Teruggestuurde bestanden samenvoegen…"),
        ("help", "Hulp: de gids"),
        ("versturen", "Pakken uitdelen…"),
        ("wissen", "Verklaring van vernietiging"),
        ("vorige fase", "Overzicht"),
        ("excel", "Aanvragen importeren…"),
        ("csv", "De jury importeren…"),
        ("beslissing van het orgaan", "Beslissingen"),
    ],
    "en": [
        ("read in", "Merge files that came back…"),
        ("minutes", "Reports"),
        ("save", "Save a report…"),
        ("help", "Help: the guide"),
        ("send", "Hand out packs…"),
        ("delete", "Declaration of destruction"),
        ("previous phase", "Overview"),
        ("excel", "Import applications…"),
        ("csv", "Import the jury…"),
        ("decision of the body", "Decisions"),
    ],
}
JUROR = {
    "nl": [
        ("inleveren", "Ondertekenen en indienen…"),
        ("versturen", "Ondertekenen en indienen…"),
        ("wissen", "Mijn lokale gegevens verwijderen…"),
    ],
    "en": [("give in", "Sign and hand in…"), ("delete", "Remove my local data…")],
}


def lacking(window: MainWindow, words: list[tuple[str, str]]) -> list[tuple[str, str, list[str]]]:
    window.show_palette()
    palette = window.findChildren(Palette)[0]
    found = []
    for typed, wanted in words:
        palette.field.setText(typed)
        rows = [item.text for item in palette._model.rows]
        if wanted not in rows:
            found.append((typed, wanted, rows))
    return found


@pytest.mark.long
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_office_finds_it_by_another_word(window: MainWindow, tmp_path: Path, language: str) -> None:
    with in_language(language):
        window.start(small_panel(tmp_path / "call.evalpanel"))
        assert [] == lacking(window, OFFICE[language])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_juror_finds_it_by_another_word(window: MainWindow, work: Workspace, language: str) -> None:
    with in_language(language):
        window.start(work)
        assert [] == lacking(window, JUROR[language])
