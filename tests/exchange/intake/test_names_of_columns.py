"""Headings as secretariats write them: known ones are read, and what is not understood is named, kept or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Helix
from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import Outcome
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import find_headings
from evalapp.sheets.sheet import Sheet
from evalapp.words.fields import field_label
from tests.exchange.intake.intake_samples import file, plan, read, workbook


def _field(kind: str, heading: str) -> list[str]:
    return list(find_headings(Sheet(file="a", name="a", header=(heading,), rows=()), kind, {}))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Dossiernr.", "number"),
        ("Nr. dossier", "number"),
        ("Referentie", "number"),
        ("Titel aanvraag", "title"),
        ("Korte samenvatting", "summary"),
        ("Korte omschrijving", "summary"),
        ("Projectkost", "total_budget"),
        ("Totale projectkost (€)", "total_budget"),
        ("Gevr. steun (k€)", "requested_support"),
        ("Contactpersoon", "contact"),
        ("Naam contactpersoon", "contact"),
        ("E-mail contactpersoon", "email"),
        ("Contactpersoon (e-mail)", "email"),
        ("E-mailadres contactpersoon", "email"),
        ("Voorziene startdatum", "start"),
        ("Datum van ontvangst", "submitted_at"),
        ("Projectduur (maanden)", "years"),
    ],
)
def test_a_heading_of_applications_as_secretariats_write_it_is_known(heading: str, field: str) -> None:
    assert [field] == _field("applications", heading)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Dossiernr.", "number"),
        ("Type (bedrijf/kennisinstelling/overheid)", "helix"),
        ("Engagement (ja/nee)", "committed"),
        ("Bijdrage cash", "cash"),
        ("Bijdrage in natura", "in_kind"),
        ("Inbreng natura (€)", "in_kind"),
        ("Naam organisatie", "name"),
        ("VTE's", "staff"),
    ],
)
def test_a_heading_of_partners_as_secretariats_write_it_is_known(heading: str, field: str) -> None:
    assert [field] == _field("partners", heading)


@pytest.mark.parametrize("spoken", ["en", "nl"])
@pytest.mark.parametrize("kind", list(FIELDS))
def test_the_name_by_which_a_column_is_asked_for_is_understood(kind: str, spoken: str) -> None:
    own = ("admissibility", "admissibility_reason")  # no file is asked for these: our own export tells them
    with in_language(spoken):
        asked = {name: field_label(name) for name in FIELDS[kind] if name not in own}
    assert {name: [name] for name in asked} == {name: _field(kind, label) for name, label in asked.items()}


def test_a_likely_heading_is_read_and_said_and_gives_way_to_a_sure_one(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "Nr;Titel;Aanvrager;Projectkost\nA;T;O;100000\n"))
    assert ([10_000_000], ("“Projectkost” was read as total budget.",)) == (
        read(made, "total_budget"),
        made.notes,
    )
    made = plan(file(tmp_path, "Nr;Titel;Aanvrager;Projectkost;Totale begroting\nA;T;O;100;2000\n"))
    assert ([200_000], [{"Projectkost": "100"}]) == (read(made, "total_budget"), read(made, "extra"))


def test_two_headings_that_are_only_likely_keep_no_application_out(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "Nr;Titel;Aanvrager;Projectkost;Kostprijs\nA;T;O;100;200\n"))
    assert ([None], ("Projectkost", "Kostprijs")) == (read(made, "total_budget"), made.strange[0].headings)


def test_headings_that_become_fields_which_jurors_read_are_named(tmp_path: Path) -> None:
    made = plan(
        workbook(
            tmp_path,
            ("Lijst", [["Nr", "Titel", "Aanvrager", "Opmerking", "Leeg"], ["A", "T", "O", "nakijken", None]]),
        )
    )
    (strange,) = made.strange
    assert ("a.xlsx", "Lijst", "applications", ("Opmerking",), True) == (
        strange.file,
        strange.sheet,
        strange.kind,
        strange.headings,
        strange.are_kept,
    )
    assert "a.xlsx [Lijst]: “Opmerking”. It is kept" in strange.text
    assert "jurors read" in strange.text
    assert strange.text in made.said


def test_headings_of_partners_that_are_not_kept_are_named(tmp_path: Path) -> None:
    made = plan(
        file(tmp_path, "Nr;Titel;Aanvrager\nA;T;O\n"),
        file(tmp_path, "Nr;Partner;Type;Website\nA;P;bedrijf;p.be\n", "partners.csv"),
    )
    assert [(("Website",), False)] == [(each.headings, each.are_kept) for each in made.strange]
    assert "and not kept: “Website”" in made.said[-1]


def test_nested_lists_that_are_kept_as_json_are_named(tmp_path: Path) -> None:
    text = '[{"number": "A", "title": "T", "organisation": "O", "tags": [{"x": 1}], "partners": []}]'
    assert [("tags",)] == [each.headings for each in plan(file(tmp_path, text, "a.json")).strange]


def test_a_bracket_that_lists_the_values_is_no_unknown_remark(tmp_path: Path) -> None:
    made = plan(
        file(tmp_path, "Nr;Titel;Aanvrager\nA;T;O\n"),
        file(
            tmp_path,
            "Nr;Partner;Helix (bedrijf/kennisinstelling/overheid);Engagement\nA;P;bedrijf;ja\n",
            "partners.csv",
        ),
    )
    ((partner,),) = [each.partners for each in made.dossiers_to_add]
    assert (Helix.COMPANY, ()) == (partner.helix, made.notes)


def test_a_sheet_of_partners_that_cannot_be_read_keeps_no_application_out(tmp_path: Path) -> None:
    partners = [["Nr", "Partner", "Zetel"], ["A", "P", "Gent"]]
    made = plan(
        workbook(tmp_path, ("A", [["Nr", "Titel", "Aanvrager"], ["A", "T", "O"]]), ("Partners", partners))
    )
    assert [Outcome.ADDED, Outcome.REFUSED] == [row.outcome for row in made.rows]
    assert [(), ("sheet:Partners",)] == [row.awaits for row in made.rows]
    without_names = [["Nr", "Personeel", "Kant"], ["A", 3, "bedrijf"]]
    made = plan(
        workbook(
            tmp_path, ("A", [["Nr", "Titel", "Aanvrager"], ["A", "T", "O"]]), ("Partners", without_names)
        )
    )
    assert [Outcome.ADDED] == [row.outcome for row in made.rows]
    (sheet,) = made.unused
    assert ("Partners", False) == (sheet.name, made.is_whole)
    assert "Not used: 1 row. “a.xlsx [Partners]” has no column “name”" in sheet.text
    with pytest.raises(UnreadableFile, match="name"):
        plan(workbook(tmp_path, ("Partners", without_names), name="b.xlsx"))
