"""What came of a merge is read back from the journal, file by file, also in a file that is opened anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.journal import Act, Change, Step, state
from evalapp.domain.merge import Outcome
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import Unreadable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.operations.exchange.merge_particulars import act_of_merge
from evalapp.operations.exchange.merged import MergeOfChange, last_merge, stands, told_in
from evalapp.operations.exchange.merging import merge
from evalapp.operations.exchange.merging import plan_merge as plan_files
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.workspace import Workspace
from tests.exchange.merge.merge_samples import holding, panel, row, table
from tests.operations.juror.round_samples import Round
from tests.samples import SECRETARY, another_deadline, small_panel


def kept(act: Act) -> MergeOfChange:
    change = Change(
        id=7, at="2026-02-08T10:00:00.000+00:00", actor="Mia", role="secretary", action="merge", summary="",
        hash="ab", act=act,
    )  # fmt: skip
    return told_in(change)


def test_a_merge_is_read_back_as_it_was_planned(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        plan = begun.merge(begun.hand_in())
        (planned,) = plan.files
        path = begun.panel.path
    with Workspace.open(path) as again:
        merged = last_merge(again.view)
        assert merged is not None
        (file,) = merged.files
        assert (planned.file, planned.outcome, "An Peeters") == (file.file, file.outcome, file.juror)
        assert (2, 0, 0, 0, 0, 0) == (
            file.new, file.updated, file.unchanged, file.conflicts, file.refused, file.declared,
        )  # fmt: skip
        assert [file.sha256] == [each.sha256 for each in again.view.received()]
        assert stands(again.view, merged.change)


def test_there_is_no_last_merge_in_a_call_that_only_had_paper(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as begun:
        begun.actor = SECRETARY
        assert last_merge(begun.view) is None
        enter_paper(begun, begun.view.people()[0].id, "A-1", {"helix": Answer(4)})
        assert last_merge(begun.view) is None


def test_a_merge_that_was_taken_back_is_still_the_last_one(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        begun.merge(begun.hand_in())
        for take, is_gone in ((begun.panel.undo, True), (begun.panel.redo, False), (begun.panel.undo, True)):
            take()
            merged = last_merge(begun.panel.view)
            assert merged is not None
            assert is_gone is merged.words(begun.panel.view).endswith("taken back since")


def test_each_file_has_what_was_said_of_it_and_no_other() -> None:
    files = [
        table(row(2, 4), row(3, 99, criterion="sme"), file="one.csv", salt="1"),
        Unreadable(file="two.evalreturn", reason="It is damaged."),
        replace(table(row(2, 3, juror="J2"), file="one.csv", salt="3"), notes=("A remark.",)),
    ]
    merged = kept(act_of_merge(plan_merge(holding(6), files)))
    one, two, three = merged.files
    assert (Outcome.CONFLICT, Outcome.REFUSED, Outcome.MERGED) == (one.outcome, two.outcome, three.outcome)
    assert (1, 1, "An") == (one.conflicts, one.refused, one.juror)
    (left_out,) = one.left_out
    assert left_out.startswith("An · A-1 · sme · row 3: ")
    assert ("It is damaged.", "", 0, ()) == (two.reason, two.sha256, two.new, two.left_out)
    assert (1, ("A remark.",), ()) == (three.new, three.remarks, three.left_out)
    assert [True, True, False] == [each.needs_look for each in merged.files]


def test_no_number_of_remarks_leaves_out_a_file() -> None:
    notes = tuple(f"Remark {n}." for n in range(600))
    files = [
        replace(table(row(2, 4), file=f"{n}.csv", salt=str(n)), notes=notes if n == 0 else ())
        for n in range(9)
    ]
    merged = kept(act_of_merge(plan_merge(panel(), files)))
    assert [f"{n}.csv" for n in range(9)] == [each.file for each in merged.files]
    assert ("and 101 more remarks",) == merged.remarks
    assert 499 == len(merged.files[0].remarks)


def test_a_merge_of_an_earlier_version_has_its_counts_in_words() -> None:
    named = {"file": "a.evalreturn", "juror": "An", "outcome": state("outcome", "merged")}
    step = Step(what="file-looked-at", named={**named, "counts": {"nl": "3 nieuw", "en": "3 new"}})
    (file,) = kept(Act(steps=(Step(what="merge"),), particulars=(step,))).files
    assert (None, "3 new", "") == (file.new, file.counts, file.sha256)


def test_what_another_program_wrote_in_the_journal_is_no_number_and_no_name() -> None:
    named = {"file": 3, "juror": [1], "outcome": "merged", "new": "many", "sha256": "x", "counts": 2}
    (file,) = kept(
        Act(steps=(Step(what="merge"),), particulars=(Step(what="file-refused", named=named),))
    ).files
    assert ("", "", None, "", Outcome.UNCHANGED) == (
        file.file,
        file.juror,
        file.new,
        file.sha256,
        file.outcome,
    )


def test_a_return_after_the_deadline_is_remarked_in_the_journal(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        path = begun.hand_in()
        begun.panel.actor = SECRETARY
        begun.panel.execute(another_deadline("2016-06-27T15:00:00+00:00"))
        merge(begun.panel, plan_files(begun.panel, [path]))
        merged = last_merge(begun.panel.view)
        assert merged is not None
        (remark,) = merged.files[0].remarks
        assert remark.endswith("after the deadline of 27 June 2016, 17:00.")
