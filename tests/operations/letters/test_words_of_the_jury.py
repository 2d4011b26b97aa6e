"""Whose words a letter screens, and what it says of the jury's own reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.letters.checking import checked
from evalapp.operations.letters.composing import composed
from evalapp.operations.letters.fate import fate_of
from evalapp.operations.letters.finding import Level
from evalapp.operations.letters.material import letter_material
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.workspace import Workspace
from evalapp.reports.letters.content import Letter, Points, Said
from tests.operations.deciding.decided_samples import apart
from tests.operations.letters.letter_samples import findings, lettered
from tests.operations.progress.ready_samples import closable


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with lettered(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def letter_of(panel: Workspace, number: str) -> Letter:
    material = letter_material(panel.view)
    with in_language("nl"):
        return composed(material, fate_of(material, number), "nl")[0]


def text(letter: Letter) -> str:
    """What stands before the reasons."""
    first = letter.blocks[0]
    assert isinstance(first, Said)
    return " ".join(first.paragraphs)


def test_a_namesake_of_a_juror_in_the_texts_of_the_call_is_named(panel: Workspace) -> None:
    juror = next(each for each in panel.view.people() if each.role is Role.JUROR)
    family = juror.name.split()[-1]
    panel.execute(SetFacts(facts={Fact.CONTACT: f"Sofie {family}"}))
    last = letter_of(panel, "A-3").blocks[-1]
    assert isinstance(last, Said)
    assert f"Sofie {family}" in last.paragraphs[0]
    panel.execute(apart("A-3", Ruling.REJECTED, reason=f"{juror.name} vond het zwak."))
    said = text(letter_of(panel, "A-3"))
    assert (True, False) == ("[naam weggelaten] vond het zwak" in said, f"{juror.name} vond" in said)


@pytest.mark.parametrize(
    ("advice", "said"),
    [
        (
            Advise(application="A-1", outcome=Proposal.APPROVE, amount=50_000_00, reason="Sterk."),
            "De jury stelde iets anders voor dan de rangschikking van haar scores, omdat: Sterk.",
        ),
        (
            Advise(
                application="A-3",
                outcome=Proposal.APPROVE,
                reason="Sterk.",
                conditions=(Condition(text="Een pact."),),
            ),
            "De reden van de jury voor haar voorstel: Sterk.",
        ),
    ],
    ids=["otherwise than the ranking", "as the ranking, with a condition"],
)
def test_the_reason_of_the_jury_stands_in_the_letter_and_says_whether_it_departed(
    tmp_path: Path, advice: Advise, said: str
) -> None:
    with lettered(tmp_path / "call.evalpanel", advice) as panel:
        assert said in text(letter_of(panel, advice.application))


def test_an_address_of_the_office_in_a_condition_stands_in_the_letter(tmp_path: Path) -> None:
    condition = Condition(text="Stuur het pact naar steun@voorbeeld.be of bel 02 000 00 00.")
    advice = Advise(application="A-3", outcome=Proposal.APPROVE, reason="Sterk.", conditions=(condition,))
    with lettered(tmp_path / "call.evalpanel", advice) as panel:
        points = [each.points for each in letter_of(panel, "A-3").blocks if isinstance(each, Points)]
    assert [condition.text] in points


def test_a_first_name_alone_is_a_remark_and_stays(tmp_path: Path) -> None:
    """“An” is a name of An Peeters and a word; who reads it decides."""
    with closable(tmp_path / "call.evalpanel") as panel:
        for number, said in (
            ("A-2", "De jury volgt An."),
            ("A-3", "De jury volgt an."),
            ("A-1", "Antwoord."),
        ):
            panel.execute(SetConsensus(application=number, criterion="helix", value=6, reason=said))
        move_to_phase(panel, Phase.CLOSED)
        found = [each for each in findings(panel) if "“An”" in each.sentence]
    assert [(each.application, each.criterion, each.level) for each in found] == [
        ("A-2", "helix", Level.WARNING)
    ]
    assert found[0].sentence.startswith("The reason on “Triple helix” has the word “An”")


def test_a_juror_whom_the_jury_names_in_any_reason_is_warned_of(tmp_path: Path) -> None:
    """Also where nobody wrote it for the letter: the letter shows a gap, which only a person can mend."""
    with closable(tmp_path / "call.evalpanel") as panel:
        juror = next(each.name for each in panel.view.people() if each.role is Role.JUROR)
        said = f"Volgens {juror} kan dat."
        panel.execute(SetConsensus(application="A-2", criterion="helix", value=6, reason=said))
        panel.execute(
            Advise(
                application="A-2",
                outcome=Proposal.APPROVE,
                reason=said,
                amount=50_000_00,
                conditions=(Condition(text=said),),
            )
        )
        panel.execute(SetGrant(application="A-3", amount=60_000_00, reason=said))
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(apart("A-2", Ruling.APPROVED, 40_000_00, reason=said))
        found = [each for each in findings(panel) if juror in each.sentence]
    assert {(each.application, each.sentence.partition(" names “")[0]) for each in found} == {
        ("A-2", "The reason of the consensus on “Triple helix”"),
        ("A-2", "The reason of the jury’s own proposal"),
        ("A-2", "Condition 1"),
        ("A-2", "The reason of the deciding body"),
        ("A-3", "The reason of the amount that the panel fixed"),
    }
    assert {each.level for each in found} == {Level.WARNING}


def test_a_juror_whom_another_names_in_a_comment_is_warned_of(panel: Workspace) -> None:
    juror = next(each.name for each in panel.view.people() if each.role is Role.JUROR)
    material = letter_material(panel.view)
    scores = {
        number: [replace(each, comment=f"Zoals {juror} zei.") for each in given]
        for number, given in material.scores.items()
    }
    found = checked(replace(material, scores=scores), "nl").findings
    said = [each for each in found if each.sentence.startswith("A comment on “")]
    assert said
    assert {each.criterion for each in said} <= {each.id for each in material.call.scheme.criteria}
