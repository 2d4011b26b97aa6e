"""What is missing, unknown or contradictory in the letters is said before they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Aid, Part
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.letters.checking import checked
from evalapp.operations.letters.fate import LetterKind, fate_of
from evalapp.operations.letters.finding import Level
from evalapp.operations.letters.material import letter_material
from evalapp.operations.letters.reasons import Source, reason_of
from evalapp.operations.letters.writing import SetFacts, WriteSection
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import (
    INDIVIDUAL,
    MEANT,
    apart,
    decided,
    individual,
    propose_all,
)
from tests.operations.letters.letter_samples import drafted, findings, lettered, said_of, write

UNNEEDED = "Eén verbinding was al beslist vóór de aanvraag werd ingediend; voor die verbinding is de steun niet nodig."


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with lettered(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_what_nobody_said_is_named_once_with_how_many_letters_lack_it(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        found = findings(panel)
    missing = [each for each in found if "not filled in" in each.sentence]
    facts = [each.fact for each in missing if each.fact is not None]
    assert len(facts) == len(set(facts))
    assert {Fact.LEGAL_BASIS, Fact.SERVICE, Fact.COMPLAINTS, Fact.OFFICER} <= set(facts)
    (basis,) = (each for each in missing if each.fact is Fact.LEGAL_BASIS)
    assert "({legal_basis}) is not filled in; 3 letters show brackets" in basis.sentence
    assert [each.level for each in found] == sorted((each.level for each in found), key=list(Level).index)


def test_where_everything_is_said_only_the_opening_of_the_call_is_missing(panel: Workspace) -> None:
    (only,) = (each for each in findings(panel) if "not filled in" in each.sentence)
    assert "{opened}" in only.sentence


def test_support_without_state_aid_rules_is_wrong(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.AID: ""}))
    assert [Fact.AID] == [each.fact for each in findings(panel) if "state aid" in each.sentence]


def test_a_foreign_reason_is_named_also_behind_a_criterion_with_a_dutch_one(panel: Workspace) -> None:
    write(panel, "A-2", "De aanpak is helder en de mijlpalen zijn haalbaar.", criterion="helix")
    write(panel, "A-2", "The approach is clear and the milestones can be reached.", criterion="sme")
    foreign = [each.criterion for each in findings(panel) if "is not in Dutch" in each.sentence]
    assert ["sme"] == foreign


def test_another_body_than_the_call_names_is_asked_about(panel: Workspace) -> None:
    material = letter_material(panel.view)
    for planned, said in ((MEANT.body, []), ("Raad van Bestuur", [MEANT.body]), ("", [])):
        call = replace(material.call, plan=replace(material.call.plan, body=planned))
        found = checked(replace(material, call=call), "nl").findings
        assert [each.sentence for each in found if "as its deciding body" in each.sentence] == [
            f"“{body}” decided, while the call names “{planned}” as its deciding body; see which of them it is."
            for body in said
        ]


def test_more_than_de_minimis_aid_can_be_is_wrong(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.AID: Aid.DE_MINIMIS}))
    assert not [each for each in findings(panel) if "de minimis" in each.sentence]  # €100,000 each


def test_who_signs_needs_an_act_that_delegates(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.DELEGATE_ACT: ""}))
    assert "Ria Delegaat signs, and no act is named that delegates" in " ".join(
        said_of(panel, level=Level.FAULT)
    )


def test_an_appeal_that_lacks_its_address_is_wrong(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.APPEAL: "review", Fact.REVIEW_BODY: "de minister"}))
    facts = {each.fact for each in findings(panel) if "not filled in" in each.sentence}
    assert {Fact.REVIEW_TERM, Fact.REVIEW_HOW, Fact.REVIEW_ADDRESS} <= facts


def test_aid_that_a_reason_calls_unneeded_is_not_granted_whole(panel: Workspace) -> None:
    write(panel, "A-2", UNNEEDED)
    (said,) = (each for each in said_of(panel, "A-2", Level.FAULT) if "incentive" in each)
    assert (
        "voor die verbinding is de steun niet nodig”, yet all that was requested is granted, €100,000" in said
    )
    panel.execute(apart("A-2", Ruling.APPROVED, 60_000_00))
    assert not [each for each in said_of(panel, "A-2") if "incentive" in each]


@pytest.mark.parametrize(
    "text",
    [
        "De steun is voor dit deel overbodig en niet nodig.",
        "Ook zonder steun gaat dit door.",
        "Even without the grant this would go ahead.",
        "Funding is not needed for the first part.",
    ],
)
def test_it_is_found_in_other_words(panel: Workspace, text: str) -> None:
    write(panel, "A-2", text)
    assert [each for each in said_of(panel, "A-2", Level.FAULT) if "incentive" in each]


@pytest.mark.parametrize(
    "text", ["De steun is nodig om te starten.", "Er is geen risico; de middelen volstaan.", "Goed."]
)
def test_what_says_nothing_of_it_is_left_alone(panel: Workspace, text: str) -> None:
    write(panel, "A-2", text)
    assert not [each for each in said_of(panel, "A-2") if "incentive" in each]


def test_a_condition_that_keeps_those_costs_out_solves_it(tmp_path: Path) -> None:
    condition = Condition(text="Kosten van vóór de indiening komen niet in aanmerking.")
    own = Advise(
        application="A-2", outcome=Proposal.APPROVE, conditions=[condition], reason="Met voorwaarde."
    )
    with lettered(tmp_path / "call.evalpanel", own) as panel:
        write(panel, "A-2", UNNEEDED)
        assert not [each for each in said_of(panel, "A-2") if "incentive" in each]


def test_a_condition_in_a_reason_alone_is_pointed_out(panel: Workspace) -> None:
    write(panel, "A-2", "Goed, op voorwaarde dat de partners tekenen.")
    assert [each for each in said_of(panel, "A-2", Level.WARNING) if "the letter has none" in each]


def test_conditions_are_held_against_the_decision(tmp_path: Path) -> None:
    early = Condition(text="Een getekend pact.", until="2016-07-01")
    english = Condition(text="The partners sign the pact and they hand it to the office.")
    own = Advise(
        application="A-2", outcome=Proposal.APPROVE, conditions=[early, english], reason="Met voorwaarden."
    )
    with lettered(tmp_path / "call.evalpanel", own) as panel:
        said = " ".join(said_of(panel, "A-2"))
        assert "Condition 1 is to be met by 1 July 2016, before the decision of 14 July 2016" in said
        assert "Condition 2 is not in Dutch" in said
        panel.execute(apart("A-2", Ruling.REJECTED))
        assert "the letter leaves them out" in " ".join(said_of(panel, "A-2"))


def test_a_reason_in_another_language_asks_for_a_dutch_version(panel: Workspace) -> None:
    write(panel, "A-2", "The approach is clear and the milestones can be reached.", language="nl")
    assert [each for each in said_of(panel, "A-2", Level.FAULT) if "write a Dutch version" in each]
    write(panel, "A-2", "De aanpak is helder en de mijlpalen zijn haalbaar.")
    assert not [each for each in said_of(panel, "A-2") if "write a Dutch version" in each]


def test_an_english_copy_says_what_it_has_in_another_language(panel: Workspace) -> None:
    write(panel, "A-2", "De aanpak is helder en de mijlpalen zijn haalbaar.")
    said = [each for each in said_of(panel, "A-2", Level.WARNING, "en") if "not in English" in each]
    assert len(said) == 1
    panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Hoogachtend"))
    sections = [each.section for each in findings(panel, "en") if "still the program’s" in each.sentence]
    assert [Section.CLOSING] == sections


def test_the_comments_of_jurors_stand_in_for_a_reason_and_are_said_to_be_theirs(panel: Workspace) -> None:
    found = reason_of(letter_material(panel.view), "A-2", "helix", "nl")
    assert (found.lines, found.source) == (("why", "why"), Source.JURORS)
    assert found.source.words == "from the assessments of the members of the jury, without their names"


def test_a_name_of_the_jury_never_reaches_a_letter(panel: Workspace) -> None:
    write(panel, "A-2", "Volgens An Peeters is dit sterk.")
    found = reason_of(letter_material(panel.view), "A-2", "helix", "nl")
    assert "Peeters" not in " ".join(found.lines)
    assert "names “An Peeters” of the jury" in " ".join(said_of(panel, "A-2", Level.WARNING))


def test_who_withdrew_gets_no_letter_and_the_finding_says_why(panel: Workspace) -> None:
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    assert said_of(panel, "A-3") == [
        "A-3 was withdrawn by its applicant on 20 July 2016, so it gets no decision letter."
    ]


def test_each_fate_has_a_letter_of_its_own(tmp_path: Path) -> None:
    with drafted(tmp_path / "call.evalpanel") as panel:
        material = letter_material(panel.view)
        fates = {each: fate_of(material, each) for each in material.applications}
    assert {each: fate.kind for each, fate in fates.items()} == {
        "A-1": LetterKind.RESERVE,
        "A-2": LetterKind.APPROVED,
        "A-3": LetterKind.APPROVED,
    }
    assert all(each.is_draft for each in fates.values())


def test_what_was_returned_gets_none(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel", scheme=INDIVIDUAL) as panel:
        propose_all(panel, leaving="A-1")
        condition = Condition(text="Vul de begroting aan.")
        panel.execute(
            Advise(application="A-1", outcome=Proposal.RETURN, conditions=[condition], reason="Onvolledig.")
        )
        assert [each for each in said_of(panel, "A-1", Level.NOTE) if "returned to its applicant" in each]


def test_nothing_is_known_of_a_call_in_which_nobody_scored(tmp_path: Path) -> None:
    from tests.samples import small_panel

    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        assert [each.level for each in findings(panel) if each.application == "A-1"] == [Level.NOTE]


def test_strengths_and_weaknesses_are_asked_for(panel: Workspace) -> None:
    assert "Neither strengths nor weaknesses are written." in said_of(panel, "A-2")
    write(panel, "A-2", "Sterk plan.", part=Part.STRENGTHS)
    assert "Neither strengths nor weaknesses are written." not in said_of(panel, "A-2")


def test_facts_that_are_not_in_the_language_of_the_letter_are_named(panel: Workspace) -> None:
    """They are typed once, and a copy in English has them as they stand."""
    (found,) = (
        each for each in findings(panel, "en") if "fill in what is written in another" in each.sentence
    )
    assert found.level is Level.WARNING
    assert found.fact is Fact.LEGAL_BASIS
    for label in ("article and decree", "act that delegates", "who else sees", "how long"):
        assert label in found.sentence.casefold(), found.sentence
    assert "Voorbeeldlaan" not in found.sentence
    assert not [each for each in findings(panel) if "another language" in each.sentence]


def test_a_fact_in_english_is_wrong_in_the_letter_that_binds(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.RETENTION: "ten years", Fact.RECIPIENTS: "the Court of Audit"}))
    (found,) = (each for each in findings(panel) if "another language" in each.sentence)
    assert found.level is Level.FAULT
    assert found.fact in (Fact.RETENTION, Fact.RECIPIENTS)


def test_a_text_that_writes_it_out_fills_in_nothing_foreign(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.RETENTION: "ten years"}))
    assert [each for each in findings(panel) if "another language" in each.sentence]
    text = "Wij bewaren uw gegevens tien jaar."
    panel.execute(WriteSection(section=Section.PERSONAL_DATA, language="nl", text=text))
    assert not [each for each in findings(panel) if "another language" in each.sentence]
