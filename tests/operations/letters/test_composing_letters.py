"""What stands in a letter, whatever was decided: its formula, grounds, reasons, appeal, aid and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Aid, Part
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.letters.composing import composed
from evalapp.operations.letters.fate import LetterKind, fate_of
from evalapp.operations.letters.material import letter_material
from evalapp.operations.letters.writing import SetFacts, WriteSection
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from evalapp.reports.letters.content import Beside, Block, Letter, Pairs, Points, Reasons, Said
from tests.operations.deciding.decided_samples import apart, individual, propose_all
from tests.operations.letters.letter_samples import drafted, lettered, told_facts, write
from tests.operations.progress.ready_samples import CEILING, ready


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with lettered(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def letter_of(panel: Workspace, number: str, language: str = "nl") -> Letter:
    material = letter_material(panel.view)
    with in_language(language):
        return composed(material, fate_of(material, number), language)[0]


def kind_of(panel: Workspace, number: str) -> LetterKind | None:
    return fate_of(letter_material(panel.view), number).kind


def block(letter: Letter, title: str) -> Block:
    (found,) = (each for each in letter.blocks if getattr(each, "title", "") == title)
    return found


def text(letter: Letter, title: str = "") -> str:
    """Of the paragraphs under a heading; without one of all that stands before the reasons."""
    if not title:
        return " ".join(letter.blocks[0].paragraphs)  # type: ignore[union-attr]
    found = block(letter, title)
    assert isinstance(found, Said)
    return " ".join(found.paragraphs)


def titles(letter: Letter) -> list[str]:
    return [getattr(each, "title", "") for each in letter.blocks]


def test_support_is_told_with_grounds_advice_and_law(panel: Workspace) -> None:
    letter = letter_of(panel, "A-2")
    said = text(letter)
    assert said.startswith(
        "Het Beslissingscomité heeft op 14 juli 2016 beslist over uw aanvraag (BC/2016/12). "
        "U krijgt ten hoogste €\u00a0100.000 steun."
    )
    assert "steunt op artikel 11 van het besluit van de Vlaamse Regering van 4 maart 2016" in said
    assert "neemt dat advies over en maakt de motieven tot de zijne" in said
    assert "wet van 29 juli 1991" in said
    assert letter.figures[0] == ("€\u00a0100.000", "toegekend, zoals gevraagd")
    assert (letter.eyebrow, letter.watermark, letter.notices) == ("Beslissing", "", [])


def test_a_departure_says_what_was_advised_and_why_it_is_left(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.REJECTED, reason="De begroting is niet haalbaar."))
    said = text(letter_of(panel, "A-2"))
    assert "U krijgt geen steun." in said
    assert "advies van de jury van" in said
    assert (
        ": goedkeuren, €\u00a0100.000. De beslissing wijkt van dat advies af, omdat: De begroting is niet haalbaar."
        in said
    )
    assert "neemt dat advies over" not in said


def test_the_reserve_list_and_who_is_called_on_from_it(panel: Workspace) -> None:
    assert kind_of(panel, "A-1") is LetterKind.RESERVE
    letter = letter_of(panel, "A-1")
    assert "staat op de reservelijst, op plaats 1" in text(letter)
    assert ("1e", "op de reservelijst") in letter.figures
    assert "Staatssteun" not in titles(letter)
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
    assert kind_of(panel, "A-1") is LetterKind.CALLED
    letter = letter_of(panel, "A-1")
    assert "op 25 juli 2016 is uw aanvraag opgeroepen. U krijgt ten hoogste €\u00a0100.000 steun." in text(
        letter
    )
    assert kind_of(panel, "A-3") is None


def test_reasons_stand_beside_score_and_scale(panel: Workspace) -> None:
    write(panel, "A-2", "Eerste reden.\nTweede reden.")
    table = block(letter_of(panel, "A-2"), "Waarom: de motivering per criterium")
    assert isinstance(table, Reasons)
    first, second = table.judged
    assert (first.title, first.score, first.at, first.reasons, first.source) == (
        "Triple helix", "3,00", 0.6, ("Eerste reden.", "Tweede reden."), "",
    )  # fmt: skip
    assert second.source == "uit de beoordelingen van de juryleden, zonder hun namen"


def test_strengths_weaknesses_amount_and_conditions(tmp_path: Path) -> None:
    condition = Condition(text="Een getekend pact", until="2016-12-31", criterion="sme")
    own = Advise(
        application="A-2",
        outcome=Proposal.APPROVE,
        amount=60_000_00,
        conditions=[condition],
        reason="Met voorwaarde.",
    )
    with lettered(tmp_path / "call.evalpanel", own) as panel:
        write(panel, "A-2", "Sterk.", part=Part.STRENGTHS)
        write(panel, "A-2", "Duur.\nLaat.", part=Part.WEAKNESSES)
        letter = letter_of(panel, "A-2")
    beside = next(each for each in letter.blocks if isinstance(each, Beside))
    assert (beside.left.points, beside.right.points) == (("Sterk.",), ("Duur.", "Laat."))
    amount = block(letter, "Bedrag")
    assert isinstance(amount, Pairs)
    assert amount.pairs[-1] == ("Toegekende steun, ten hoogste", "€\u00a060.000")
    conditions = block(letter, "Voorwaarden")
    assert isinstance(conditions, Points)
    assert conditions.points == ["Een getekend pact (tot 31 december 2016, Kmo-impact)"]
    assert letter.figures[0] == ("€\u00a060.000", "toegekend, van €\u00a0100.000 gevraagd")


def test_each_appeal_is_whole(panel: Workspace) -> None:
    assert "Raad van State" in text(letter_of(panel, "A-2"), "Niet akkoord?")
    review = {
        Fact.APPEAL: "review",
        Fact.REVIEW_BODY: "de minister",
        Fact.REVIEW_TERM: "30 werkdagen",
        Fact.REVIEW_HOW: "per e-mail",
        Fact.REVIEW_ADDRESS: "beroep@voorbeeld.be",
    }
    panel.execute(SetFacts(facts=review))
    said = text(letter_of(panel, "A-2"), "Niet akkoord?")
    for part in ("de minister", "30 werkdagen na de kennisgeving", "Per e-mail", "beroep@voorbeeld.be"):
        assert part.casefold() in said.casefold()
    court = {
        Fact.APPEAL: "court",
        Fact.COURT: "de vrederechter",
        Fact.COURT_TERM: "een jaar",
        Fact.COURT_FORM: "een verzoekschrift",
        Fact.COURT_ADDRESS: "Poelaertplein 1, 1000 Brussel",
    }
    panel.execute(SetFacts(facts=court))
    said = text(letter_of(panel, "A-2"), "Niet akkoord?")
    assert all(
        each in said for each in ("de vrederechter", "een jaar", "een verzoekschrift", "Poelaertplein 1")
    )
    assert "[" not in said


def test_state_aid_as_the_call_has_it_and_only_where_support_is_given(panel: Workspace) -> None:
    said = text(letter_of(panel, "A-2"), "Staatssteun")
    assert "artikel 27 van Verordening (EU) nr. 651/2014" in said
    assert "steunmaatregel SA.12345" in said
    panel.execute(SetFacts(facts={Fact.AID: Aid.DE_MINIMIS}))
    assert "brutosubsidie-equivalent van €\u00a0100.000." in text(letter_of(panel, "A-2"), "Staatssteun")
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert "Staatssteun" not in titles(letter_of(panel, "A-2"))


def test_the_delegate_signs_with_the_act_that_delegates_and_no_jury_does(panel: Workspace) -> None:
    signed = letter_of(panel, "A-2").signed
    assert (signed.name, signed.below) == (
        "Ria Delegaat",
        "Administrateur-generaal, gemachtigd bij besluit van 10 januari 2016",
    )
    panel.execute(SetFacts(facts={Fact.DELEGATE: ""}))
    signed = letter_of(panel, "A-2").signed
    assert (signed.name, signed.below) == ("Beslissingscomité", "")


def test_a_letter_is_a_draft_until_its_decision_is_recorded(tmp_path: Path) -> None:
    with drafted(tmp_path / "call.evalpanel") as panel:
        letter = letter_of(panel, "A-2")
        assert (letter.watermark, letter.eyebrow) == ("ONTWERP", "Voorstel")
        assert letter.badges[0] == "ONTWERP"
        assert letter.title == "Voorgesteld: steun voor uw aanvraag"
        assert letter.notices[0].startswith("Ontwerp.")
        assert letter.figures[0] == ("€\u00a0100.000", "voorgesteld, zoals gevraagd")
        assert "[dag van de beslissing]" in text(letter)
        assert "toegekend" not in str(letter)
        panel.execute(apart("A-2", Ruling.APPROVED, reason=""))
        assert letter_of(panel, "A-2").watermark == ""
        assert letter_of(panel, "A-3").watermark == "ONTWERP"


def test_an_english_copy_says_in_dutch_that_it_is_a_translation(panel: Workspace) -> None:
    letter = letter_of(panel, "A-2", "en")
    assert letter.notices[0].startswith("Vertaling, niet bindend")
    assert letter.badges[0] == "TRANSLATION, NOT BINDING"
    assert text(letter).startswith("On 14 July 2016 the Beslissingscomité decided on your application")
    assert not letter_of(panel, "A-2", "nl").notices


def test_a_copy_has_the_original_of_what_was_put_into_dutch(panel: Workspace) -> None:
    write(panel, "A-2", "De aanpak is helder en de mijlpalen zijn haalbaar.")
    write(panel, "A-2", "The approach is clear and the milestones can be reached.", language="en")
    tables = [
        next(each for each in letter_of(panel, "A-2", code).blocks if isinstance(each, Reasons))
        for code in ("nl", "en")
    ]
    assert ["De aanpak", "The approa"] == [each.judged[0].reasons[0][:10].strip() for each in tables]


def test_inadmissible_has_its_own_formula_and_stays_a_draft_until_that_is_decided(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        inadmissible = SetAdmissibility(
            application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat ingediend."
        )
        panel.execute(inadmissible)
        move_to_phase(panel, Phase.DELIBERATION)
        move_to_phase(panel, Phase.CLOSED)
        told_facts(panel)
        letter = letter_of(panel, "A-1")
        assert letter.watermark == "ONTWERP"
        assert not [each for each in letter.blocks if isinstance(each, Reasons)]
        decided = {
            Fact.INADMISSIBLE_BODY: "de minister",
            Fact.INADMISSIBLE_ON: "2016-05-02",
            Fact.INADMISSIBLE_REFERENCE: "ONT/1",
        }
        panel.execute(SetFacts(facts=decided))
        letter = letter_of(panel, "A-1")
        assert letter.watermark == ""
        assert text(letter).startswith(
            "De minister heeft op 2 mei 2016 beslist dat uw aanvraag onontvankelijk is (ONT/1): Te laat ingediend."
        )
        assert "advies van de jury van" not in text(letter)


def test_the_place_is_a_place_and_in_a_draft_one_that_is_proposed(tmp_path: Path) -> None:
    """“1 place, of 33” counted places."""
    with drafted(tmp_path / "call.evalpanel") as panel:
        assert letter_of(panel, "A-3").figures[-1] == (
            "1e",
            "in de voorgestelde rangschikking van 3 aanvragen",
        )
        panel.execute(apart("A-3", Ruling.APPROVED, reason=""))
        assert letter_of(panel, "A-3").figures[-1] == ("1e", "in de rangschikking van 3 aanvragen")


def test_a_call_without_a_ranking_names_no_place(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel)
        told_facts(panel)
        letter = letter_of(panel, "A-2")
        assert "rangschikking" not in str(letter.figures)
        assert "Hoe de plaats tot stand kwam" not in titles(letter)
        assert "Hoe het resultaat tot stand kwam" in titles(letter)


def test_a_text_that_the_call_leaves_out_has_no_heading_either(panel: Workspace) -> None:
    panel.execute(WriteSection(section=Section.NEXT_APPROVED, language="nl", text=""))
    assert "Wat er nu gebeurt" not in titles(letter_of(panel, "A-2"))


def test_what_is_typed_is_never_taken_for_a_placeholder(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.SERVICE: "Dienst {amount}"}))
    assert letter_of(panel, "A-2").sender[0] == "Dienst {amount}"
    assert "Dienst {amount} neemt contact" in text(letter_of(panel, "A-2"), "Wat er nu gebeurt")


def test_a_total_that_is_a_sum_stands_on_the_scale_of_sums(tmp_path: Path) -> None:
    summed = CEILING.replace("[ranking]", '[ranking]\ntotal = "weighted-sum"')
    assert summed != CEILING
    with ready(tmp_path / "call.evalpanel", scheme=summed) as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        shown = {words: figure for figure, words in letter_of(panel, "A-2").figures}
    assert shown["totaal, op een schaal van 0 tot 15"] == "9,00"
