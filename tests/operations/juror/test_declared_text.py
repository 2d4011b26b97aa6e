"""The text that a juror declares before a dossier opens: one of the call, and kept with each declaration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.texts import Text, in_language
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import progress_of_jurors
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Report
from evalapp.reports.panel import _declarations_notes
from evalapp.store.history.verify import verify
from evalapp.words.gate import declaration
from tests.samples import changed_call, small_panel

OWN = Text(nl="Ik verklaar dat ik niemand ken.", en="I declare that I know nobody.")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        yield made


def pack_of(panel: Workspace, folder: Path) -> HandedPack:
    return next(each for each in hand_out(panel, folder).packs if each.juror == "J1")


def declared(pack: HandedPack, code: str, work: Path, number: str) -> Path:
    with open_or_renew(pack.path, code, work).workspace as workspace:
        workspace.execute(ConfirmNoConflict(application=number))
        return submit(workspace, code, work.with_name(f"{number}.evalreturn")).path


def test_a_call_that_says_nothing_has_the_text_of_the_program(panel: Workspace, tmp_path: Path) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code) as work:
        said = declaration(work.view.call())
        with in_language("nl"):
            dutch = declaration(work.view.call())
    assert "a competing application" in said
    assert "may appear to" in said
    assert "concurrerende aanvraag" in dutch
    assert "die schijn kan wekken" in dutch


def test_the_text_of_the_call_travels_in_the_pack(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(changed_call(declaration=OWN))
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code) as work:
        assert OWN == work.view.call().declaration
        with in_language("nl"):
            assert OWN.nl == declaration(work.view.call())


def test_each_declaration_keeps_the_text_that_was_declared(panel: Workspace, tmp_path: Path) -> None:
    first = pack_of(panel, tmp_path / "packs")
    work = tmp_path / "an.evalwork"
    program = declaration(panel.view.call())
    declared(first, first.code, work, "A-1")
    panel.execute(changed_call(declaration=OWN))
    sent = declared(pack_of(panel, tmp_path / "newer"), first.code, work, "A-2")
    merge(panel, plan_merge(panel, [sent]))

    assert {"A-1": program, "A-2": OWN.en} == {
        each.application: each.wording for each in panel.view.declarations()
    }
    assert verify(panel.file).is_whole
    report = report_of(Report, panel, Options(language="en"))
    printed = " ".join(_declarations_notes(report))
    assert f"“{OWN.en}”" in printed
    assert f"“{program}”" in printed


def test_a_juror_who_holds_another_text_needs_a_newer_pack(panel: Workspace, tmp_path: Path) -> None:
    pack_of(panel, tmp_path / "packs")
    panel.execute(changed_call(declaration=OWN))
    facts = facts_of(panel.view)
    words = {each.outdated.words for each in progress_of_jurors(facts, coverage(facts))}
    assert {"another text of the declaration"} == words
    pack_of(panel, tmp_path / "newer")
    facts = facts_of(panel.view)
    assert {""} == {each.outdated.words for each in progress_of_jurors(facts, coverage(facts))}


def test_a_newer_pack_says_that_the_text_is_another(panel: Workspace, tmp_path: Path) -> None:
    first = pack_of(panel, tmp_path / "packs")
    open_pack(first.path, first.code, tmp_path / "an.evalwork").close()
    panel.execute(changed_call(declaration=OWN))
    newer = pack_of(panel, tmp_path / "newer")
    opened = open_or_renew(newer.path, first.code, tmp_path / "an.evalwork")
    opened.workspace.close()
    assert opened.renewal is not None
    assert ("What you declare before a dossier opens has another text from now on.",) == (
        opened.renewal.sentences()
    )


def test_a_text_in_one_language_is_said_in_both_and_an_empty_one_is_that_of_the_program(
    panel: Workspace,
) -> None:
    panel.execute(changed_call(declaration=Text(nl=" Ik  verklaar. ", en="")))
    assert Text(nl="Ik verklaar.", en="Ik verklaar.") == panel.view.call().declaration
    panel.execute(changed_call(declaration=Text(nl="", en="")))
    assert not panel.view.call().declaration
    told = panel.view.history(limit=1)[0].summary
    assert "Text of the declaration: Ik verklaar. → as the program has it – Verbeterd." == told
