"""The undertaking of a call: agreed to before anything of a pack opens, and signed with the return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.outgoing.undertaking import MOST_UNDERTAKING, Read, hash_of, read_in
from evalapp.domain.permissions import Action
from evalapp.domain.texts import NO_TEXT, Text
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.agreeing import NotAgreed
from evalapp.operations.juror.opening import open_or_renew, open_pack, undertaking_of
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.course.undertaking import set_undertaking, what_it_does
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import last_issued, outdated_since
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import DEVICE, UNDERTAKING
from tests.samples import Act, changed_call, clear_all, small_panel

OWN = Text(nl="Ik zwijg.\n\nIk oordeel zelf.", en="I keep silent.\n\nI judge myself.")
OTHER = Text(nl="Ik zwijg ook daarna.", en="I keep silent afterwards too.")
READ = read_in(OWN, "nl")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.execute(changed_call(undertaking=OWN))
        yield made


def pack_of(panel: Workspace, folder: Path) -> HandedPack:
    return next(each for each in hand_out(panel, folder).packs if each.juror == "J1")


def returned(pack: HandedPack, code: str, work: Path, agreed: Read | None) -> Path:
    with clear_all(open_pack(pack.path, code, work, agreed=agreed)) as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=7))
        return submit(workspace, code, work.with_suffix(".evalreturn")).path


@pytest.mark.parametrize(
    "agreed",
    [None, read_in(OTHER, "nl"), replace(READ, language="en"), replace(READ, words=READ.words + ".")],
)
def test_nothing_is_opened_and_no_file_is_made_before_its_juror_agreed(
    panel: Workspace, tmp_path: Path, agreed: Read | None
) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    with pytest.raises(NotAgreed) as raised:
        open_pack(pack.path, pack.code, agreed=agreed)
    assert (OWN, "An Peeters", "Call") == (raised.value.asked, raised.value.name, raised.value.title)
    assert not [each for each in pack.path.parent.iterdir() if each.suffix == ".evalwork"]
    assert OWN == undertaking_of(pack.path, pack.code)


def test_the_agreement_stands_in_the_work_file_and_is_not_asked_twice(
    panel: Workspace, tmp_path: Path
) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code, agreed=READ) as work:
        (made,) = work.view.agreements()
        assert ("J1", READ.words, "nl") == (made.juror, made.words, made.language)
        assert (made.device, made.signed_in) == (work.view.setting(DEVICE), "")
    with open_pack(pack.path, pack.code) as work:
        assert [made] == work.view.agreements()
        assert [] == list(prove(work).findings)


def test_a_pack_without_a_text_asks_nothing(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(changed_call(undertaking=NO_TEXT))
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code, agreed=READ) as work:
        assert [] == work.view.agreements()


def test_a_newer_pack_with_another_text_asks_again_and_changes_nothing_before(
    panel: Workspace, tmp_path: Path
) -> None:
    first = pack_of(panel, tmp_path / "packs")
    work = tmp_path / "an.evalwork"
    open_pack(first.path, first.code, work, agreed=READ).close()
    panel.execute(changed_call(undertaking=OTHER))
    newer = pack_of(panel, tmp_path / "newer")
    before = work.read_bytes()
    with pytest.raises(NotAgreed):
        open_or_renew(newer.path, first.code, work)
    assert before == work.read_bytes()
    with open_or_renew(newer.path, first.code, work, agreed=read_in(OTHER, "en")).workspace as opened:
        assert [OWN.nl, OTHER.en] == [each.words for each in opened.view.agreements()]
        assert OTHER == opened.view.call().undertaking


def test_a_newer_pack_with_the_same_text_asks_nothing(panel: Workspace, tmp_path: Path) -> None:
    first = pack_of(panel, tmp_path / "packs")
    work = tmp_path / "an.evalwork"
    open_pack(first.path, first.code, work, agreed=READ).close()
    newer = pack_of(panel, tmp_path / "newer")
    with open_or_renew(newer.path, first.code, work).workspace as opened:
        assert 1 == len(opened.view.agreements())


def test_the_return_signs_it_and_the_panel_keeps_it(panel: Workspace, tmp_path: Path) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    file = returned(pack, pack.code, tmp_path / "an.evalwork", READ)
    plan = plan_merge(panel, [file])
    assert ["merged"] == [each.outcome for each in plan.files]
    merge(panel, plan)
    (made,) = panel.view.agreements()
    (receipt,) = panel.view.receipts()
    assert (READ.words, receipt.sha256) == (made.words, made.signed_in)
    proof = prove(panel)
    assert ([], [], ()) == ([*proof.findings], [*proof.differing], proof.notes)
    assert plan_merge(panel, [file]).is_empty


def test_a_change_makes_packs_out_of_date_and_needs_a_reason(panel: Workspace, tmp_path: Path) -> None:
    pack_of(panel, tmp_path / "packs")
    with pytest.raises(BadValue, match="An Peeters and Jan Claes out of date"):
        set_undertaking(panel, OTHER)
    assert "out of date" in what_it_does(panel.view)
    assert set_undertaking(panel, OTHER, reason="Strenger.") is not None
    facts = facts_of(panel.view)
    assert {"another undertaking"} == {
        outdated_since(each, facts).words for each in last_issued(facts).values()
    }
    assert set_undertaking(panel, OTHER) is None


def test_the_history_tells_of_a_change_without_the_whole_text(panel: Workspace) -> None:
    panel.execute(changed_call(undertaking=NO_TEXT))
    told = panel.view.history(limit=1)[0].summary
    digest = hash_of(OWN.nl)[:12]
    assert told.startswith(
        f"Undertaking of the jurors: Nederlands, {len(OWN.nl)} characters, {digest}…; English"
    )
    assert told.endswith("→ none is asked – Verbeterd.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * 100_000, f"at most {MOST_UNDERTAKING} characters; this text has 100000"),
        ("Ik zwijg\x07.", r"holds \\x07"),
        ("Ik \u202ezwijg.", r"holds \\u202e, which shows words in another order"),
        ("Ik \u2066zwijg.", r"holds \\u2066"),
        ("Ik \ud800zwijg.", r"holds \\ud800"),
    ],
)
def test_a_text_that_cannot_be_read_as_it_was_written_is_refused(
    panel: Workspace, text: str, words: str
) -> None:
    with pytest.raises(KnownError, match=words):
        set_undertaking(panel, Text(nl=text, en=""), reason="x")
    assert OWN == panel.view.call().undertaking


def test_a_text_is_kept_by_its_lines_with_one_blank_between(panel: Workspace) -> None:
    set_undertaking(panel, Text(nl="  Een. \r\n\r\n\r\n\r\n Twee\t drie.\n", en=""), reason="x")
    assert Text(nl="Een.\n\nTwee drie.", en="") == panel.view.call().undertaking
    assert "nl" == read_in(panel.view.call().undertaking, "en").language


def test_work_that_was_begun_without_agreeing_cannot_be_handed_in(panel: Workspace, tmp_path: Path) -> None:
    """As of a version that did not ask."""
    panel.execute(changed_call(undertaking=NO_TEXT))
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code) as work:
        work.execute(Act(act=lambda change: change.put_setting(UNDERTAKING, OWN), action=Action.OPEN_PACK))
        with pytest.raises(KnownError, match="open the pack again"):
            submit(work, pack.code, tmp_path / "an.evalreturn")
    assert not (tmp_path / "an.evalreturn").exists()
