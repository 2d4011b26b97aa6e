"""The texts of the letters are kept, told in the history, locked once sent, and undone as anything else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Aid, Part
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.operations.letters.locked import why_locked, why_texts_locked
from evalapp.operations.letters.writing import SetFacts, WriteMotivation, WriteSection
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.noted import closing_change
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.words.acts import told
from tests.operations.deciding.decided_samples import apart, notify
from tests.operations.letters.letter_samples import lettered, write
from tests.operations.progress.ready_samples import closable


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with lettered(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def last_said(panel: Workspace) -> str:
    (change,) = panel.view.history(limit=1)
    assert change.act is not None
    return told(change.act)


def closing(text: str | None = "Hoogachtend", section: Section = Section.CLOSING) -> WriteSection:
    return WriteSection(section=section, language="nl", text=text)


def test_a_text_of_the_calls_own_stands_in_place_of_the_programs(panel: Workspace) -> None:
    panel.execute(closing())
    assert panel.view.letters.texts() == {("closing", "nl"): "Hoogachtend"}
    assert last_said(panel) == (
        "Text of the letters, complimentary close (Nederlands): "
        "as the program has it → own text of 11 characters"
    )
    panel.execute(closing(None))
    assert panel.view.letters.texts() == {}


def test_an_empty_text_leaves_it_out_but_not_what_no_letter_goes_without(panel: Workspace) -> None:
    panel.execute(closing("  "))
    assert panel.view.letters.texts() == {("closing", "nl"): ""}
    assert last_said(panel).endswith("as the program has it → left out")
    with pytest.raises(BadValue, match="No letter goes without “appeal A: Council of State”"):
        panel.execute(closing("", Section.APPEAL_COUNCIL))


def test_a_fact_is_told_from_what_to_what(panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.AID: Aid.DE_MINIMIS, Fact.SERVICE: "Dienst Steun", Fact.PHONE: ""}))
    assert last_said(panel) == (
        "Letters, state aid: block exemption (GBER) → de minimis; "
        "Letters, telephone number of the contact: 02 000 00 00 → –"
    )
    assert Fact.PHONE not in panel.view.letters.facts()


def test_a_fact_that_does_not_fit_is_named_and_nothing_is_kept(panel: Workspace) -> None:
    before = panel.view.letters.facts()
    with pytest.raises(BadValue, match="SA number of the aid measure: “12” is no number"):
        panel.execute(SetFacts(facts={Fact.SERVICE: "Other", Fact.SA_NUMBER: "12"}))
    assert before == panel.view.letters.facts()


def test_saying_the_same_again_changes_nothing(panel: Workspace) -> None:
    panel.execute(closing())
    write(panel, "A-2", "Sterk.")
    before = panel.view.last_change()
    panel.execute(closing())
    panel.execute(SetFacts(facts={Fact.SERVICE: "Dienst Steun"}))
    write(panel, "A-2", " Sterk. ")
    assert before == panel.view.last_change()


def test_what_is_written_of_an_application_is_kept_by_language(panel: Workspace) -> None:
    write(panel, "A-2", "Strong.", language="en")
    assert last_said(panel).startswith("Reasons in the letter of A-2, Triple helix (English): as the program")
    write(panel, "A-2", "Eerste.\n\n Tweede. ", part=Part.STRENGTHS)
    assert last_said(panel).startswith("Strengths in the letter of A-2 (Nederlands)")
    assert [(each.part, each.language, each.text) for each in panel.view.letters.written("A-2")] == [
        (Part.MOTIVATION, "en", "Strong."),
        (Part.STRENGTHS, "nl", "Eerste.\nTweede."),
    ]
    write(panel, "A-2", "", language="en")
    assert [Part.STRENGTHS] == [each.part for each in panel.view.letters.written("A-2")]


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"application": "A-9"}, "A-9"),
        ({"criterion": "gone"}, "gone"),
        ({"criterion": ""}, "criterion"),
        ({"language": "fr"}, "fr"),
        ({"text": "a\x00b"}, "cannot be printed"),
        ({"text": "x" * 6_001}, "6000"),
        ({"part": Part.STRENGTHS}, "whole application"),
    ],
)
def test_what_fits_nowhere_is_refused(panel: Workspace, given: dict[str, object], why: str) -> None:
    usual: dict[str, object] = {
        "application": "A-2",
        "part": Part.MOTIVATION,
        "criterion": "helix",
        "language": "nl",
        "text": "So.",
    }
    with pytest.raises(KnownError, match=why):
        panel.execute(WriteMotivation(**usual | given))  # type: ignore[arg-type]


def test_markup_is_kept_as_it_is_typed(panel: Workspace) -> None:
    write(panel, "A-2", "<b>50 & {amount}</b>")
    assert ["<b>50 & {amount}</b>"] == [each.text for each in panel.view.letters.written()]


def test_once_somebody_was_told_the_texts_stay_as_they_were_sent(panel: Workspace) -> None:
    assert why_texts_locked(panel.view) == ""
    panel.execute(notify("A-2"))
    for command in (closing(), SetFacts(facts={Fact.SERVICE: "Other"})):
        with pytest.raises(BadValue, match=r"A-2 were told, the first on 18 July 2016.*Undo those"):
            panel.execute(command)
    with pytest.raises(BadValue, match=r"letter of A-2 is sent \(registered letter, 18 July 2016\)"):
        write(panel, "A-2", "Anders.")
    write(panel, "A-3", "Die van een ander nog wel.")
    panel.undo()
    panel.undo()
    panel.execute(closing())


def test_a_decision_that_was_corrected_has_its_reasons_written_anew(panel: Workspace) -> None:
    from evalapp.domain.deciding.values import Ruling

    panel.execute(notify("A-2"))
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert why_locked(panel.view, "A-2") == ""
    assert why_texts_locked(panel.view)
    write(panel, "A-2", "De begroting is niet haalbaar.")


def test_it_is_written_in_every_phase_and_undone_where_it_was_done(tmp_path: Path) -> None:
    with closable(tmp_path / "other.evalpanel") as panel:
        panel.execute(closing())
        panel.execute(closing("Met groet"))
        panel.undo()
        assert panel.view.letters.texts() == {("closing", "nl"): "Hoogachtend"}
        move_to_phase(panel, Phase.CLOSED)
        closed_by = panel.view.last_change()
        panel.execute(closing("Met groet"))
        assert closing_change(panel.view).id == closed_by
        panel.undo()
        panel.redo()
        panel.undo()
        assert panel.view.letters.texts() == {("closing", "nl"): "Hoogachtend"}
        with pytest.raises(KnownError):
            panel.undo()
        assert prove(panel).is_sound


@pytest.mark.parametrize("phase", Phase)
def test_the_office_writes_and_no_juror_does(phase: Phase) -> None:
    assert may(Role.SECRETARY, Action.WRITE_LETTERS, phase)
    assert may(Role.CHAIR, Action.WRITE_LETTERS, phase)
    assert not may(Role.JUROR, Action.WRITE_LETTERS, phase)


def test_the_journal_proves_it_and_an_export_tells_it(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(closing())
    write(panel, "A-2", "Sterk.")
    export(panel, tmp_path / "out")
    said = json.loads((tmp_path / "out" / "letters.json").read_text("utf-8"))
    assert said["texts"] == [{"section": "closing", "language": "nl", "text": "Hoogachtend"}]
    assert said["facts"]["sa-number"] == "SA.12345"
    assert said["motivations"] == [
        {
            "application": "A-2",
            "part": "motivation",
            "criterion": "helix",
            "language": "nl",
            "text": "Sterk.",
        }
    ]
    assert prove(panel).is_sound


@pytest.mark.long
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE motivation SET text = 'Zwak.'",
        "UPDATE letter_fact SET value = 'Nobody' WHERE fact = 'delegate'",
        "DELETE FROM letter_text",
    ],
)
def test_a_row_that_was_altered_is_found(panel: Workspace, statement: str) -> None:
    panel.execute(closing())
    write(panel, "A-2", "Sterk.")
    path = panel.path
    panel.close()
    conn = sqlite3.connect(path, isolation_level=None)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute(statement)
    conn.close()
    with Workspace.open(path, read_only=True) as again:
        assert not prove(again).is_sound


def test_a_file_that_is_only_read_takes_no_text(panel: Workspace) -> None:
    path = panel.path
    panel.close()
    with Workspace.open(path, read_only=True) as reader, pytest.raises((KnownError, NotAllowed)):
        reader.execute(closing())


def test_a_no_break_space_that_somebody_typed_stays(panel: Workspace) -> None:
    write(panel, "A-2", "  Steun van €\u00a0100.000   is\tgenoeg. \n\n")
    (kept,) = panel.view.letters.written("A-2")
    assert kept.text == "Steun van €\u00a0100.000 is genoeg."
