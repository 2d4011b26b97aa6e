"""Handing in a part, again, less: what the panel holds afterwards, and what the receipt says was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind
from evalapp.domain.scoring.counted import Counted
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.handing_in import differences, last_receipt, receipt_bytes, save_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import Submission, submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.forging import score_forged
from tests.samples import SCHEME, small_panel

Given = dict[tuple[str, str], tuple[int | None, str]]


@dataclass
class Desk:
    """The panel, the pack of J1 and the work on it; returns are numbered files."""

    panel: Workspace
    pack: HandedPack
    work: Workspace
    folder: Path

    def score(self, application: str, value: int | None, criterion: str = "helix", comment: str = "") -> None:
        self.work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=value))
        if comment:
            self.work.execute(
                SetComment(juror="J1", application=application, criterion=criterion, comment=comment)
            )

    def hand_in(
        self, applications: tuple[str, ...] | None = None, taken_back: tuple[str, ...] = ()
    ) -> Submission:
        path = self.folder / f"{len(list(self.folder.glob('*.evalreturn'))) + 1}.evalreturn"
        return submit(self.work, self.pack.code, path, applications=applications, taken_back=taken_back)

    def merge(self, *submissions: Submission) -> Given:
        merge(self.panel, plan_merge(self.panel, [each.path for each in submissions]))
        return self.held()

    def held(self) -> Given:
        return {
            (score.application, score.criterion): (score.value, score.comment)
            for score in self.panel.view.scores(juror="J1")
            if score.is_given or score.comment
        }

    def open_new_pack(self) -> None:
        """A newer pack is handed out, and merged into the work as it stands."""
        new = hand_out(self.panel, self.folder / "packs", jurors=["J1"]).packs[0]
        self.work.close()
        self.work = open_pack(new.path, self.pack.code, self.work.path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")
        made = Desk(panel=panel, pack=pack, work=open_pack(pack.path, pack.code), folder=tmp_path)
        yield made
        made.work.close()


def test_a_part_leaves_the_others_not_scored_yet(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.score("A-2", 5)
    assert desk.merge(desk.hand_in(("A-1",))) == {("A-1", "helix"): (7, "")}


def test_a_part_after_a_part_adds_to_it(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.score("A-2", 5)
    desk.merge(desk.hand_in(("A-1",)))
    both = {("A-1", "helix"): (7, ""), ("A-2", "helix"): (5, "")}
    assert desk.merge(desk.hand_in(("A-2",))) == both


def test_a_part_after_everything_deletes_nothing_and_changes_only_what_is_chosen(desk: Desk) -> None:
    for number in ("A-1", "A-2"):
        desk.score(number, 7, comment="first")
    desk.merge(desk.hand_in())
    for number in ("A-1", "A-2"):
        desk.score(number, 3)
    expected = {("A-1", "helix"): (3, "first"), ("A-2", "helix"): (7, "first")}
    assert desk.merge(desk.hand_in(("A-1",))) == expected


def test_a_part_carries_what_was_signed_before_and_never_merged(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    desk.score("A-2", 5)
    both = {("A-1", "helix"): (7, ""), ("A-2", "helix"): (5, "")}
    assert desk.merge(desk.hand_in(("A-2",))) == both


def test_what_the_panel_corrected_stays_when_a_part_leaves_it_out(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.merge(desk.hand_in())
    desk.panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=4))
    desk.score("A-2", 5)
    plan = plan_merge(desk.panel, [desk.hand_in(("A-2",)).path])
    assert plan.choices == ()
    merge(desk.panel, plan)
    assert desk.held() == {("A-1", "helix"): (4, ""), ("A-2", "helix"): (5, "")}


def test_a_part_on_a_newer_pack_leaves_out_as_the_panel_has_it(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.merge(desk.hand_in())
    desk.panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=4))
    desk.open_new_pack()
    desk.score("A-2", 5)
    plan = plan_merge(desk.panel, [desk.hand_in(("A-2",)).path])
    merge(desk.panel, plan)
    assert desk.held() == {("A-1", "helix"): (4, ""), ("A-2", "helix"): (5, "")}


def test_an_application_that_is_taken_back_is_gone_from_the_panel_and_stays_in_the_work(desk: Desk) -> None:
    for number in ("A-1", "A-2"):
        desk.score(number, 7, comment="sterk")
    desk.merge(desk.hand_in())
    desk.score("A-2", 1)
    submission = desk.hand_in((), ("A-1",))
    assert desk.merge(submission) == {("A-2", "helix"): (7, "sterk")}
    assert [score.value for score in desk.work.view.scores(application="A-1")] == [7]


def test_what_was_taken_back_comes_back_with_the_next_return(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.merge(desk.hand_in())
    desk.merge(desk.hand_in((), ("A-1",)))
    assert desk.merge(desk.hand_in()) == {("A-1", "helix"): (7, "")}


def test_what_was_merged_after_the_newer_pack_was_made_can_be_taken_back_too(desk: Desk) -> None:
    desk.score("A-1", 7)
    first = desk.hand_in()
    desk.open_new_pack()
    desk.merge(first)
    assert desk.merge(desk.hand_in((), ("A-1",))) == {}


def test_a_part_is_complete_only_if_everything_was_handed_in(desk: Desk) -> None:
    for number in ("A-1", "A-2", "A-3"):
        desk.score(number, 7, comment="sterk")
        desk.score(number, 6, "sme")
    assert not desk.hand_in(("A-1",)).is_complete
    assert not desk.hand_in(("A-2",)).is_complete
    assert desk.hand_in(("A-3",)).is_complete


@pytest.mark.parametrize(
    ("applications", "taken_back", "words"),
    [
        ((), (), "Nothing is chosen"),
        (("A-9",), (), "“A-9” is not among your applications"),
        ((), ("A-2",), "A-2 was not handed in"),
    ],
)
def test_a_choice_that_says_nothing_is_refused_and_nothing_is_written(
    desk: Desk, applications: tuple[str, ...], taken_back: tuple[str, ...], words: str
) -> None:
    desk.score("A-1", 7)
    desk.score("A-2", 7)
    desk.hand_in(("A-1",))
    with pytest.raises(KnownError, match=words):
        desk.hand_in(applications, taken_back)
    assert [path.name for path in desk.folder.glob("*.evalreturn")] == ["1.evalreturn"]


def test_the_receipt_lists_what_was_signed_and_what_was_left_out(desk: Desk) -> None:
    desk.score("A-1", 7, comment="sterk")
    desk.score("A-1", 6, "sme")
    desk.score("A-2", 5)
    desk.work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY, note=""))
    submission = desk.hand_in(("A-1",))
    receipt = last_receipt(desk.work)
    assert receipt is not None
    assert (receipt.number, receipt.file, receipt.fingerprint) == (1, "1.evalreturn", submission.fingerprint)
    assert [(each.application.number, sorted(each.scores)) for each in receipt.given] == [
        ("A-1", ["helix", "sme"])
    ]
    assert [each.application.number for each in receipt.left_out] == ["A-2"]
    assert [each.application for each in receipt.conflicts] == ["A-3"]
    assert receipt.counted == Counted(2)


def test_the_receipt_is_of_what_was_signed_not_of_what_was_typed_since(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    desk.score("A-1", 2)
    receipt = last_receipt(desk.work)
    assert receipt is not None
    assert receipt.given[0].scores["helix"].value == 7


def test_there_is_no_total_before_every_criterion_that_counts_has_a_value(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    receipt = last_receipt(desk.work)
    assert receipt is not None
    assert receipt.total(receipt.given[0]) is None


def test_no_receipt_before_the_first_return_nor_once_a_newer_pack_came(desk: Desk) -> None:
    assert last_receipt(desk.work) is None
    with pytest.raises(KnownError, match="no receipt yet"):
        save_receipt(desk.work, desk.folder / "receipt.pdf")
    desk.score("A-1", 7)
    desk.hand_in()
    desk.open_new_pack()
    assert last_receipt(desk.work) is None


def test_differences_name_what_changed_since(desk: Desk) -> None:
    desk.score("A-1", 7, comment="sterk")
    desk.score("A-2", 5)
    desk.hand_in()
    desk.score("A-1", 8)
    desk.work.execute(SetComment(juror="J1", application="A-2", criterion="helix", comment="zwak"))
    found = [(each.application, each.is_score, each.is_comment) for each in differences(desk.work)]
    assert found == [("A-1", True, False), ("A-2", False, True)]
    desk.hand_in()
    assert differences(desk.work) == []


def test_a_saved_receipt_is_the_same_to_the_byte(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    save_receipt(desk.work, desk.folder / "receipt.pdf", "nl")
    receipt = last_receipt(desk.work)
    assert receipt is not None
    assert (desk.folder / "receipt.pdf").read_bytes() == receipt_bytes(receipt, "nl")


def test_a_receipt_replaces_an_earlier_one_and_no_other_pdf(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    path = desk.folder / "receipt.pdf"
    for _again in range(2):
        save_receipt(desk.work, path)
    path.write_bytes(b"%PDF-1.4 what somebody else wrote")
    with pytest.raises(KnownError, match="already exists"):
        save_receipt(desk.work, path)
    assert path.read_bytes() == b"%PDF-1.4 what somebody else wrote"


def test_a_receipt_in_which_somebody_made_notes_stays(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    path = desk.folder / "receipt.pdf"
    save_receipt(desk.work, path)
    with path.open("ab") as file:
        file.write(b"99 0 obj\n<</Type /Annot>>\nendobj\nstartxref\n0\n%%EOF\n")
    theirs = path.read_bytes()
    with pytest.raises(KnownError, match="was changed since Evalapp wrote it; choose another name"):
        save_receipt(desk.work, path)
    assert theirs == path.read_bytes()


def test_no_receipt_is_printed_from_a_work_file_that_was_altered(desk: Desk) -> None:
    desk.score("A-1", 7)
    desk.hand_in()
    desk.work.close()
    score_forged(desk.work.path)
    desk.work = Workspace.open(desk.work.path)
    with pytest.raises(KnownError, match="No receipt is printed from it"):
        save_receipt(desk.work, desk.folder / "receipt.pdf")
    assert not (desk.folder / "receipt.pdf").exists()
    assert desk.hand_in().path.exists()


def test_what_changed_stands_in_the_order_of_the_scheme(tmp_path: Path) -> None:
    scheme = SCHEME.replace("helix", "zeal")  # after “sme” by name, before it in the scheme
    with small_panel(tmp_path / "call.evalpanel", scheme=scheme) as panel:
        pack = next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")
        with open_pack(pack.path, pack.code) as work:
            for application in ("A-2", "A-1"):
                for criterion in ("sme", "zeal"):
                    work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=4))
            assert [(each.application, each.criterion) for each in differences(work)] == [
                ("A-1", "zeal"),
                ("A-1", "sme"),
                ("A-2", "zeal"),
                ("A-2", "sme"),
            ]
