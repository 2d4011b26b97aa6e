"""How the country spells, and what an optional field does to an application: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Helix
from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import column, file, partners, plan, read


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("prov. Antwerpen", "Antwerpen"),
        ("Antwerp Province", "Antwerpen"),
        ("Province d'Anvers", "Antwerpen"),
        ("Provinz Limburg", "Limburg"),
        ("Vl. Brabant", "Vlaams-Brabant"),
        ("Flämisch-Brabant", "Vlaams-Brabant"),
        ("Ostflandern", "Oost-Vlaanderen"),
        ("BE223 Arr. Tongeren", "Limburg"),
        ("Brüssel", "Brussel"),
        ("Région de Bruxelles-Capitale/Brussels Hoofdstedelijk Gewest", "Brussel"),
    ],
)
def test_provinces_in_the_languages_of_the_country(tmp_path: Path, text: str, province: str) -> None:
    made = plan(column(tmp_path, "provincie", text))
    assert ([province], "") == (read(made, "province"), made.rows[0].reason)


@pytest.mark.parametrize(
    ("heading", "name", "text"),
    [
        ("provincie", "province", "Vlaams Gewest"),
        ("provincie", "province", "Antwerpen/Limburg"),
        ("provincie", "province", "Noord-Brabant"),
        ("email", "email", "a@x.example , b@x.example"),
        ("email", "email", "zie website"),
        ("email", "email", "mia.claes@carebots"),
        ("email", "email", "mia@carebots."),
        ("email", "email", "mia@.be"),
        ("email", "email", "mia@carebots..be"),
        ("email", "email", "mia@-carebots.be"),
        ("email", "email", "mia@192.168.1"),
        ("btw-nummer", "enterprise_number", "NL123456789B01"),
        ("btw-nummer", "enterprise_number", "FR 40 303 265 045"),
        ("btw-nummer", "enterprise_number", "in oprichting"),
    ],
)
def test_what_cannot_be_read_comes_in_as_written_with_a_note(
    tmp_path: Path, heading: str, name: str, text: str
) -> None:
    made = plan(column(tmp_path, heading, text))
    assert [text] == read(made, name)
    assert made.rows[0].reason.startswith(f"D2: “{text}”")
    assert (made.rows[0].reason,) == made.rows[0].notes


@pytest.mark.parametrize("text", ["n.v.t.", "nvt", "N/A", "–", "geen", "niet van toepassing"])
@pytest.mark.parametrize(
    ("heading", "name"), [("provincie", "province"), ("email", "email"), ("kbo", "enterprise_number")]
)
def test_a_word_for_none_is_an_empty_cell(tmp_path: Path, heading: str, name: str, text: str) -> None:
    made = plan(column(tmp_path, heading, text))
    assert ([""], True) == (read(made, name), "read as empty" in made.rows[0].reason)


@pytest.mark.parametrize(
    "text", ["mia@care-bots.example", "m@a.b.co.uk", "m@bücher.example", "m@x.xn--p1ai", "M@X.BE"]
)
def test_a_whole_domain_needs_no_note(tmp_path: Path, text: str) -> None:
    made = plan(column(tmp_path, "email", text))
    assert ([text], "") == (read(made, "email"), made.rows[0].reason)


def test_an_address_in_a_name_is_the_address(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "email", "Naam <a@x.example>", "mailto:a@x.example"))
    assert ["a@x.example", "a@x.example"] == read(made, "email")
    assert "was read as a@x.example" in made.rows[0].reason


@pytest.mark.parametrize("text", ["0403.019.262", "BE 0403.019.26", "BTW 12345", "040301926123"])
def test_a_belgian_number_with_a_typing_error_keeps_nothing_out_and_is_said_with_its_place(
    tmp_path: Path, text: str
) -> None:
    made = plan(column(tmp_path, "kbo", text))
    (note,) = made.rows[0].notes
    assert (Outcome.ADDED, [text]) == (made.rows[0].outcome, read(made, "enterprise_number"))
    assert note.startswith(f"D2: “{text}” is not an enterprise number")
    assert note.endswith(" – kept as written.")


def test_a_partner_with_a_typing_error_in_its_number_comes_in_too(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", ""), partners(tmp_path, "kbo", "0403.019.262"))
    assert ["0403.019.262"] == [each.enterprise_number for each in made.dossiers_to_add[0].partners]
    assert made.rows[0].reason.startswith("partners.csv D2: “0403.019.262” is not an enterprise number")


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("Onderneming", Helix.COMPANY),
        ("kmo", Helix.COMPANY),
        ("SME", Helix.COMPANY),
        ("Universiteit", Helix.KNOWLEDGE),
        ("Research organisation", Helix.KNOWLEDGE),
        ("Lokaal bestuur", Helix.GOVERNMENT),
        ("public authority", Helix.GOVERNMENT),
        ("vzw", Helix.OTHER),
        ("Univ.", Helix.KNOWLEDGE),
        ("kennisinst.", Helix.KNOWLEDGE),
        ("Ondern.", Helix.COMPANY),
    ],
)
def test_sides_of_the_helix_in_dutch_and_english(tmp_path: Path, word: str, side: Helix) -> None:
    path = file(tmp_path, f"number;naam;helix\nA-1;P;{word}\n", "partners.csv")
    made = plan(column(tmp_path, "acronym", ""), path)
    assert side is made.dossiers_to_add[0].partners[0].helix


@pytest.mark.parametrize("word", ["Inst.", "Gem.", "Midd.", "Univ. Gent", "Kenn"])
def test_a_side_that_may_mean_two_things_or_is_cut_off_without_a_mark_is_refused(
    tmp_path: Path, word: str
) -> None:
    path = file(tmp_path, f"number;naam;helix\nA-1;P;{word}\n", "partners.csv")
    assert 1 == plan(column(tmp_path, "acronym", ""), path).count(Outcome.REFUSED)


@pytest.mark.parametrize(("word", "is_committed"), [("ja", True), ("getekend", True), ("Yes", True), ("x", True),
                         ("neen", False), ("no", False), ("nog niet", False), ("o", False), ("", None),
                         ("-", None), ("onbekend", None), ("n.v.t.", None), ("geen", False)])  # fmt: skip
def test_a_tick_is_only_what_surely_is_one(tmp_path: Path, word: str, is_committed: bool | None) -> None:
    made = plan(column(tmp_path, "acronym", ""), partners(tmp_path, "verbintenis", word))
    assert is_committed is made.dossiers_to_add[0].partners[0].is_committed
    assert (word in ("nog niet", "o")) is ("taken for no" in made.rows[0].reason)
    assert (word in ("-", "onbekend", "n.v.t.")) is ("was read as empty" in made.rows[0].reason)


def test_a_note_on_a_partner_names_its_file(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "acronym", ""), partners(tmp_path, "provincie", "Luik"))
    assert "Luik" == made.dossiers_to_add[0].partners[0].province
    assert made.rows[0].reason.startswith("partners.csv D2: “Luik”")


@pytest.mark.parametrize("text", ["Limburg (NL)", "Limburg [Nederland]", "Limburg (The Netherlands)"])
def test_a_province_of_another_country_is_kept_as_written(tmp_path: Path, text: str) -> None:
    assert [text] == read(plan(column(tmp_path, "province", text)), "province")
    assert ["Limburg"] == read(plan(column(tmp_path, "province", "Limburg (BE)")), "province")


@pytest.mark.parametrize(
    "text",
    ["BEO202239951", "BE O2O2.239.951", "O2O2.239.951", "0202.239.95l", "0202.239.95I", "KBO O202.239.951"],
)
def test_a_letter_in_the_place_of_a_digit_is_kept_and_said_with_what_may_be_meant(
    tmp_path: Path, text: str
) -> None:
    """BEO202239951 has nine digits, and a nought that is lost is put back."""
    made = plan(column(tmp_path, "kbo", text))
    (row,) = made.rows
    assert (Outcome.ADDED, [text]) == (row.outcome, read(made, "enterprise_number"))
    assert f"D2: “{text}” has a letter where a digit belongs; write 0202.239.951 if that is" in row.reason


@pytest.mark.parametrize("text", ["BE0202239951", "202.239.951", "BE 0202.239.951 RPR Oostende"])
def test_letters_beside_the_number_are_none_in_it(tmp_path: Path, text: str) -> None:
    assert ["0202.239.951"] == read(plan(column(tmp_path, "kbo", text)), "enterprise_number")
