"""A forger who holds the panel can rewrite all of it, journal and hashes too; what jurors signed finds them out."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.journal import Where
from evalapp.domain.merge import Choice, Side
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import Proof, prove
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.store.history.journal_samples import forged

DECLARED = "A-3"


def give(work: Workspace, application: str, criterion: str, value: int) -> None:
    juror = work.view.call().juror
    work.execute(SetScore(juror=juror, application=application, criterion=criterion, value=value))
    words = f"why {value}"
    work.execute(SetComment(juror=juror, application=application, criterion=criterion, comment=words))


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """J1 handed in twice, J2 once and declared a conflict; afterwards the panel corrected a score and took one back."""
    folder = tmp_path_factory.mktemp("merged")
    panel = folder / "call.evalpanel"
    with small_panel(panel) as workspace:
        workspace.actor = SECRETARY
        first, second = hand_out(workspace, folder / "packs").packs
        with open_pack(first.path, first.code) as work:
            work.execute(ConfirmNoConflict(application="A-1"))
            give(work, "A-1", "helix", 6)
            give(work, "A-2", "sme", 4)
            one = submit(work, first.code, folder / "one.evalreturn").path
            give(work, "A-1", "helix", 7)
            two = submit(work, first.code, folder / "two.evalreturn").path
        with open_pack(second.path, second.code) as work:
            give(work, "A-1", "helix", 3)
            conflict = DeclareConflict(juror="J2", application=DECLARED, kind=ConflictKind.FAMILY)
            work.execute(conflict)
            other = submit(work, second.code, folder / "other.evalreturn").path
        for path in (one, two, other):
            merge(workspace, plan_merge(workspace, [path]))
        workspace.execute(SetScore(juror="J1", application="A-2", criterion="sme", value=8))
        workspace.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=9))
        workspace.undo()
    return panel


@pytest.fixture
def panel(merged: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Path(shutil.copy(merged, tmp_path / "call.evalpanel"))) as workspace:
        yield workspace


def verdict(panel: Workspace) -> Proof:
    """Of a file that nothing else could tell from a true one, but for the words of a change that were left."""
    proof = prove(panel)
    assert (True, "ok") == (proof.file.is_whole, proof.file.integrity)
    others = [each for each in proof.findings if each.where is not Where.RETURNS]
    assert all("that is not what it wrote" in each.text for each in others), others
    return proof


def test_what_was_stored_from_returns_agrees_with_them(panel: Workspace) -> None:
    proof = verdict(panel)
    assert (3, (), True) == (proof.returns, proof.differing, proof.is_sound)


def test_what_came_from_a_table_is_not_passed_off_as_signed(panel: Workspace, tmp_path: Path) -> None:
    assert "no juror signed" not in "".join(verdict(panel).notes)
    table = tmp_path / "scores.csv"
    table.write_text("juror,application,criterion,value,comment\nJ2,A-2,sme,4,by hand\n", encoding="utf-8")
    panel.actor = SECRETARY
    merge(panel, plan_merge(panel, [table]))
    proof = verdict(panel)
    assert (True, 3) == (proof.is_sound, proof.returns)
    assert "1 table or form of scores was merged, which no juror signed" in "".join(proof.notes)


SCORE = "\"table\" = 'score' AND key = json_array('J1', 'A-2', 'sme')"
RECEIVED = "\"table\" = 'received'"


def everywhere(what: str, old: str, new: str) -> str:
    return (
        f"UPDATE change_row SET before = replace(before, '{old}', '{new}'), "
        f"after = replace(after, '{old}', '{new}') WHERE {what}"
    )


def of_merge(number: int) -> str:
    """SQL for the change of the merge with this place among the merges."""
    return f"(SELECT id FROM change WHERE action = 'merge' ORDER BY id LIMIT 1 OFFSET {number})"


# What was rewritten → the statements, whose return it is, and the words of the reason.
FORGERIES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a score": (
        (everywhere(SCORE, '"value":4', '"value":9'),),
        "J1",
        "A-2, sme: the file stored something else than was signed",
    ),
    "a justification": (
        (everywhere(SCORE, '"why 4"', '"bought"'), "UPDATE score SET comment = 'bought' WHERE comment = 'why 4'"),
        "J1",
        "A-2, sme: the file stored something else than was signed",
    ),
    "a reason for none": (
        (everywhere(SCORE, '"value":4,"no_score":null', '"value":null,"no_score":"abstain"'),),
        "J1",
        "A-2, sme: the file stored something else than was signed",
    ),
    "another criterion": (
        (
            f"UPDATE change_row SET key = replace(key, 'sme', 'helix'), before = replace(before, 'sme', 'helix'), "
            f"after = replace(after, 'sme', 'helix') WHERE {SCORE}",
            "UPDATE score SET criterion = 'helix' WHERE juror = 'J1' AND application = 'A-2'",
        ),
        "J1",
        "A-2, sme: the file stored something else than was signed",
    ),
    "a score that was not given": (
        (
            "UPDATE change_row SET key = replace(key, 'helix', 'sme'), before = replace(before, 'helix', 'sme'), "
            "after = replace(after, 'helix', 'sme') WHERE \"table\" = 'score' AND key LIKE '%J2%'",
            "UPDATE score SET criterion = 'sme' WHERE juror = 'J2'",
        ),
        "J2",
        "the file stored something",
    ),
    "a later return that is left out": (
        (
            f"DELETE FROM change_row WHERE change_id = {of_merge(1)} AND \"table\" = 'score'",
            "UPDATE score SET value = 6, comment = 'why 6', at = (SELECT after ->> 'at' FROM change_row "
            "WHERE \"table\" = 'score' AND key = json_array('J1', 'A-1', 'helix') ORDER BY seq DESC LIMIT 1) "
            "WHERE juror = 'J1' AND application = 'A-1'",
        ),
        "J1",
        "A-1, helix: the file stored something else than was signed",
    ),
    "a conflict": (
        ("DELETE FROM change_row WHERE \"table\" = 'conflict'", "DELETE FROM conflict"),
        "J2",
        "it declares a conflict of interest with A-3, which the file did not store",
    ),
    "the register": (
        (
            everywhere(RECEIVED, '"is_complete":0', '"is_complete":1'),
            "UPDATE received SET is_complete = 1",
        ),
        "J1",
        "the file says other things of it than it says itself",
    ),
    "the signature": (
        (
            f"UPDATE change_row SET before = json_set(before, '$.signature', '{'00' * 64}'), "
            f"after = json_set(after, '$.signature', '{'00' * 64}') WHERE {RECEIVED}",
            f"UPDATE received SET signature = '{'00' * 64}'",
        ),
        "J1",
        "is not signed with the access code",
    ),
    "the key": (
        (
            f"UPDATE change_row SET after = json_set(after, '$.verify_key', '{'ab' * 32}') "
            "WHERE \"table\" = 'juror_key'",
            f"UPDATE juror_key SET verify_key = '{'ab' * 32}'",
        ),
        "J1",
        "is not signed with the access code",
    ),
    "that it was signed": (
        (everywhere(RECEIVED, '"signed"', '"vouched"'), "UPDATE received SET kind = 'vouched'"),
        "J1",
        "bears no signature",
    ),
    "that anything came back": (
        (
            f"DELETE FROM change_row WHERE {RECEIVED} AND after ->> '$.juror' = 'J2'",
            "DELETE FROM received WHERE juror = 'J2'",
        ),
        "J2",
        "of which nothing came back",
    ),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_that_the_chain_cannot_show_is_found_by_what_was_signed(
    name: str, panel: Workspace
) -> None:
    statements, juror, words = FORGERIES[name]
    forged(panel, *statements)
    proof = verdict(panel)
    assert any(each.juror == juror and words in each.reason for each in proof.differing), proof.differing
    assert not proof.is_sound


def test_a_score_that_was_laid_beside_those_of_a_return_is_found(panel: Workspace) -> None:
    """What the return says is all stored as it says; the file stored more."""
    first = f"(SELECT first_seq FROM change WHERE id = {of_merge(2)})"
    own = "\"table\" = 'score' AND key = json_array('J2', 'A-1', 'helix')"
    forged(
        panel,
        f"UPDATE change_row SET seq = -seq WHERE seq > {first}",
        "UPDATE change_row SET seq = 1 - seq WHERE seq < 0",
        f"UPDATE change SET first_seq = first_seq + 1 WHERE id > {of_merge(2)}",
        'INSERT INTO change_row (seq, change_id, "table", key, before, after) '
        f"SELECT {first} + 1, {of_merge(2)}, 'score', replace(key, 'helix', 'sme'), NULL, "
        f"replace(after, 'helix', 'sme') FROM change_row WHERE {own} ORDER BY seq LIMIT 1",
        "INSERT INTO score SELECT juror, application, 'sme', value, no_score, comment, at FROM score "
        "WHERE juror = 'J2' AND application = 'A-1'",
    )
    (found,) = verdict(panel).differing
    assert ("J2", True) == (found.juror, "A-1, sme: the file stored something of which" in found.reason)


def test_a_return_that_was_written_anew_bears_no_signature_of_its_juror(panel: Workspace) -> None:
    (sha256, raw), *_rest = panel.file.rows(
        "SELECT sha256, content FROM blob WHERE sha256 IN (SELECT sha256 FROM received WHERE juror = 'J2')"
    )
    other = raw.replace(b'"value":3', b'"value":9')
    new = hashlib.sha256(other).hexdigest()
    assert raw != other
    forged(
        panel,
        f"INSERT INTO blob VALUES ('{new}', x'{other.hex()}')",
        everywhere(RECEIVED, sha256, new),
        f"UPDATE received SET sha256 = '{new}' WHERE sha256 = '{sha256}'",
        everywhere("\"table\" = 'score' AND key LIKE '%J2%'", '"value":3', '"value":9'),
        "UPDATE score SET value = 9 WHERE juror = 'J2'",
    )
    assert [("J2", "other.evalreturn")] == [(each.juror, each.file) for each in verdict(panel).differing]


def returned(pack: HandedPack, device: str, value: int, folder: Path) -> Path:
    with open_pack(pack.path, pack.code, folder / f"{device}.evalwork") as work:
        give(work, "A-1", "helix", value)
        return submit(work, pack.code, folder / f"{device}.evalreturn").path


@pytest.mark.long
@pytest.mark.parametrize("choice", list(Choice))
@pytest.mark.parametrize("side", list(Side))
def test_whatever_was_chosen_between_two_versions_is_no_difference(
    choice: Choice, side: Side, tmp_path: Path
) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
        merge(panel, plan_merge(panel, [returned(pack, "pc", 6, tmp_path)]))
        merge(panel, plan_merge(panel, [returned(pack, "laptop", 8, tmp_path)], otherwise=choice))
        for each in open_choices(panel.view):
            panel.execute(Settle(sides={each.key: side}))
        assert (2, ()) == (verdict(panel).returns, prove(panel).differing)


def test_where_the_chain_breaks_before_a_merge_nobody_is_accused_by_what_was_not_checked(
    panel: Workspace,
) -> None:
    panel.file.conn.execute("DROP TRIGGER change_sealed")
    panel.file.conn.execute("UPDATE change SET summary = 'x' WHERE id = 2")
    proof = prove(panel)
    assert (False, (), 0, 2) == (proof.is_sound, proof.differing, proof.returns, proof.unchecked)


@pytest.mark.long
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE change SET action = 'edit-jury' WHERE action = 'merge'", "(“edit-jury”) wrote"),
        ("UPDATE change SET action = 'hand-out' WHERE action = 'score'", "(“hand-out”) wrote score"),
    ],
)
def test_what_an_act_never_writes_is_found_in_its_change(panel: Workspace, statement: str, said: str) -> None:
    forged(panel, statement)
    proof = prove(panel)
    assert any(said in each.text for each in proof.findings), proof.findings
    assert not proof.is_sound
