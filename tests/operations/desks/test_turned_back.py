"""Whoever puts a back-up back hears what that turns back: changes, a signed closing, and packs in others' hands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.merge import Outcome
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.keeping.putting_back import done_words, warning_words
from evalapp.operations.desks.keeping.turned_back import NOTHING_BACK
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.records.restoring import restore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import score
from tests.operations.progress.ready_samples import closable
from tests.samples import SECRETARY, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(Assign(pairs=(("J1", "A-1"), ("J2", "A-1"))))
    return tmp_path / "call.evalpanel"


def old_of(panel: Path) -> Path:
    return Path(shutil.copy(panel, panel.with_name("old.evalpanel")))


def do(panel: Path, *acts: Callable[[Workspace], object]) -> None:
    with Workspace.open(panel, SECRETARY) as workspace:
        for act in acts:
            act(workspace)


def said(panel: Path, backup: Path) -> str:
    done = restore(panel, backup)
    return "\n".join((*done_words(panel.name, done, "kept"), *warning_words(done)))


def test_how_many_changes_are_left_behind(panel: Path) -> None:
    old = old_of(panel)
    do(panel, lambda each: each.execute(score("J1", "A-1", 5)))
    one = Path(shutil.copy(panel, panel.with_name("one.evalpanel")))
    do(panel, lambda each: each.execute(score("J1", "A-1", 6)))
    assert "1 later change of the file that stood there is left behind." in said(panel, one)
    do(panel, lambda each: each.execute(score("J1", "A-1", 7)))
    text = said(panel, old)
    assert "2 later changes of the file that stood there are left behind." in text
    assert "signed" not in text
    assert "went out" not in text


def test_a_newer_state_over_an_older_leaves_nothing_behind(panel: Path) -> None:
    old = old_of(panel)
    do(panel, lambda each: hand_out(each, each.path.with_name("packs")))
    newer = Path(shutil.copy(panel, panel.with_name("newer.evalpanel")))
    restore(panel, old)
    assert NOTHING_BACK == restore(panel, newer).turned
    panel.unlink()
    assert NOTHING_BACK == restore(panel, newer).turned


def test_of_two_that_lived_on_apart_only_what_the_other_lacks_counts(panel: Path) -> None:
    old = old_of(panel)
    do(
        old,
        *([lambda each: each.execute(score("J1", "A-1", 5))] * 1),
        lambda each: each.execute(score("J2", "A-1", 5)),
    )
    do(panel, lambda each: each.execute(score("J1", "A-1", 7)))
    assert 1 == restore(panel, old).turned.changes


def test_a_signed_closing_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    closable(path).close()
    old = old_of(path)
    do(
        path,
        lambda each: move_to_phase(
            each, Phase.CLOSED, signings=[signing_of(each.view, "C1"), signing_of(each.view, "S-01")]
        ),
    )
    closed = Path(shutil.copy(path, path.with_name("closed.evalpanel")))
    assert "The closing that Luc Maes and Mia Willems signed is gone with it" in said(path, old)
    restore(path, closed)
    assert () == restore(path, closed).turned.signers


def test_an_unsigned_closing_is_only_a_change(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    closable(path).close()
    old = old_of(path)
    do(path, lambda each: move_to_phase(each, Phase.CLOSED))
    assert (1, ()) == ((turned := restore(path, old).turned).changes, turned.signers)


def test_packs_that_went_out_are_not_known_and_what_comes_back_is_refused(panel: Path) -> None:
    old = old_of(panel)
    packs = []
    do(panel, lambda each: packs.extend(hand_out(each, each.path.with_name("packs")).packs))
    text = said(panel, old)
    assert "The packs that went out since to An Peeters and Jan Claes are not known any more" in text
    assert "Hand out anew to these jurors." in text
    with open_pack(packs[0].path, packs[0].code) as work:
        sent = submit(work, packs[0].code, panel.with_name("J1.evalreturn")).path
    with Workspace.open(panel, SECRETARY) as workspace:
        (file,) = plan_merge(workspace, [sent]).files
        assert (Outcome.REFUSED, True) == (file.outcome, "never got a pack" in file.reason)


def test_a_pack_under_a_code_that_is_known_still_comes_back(panel: Path) -> None:
    packs = []
    do(panel, lambda each: packs.extend(hand_out(each, each.path.with_name("packs"), jurors=["J1"]).packs))
    old = old_of(panel)
    do(
        panel,
        lambda each: packs.extend(hand_out(each, each.path.with_name("again"), jurors=["J1"]).packs),
        lambda each: hand_out(each, each.path.with_name("packs"), jurors=["J2"]),
    )
    assert "The pack that went out since to Jan Claes is not known any more" in said(panel, old)
    with open_pack(packs[1].path, packs[0].code) as work:
        sent = submit(work, packs[0].code, panel.with_name("J1.evalreturn")).path
    with Workspace.open(panel, SECRETARY) as workspace:
        (file,) = plan_merge(workspace, [sent]).files
        assert (Outcome.UNCHANGED, True) == (file.outcome, "that this file does not know" in file.reason)


def test_new_codes_for_a_juror_are_not_known_either(panel: Path) -> None:
    do(panel, lambda each: hand_out(each, each.path.with_name("packs"), jurors=["J1"]))
    old = old_of(panel)
    do(panel, lambda each: hand_out(each, each.path.with_name("again"), jurors=["J1"], new_codes=True))
    assert ("An Peeters",) == restore(panel, old).turned.jurors


def test_a_form_has_no_code(panel: Path) -> None:
    old = old_of(panel)
    do(panel, lambda each: hand_out_forms(each, each.path.with_name("forms")))
    assert () == restore(panel, old).turned.jurors


def test_of_many_jurors_six_are_named(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    ids = [f"K{n}" for n in range(1, 10)]
    with small_panel(path) as panel:
        people = tuple(Person(id=each, name=f"Naam {each}", role=Role.JUROR) for each in ids)
        panel.execute(ImportJury(people=people, reason="Meer."))
        panel.execute(Assign(pairs=tuple((each, "A-1") for each in ids)))
    old = old_of(path)
    do(path, lambda each: hand_out(each, each.path.with_name("packs")))
    assert "Naam K5, Naam K6 and 3 others are not known" in said(path, old)


def test_of_the_work_of_a_juror_the_changes_are_told(panel: Path) -> None:
    packs = []
    do(panel, lambda each: packs.extend(hand_out(each, each.path.with_name("packs"), jurors=["J1"]).packs))
    with open_pack(packs[0].path, packs[0].code) as work:
        path = work.path
    old = Path(shutil.copy(path, path.with_name("old.evalwork")))
    with open_pack(packs[0].path, packs[0].code) as work:
        work.execute(score("J1", "A-1", 5))
    assert "1 later change of the file that stood there is left behind." in said(path, old)


def test_the_command_tells_it(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from evalapp.cli import main

    old = old_of(panel)
    do(panel, lambda each: hand_out(each, each.path.with_name("packs")))
    capsys.readouterr()
    assert 0 == main(["restore", str(panel), str(old)])
    ran = capsys.readouterr()
    assert "1 later change of the file" in ran.out
    assert "An Peeters and Jan Claes" in ran.err


def test_the_window_tells_the_same(panel: Path) -> None:
    from ui.restoring import put_back

    old = old_of(panel)
    do(panel, lambda each: hand_out(each, each.path.with_name("packs")))
    _path, told = put_back(panel, old, lambda *_done: None)
    assert "1 later change of the file that stood there is left behind." in told
    assert "Hand out anew to these jurors." in told
