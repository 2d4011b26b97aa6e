"""`evalapp templates`: what each ready scheme is, and what of it is official."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from evalapp.cli import main
from evalapp.domain.scheme.provenance import Provenance, provenance_of
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import Text, in_language
from tests.resources.template_samples import template


def test_each_template_has_a_line_and_one_for_its_origin(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["templates"])
    lines = capsys.readouterr().out.splitlines()
    assert template_ids() == [line.partition(" · ")[0] for line in lines[::2]]
    assert all(
        line.startswith("  From the official rules: ") and " Chosen for this scheme: " in line
        for line in lines[1::2]
    )
    assert "speerpunt-2016 · Spearhead clusters 2016 · one by one, without ranking" in lines
    at = lines.index("vlaio-appreciatie · Ratings in words for R&D projects · one by one, without ranking")
    assert (
        "  From the official rules: words; result. Chosen for this scheme: thresholds; criteria; several jurors; value "
        "of critical; number of jurors and justification."
    ) == lines[at + 1]


def test_json_keeps_to_what_was_promised(capsys: pytest.CaptureFixture[str]) -> None:
    main(["templates", "--json"])
    listed = json.loads(capsys.readouterr().out)
    procedures = {each["id"]: each["procedure"] for each in listed}
    individual = {"efro-2021", "speerpunt-2016", "vlaio-appreciatie"}
    assert {name: "individual" if name in individual else "ranked" for name in template_ids()} == procedures


@pytest.mark.parametrize("name", template_ids())
def test_a_template_is_shown_letter_for_letter(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["templates", "--show", name])
    assert template_text(name) == capsys.readouterr().out


def test_a_scheme_that_says_nothing_of_its_origin_is_told_so() -> None:
    silent = replace(template("nih"), notes=(Text(nl="Zomaar iets.", en="Officially (so to say): nothing."),))
    assert (
        Provenance(official=(), own=()),
        "The notes of this scheme do not say which rules are official.",
    ) == (
        provenance_of(silent),
        provenance_of(silent).sentence,
    )


def test_a_note_in_one_language_counts_in_both() -> None:
    scheme = replace(
        template("nih"), notes=(Text(nl="Official (scale): 1 to 9.", en="Official (scale): 1 to 9."),)
    )
    with in_language("nl"):
        assert Provenance(official=("scale",), own=()) == provenance_of(scheme)
