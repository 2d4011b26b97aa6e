"""A part of the juror's own added to the access code: the secretariat, who knows the code, cannot sign without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from evalapp.domain.errors import BadValue, KnownError, WrongCode, WrongOwnPart
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.sealed.own_part import checked_own_part, own_key, own_public_key
from evalapp.exchange.sealed.returns import ReturnContent, seal_return
from evalapp.exchange.sealed.signing import signing_key
from evalapp.operations.documents.register import register_json
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import keys_of, merge, plan_merge, read_files
from evalapp.operations.exchange.own_part import SetOwnPartAside
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.juror.own_part import give_up_own_part, has_own_part
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.verification import prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import OWN_KEY, RECIPIENT
from tests.samples import SECRETARY, clear_all, small_panel
from tests.store.history.journal_samples import forged
from tools.forge.histories import Forged, append

OWN = "mijn kat heet Bach"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.actor = SECRETARY
        yield made


@pytest.fixture
def pack(panel: Workspace, tmp_path: Path) -> HandedPack:
    return next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")


def worked(pack: HandedPack, work: Path, own_part: str | None = None) -> Workspace:
    opened = clear_all(open_pack(pack.path, pack.code, work, own_part=own_part))
    opened.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=7))
    return opened


@pytest.fixture
def returned(pack: HandedPack, tmp_path: Path) -> Path:
    with worked(pack, tmp_path / "an.evalwork", OWN) as work:
        return submit(work, pack.code, tmp_path / "one.evalreturn", own_part=OWN).path


@pytest.fixture
def without(pack: HandedPack, tmp_path: Path) -> Path:
    """As the secretariat could make it, who has the pack and the code."""
    with worked(pack, tmp_path / "secretariat.evalwork") as work:
        return submit(work, pack.code, tmp_path / "without.evalreturn").path


def content_of(panel: Workspace, path: Path) -> ReturnContent:
    (opened,) = read_files(keys_of(panel), [path])
    assert isinstance(opened, SignedReturn)
    return opened.opened.content


def outcome(panel: Workspace, *paths: Path) -> list[tuple[str, str]]:
    return [(str(each.outcome), each.reason) for each in plan_merge(panel, list(paths)).files]


def test_the_work_file_keeps_the_public_half_alone_and_opens_without(
    pack: HandedPack, tmp_path: Path, panel: Workspace
) -> None:
    with worked(pack, tmp_path / "an.evalwork", f"  {OWN.replace(' ', '  ')} ") as work:
        assert own_public_key(OWN, panel.view.call().panel, "J1") == work.view.setting(OWN_KEY)
    assert OWN.encode() not in (tmp_path / "an.evalwork").read_bytes()
    with open_pack(pack.path, pack.code, tmp_path / "an.evalwork") as work:
        assert has_own_part(work.view)


@pytest.mark.long
@pytest.mark.parametrize("typed", ["", "mijn kat heet bach", OWN + "!"])
def test_handing_in_needs_it(pack: HandedPack, tmp_path: Path, typed: str) -> None:
    with worked(pack, tmp_path / "an.evalwork", OWN) as work:
        with pytest.raises(WrongCode):
            submit(work, pack.code, tmp_path / "one.evalreturn", own_part=typed)
        assert not (tmp_path / "one.evalreturn").exists()


@pytest.mark.parametrize(
    "typed", ["", " " * 10, "seven77", "x" * 201, "een \x07 kat loopt", "een \u202e kat loopt"]
)
def test_what_is_no_own_part_opens_nothing(pack: HandedPack, tmp_path: Path, typed: str) -> None:
    with pytest.raises(BadValue):
        open_pack(pack.path, pack.code, tmp_path / "an.evalwork", own_part=typed)
    assert not (tmp_path / "an.evalwork").exists()


@pytest.mark.long
@pytest.mark.parametrize("typed", [OWN, "", " " * 10, "a", "een \u202e kat loopt", "x" * 10_000])
def test_none_is_taken_where_the_work_began_without(pack: HandedPack, tmp_path: Path, typed: str) -> None:
    worked(pack, tmp_path / "an.evalwork").close()
    before = (tmp_path / "an.evalwork").read_bytes()
    with pytest.raises(WrongOwnPart, match="chosen when a pack first opens"):
        open_pack(pack.path, pack.code, tmp_path / "an.evalwork", own_part=typed)
    assert before == (tmp_path / "an.evalwork").read_bytes()
    with open_pack(pack.path, pack.code, tmp_path / "an.evalwork") as work:
        with pytest.raises(WrongOwnPart, match="chosen when a pack first opens"):
            submit(work, pack.code, tmp_path / "one.evalreturn", own_part=typed)
        assert not (tmp_path / "one.evalreturn").exists()


@pytest.mark.long
def test_another_than_the_one_chosen_opens_nothing_and_the_same_one_does(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    worked(pack, tmp_path / "an.evalwork", OWN).close()
    newer = hand_out(panel, tmp_path / "newer", jurors=["J1"]).packs[0]
    for typed in ("", "een heel ander woord"):
        with pytest.raises(WrongOwnPart):
            open_or_renew(newer.path, pack.code, tmp_path / "an.evalwork", own_part=typed)
    with open_or_renew(newer.path, pack.code, tmp_path / "an.evalwork", own_part=OWN).workspace as work:
        assert has_own_part(work.view)


def test_it_counts_as_it_is_written_whatever_the_keyboard() -> None:
    assert checked_own_part("caf\u00e9 aan zee") == checked_own_part(" cafe\u0301  aan zee ")


@pytest.mark.long
def test_the_panel_keeps_the_first_and_takes_no_return_without_it(
    panel: Workspace, returned: Path, without: Path
) -> None:
    merge(panel, plan_merge(panel, [returned]))
    (known,) = panel.view.own_keys()
    assert own_public_key(OWN, panel.view.call().panel, "J1") == known.public_key
    ((how, why),) = outcome(panel, without)
    assert ("refused", True) == (how, "ask the juror whether it is theirs" in why)
    assert [("unchanged", "")] == [(how, "") for how, _why in outcome(panel, returned)]
    proof = prove(panel)
    assert ((), (), True) == (proof.differing, proof.findings, proof.is_sound)


def test_who_hands_in_first_without_it_is_seen_by_both(
    panel: Workspace, returned: Path, without: Path
) -> None:
    """Merged first it holds, and the juror's own is a second device: nothing of it is lost, and its key counts."""
    merge(panel, plan_merge(panel, [without]))
    assert [] == panel.view.own_keys()
    merge(panel, plan_merge(panel, [returned]))
    assert 1 == len(panel.view.own_keys())
    assert "unchanged" == outcome(panel, without)[0][0]


@pytest.mark.long
def test_another_own_part_is_refused_until_the_first_is_set_aside(
    panel: Workspace, pack: HandedPack, returned: Path, tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [returned]))
    with worked(pack, tmp_path / "another.evalwork", "een heel ander woord") as work:
        other = submit(work, pack.code, tmp_path / "other.evalreturn", own_part="een heel ander woord").path
    assert "refused" == outcome(panel, other)[0][0]
    with pytest.raises(BadValue, match="Say why"):
        panel.execute(SetOwnPartAside(juror="J1", reason=" "))
    panel.execute(SetOwnPartAside(juror="J1", reason="Kwijt, gebeld op 3 maart."))
    assert "refused" != outcome(panel, other)[0][0]
    merge(panel, plan_merge(panel, [other]))
    first, second = register_json(register_of(panel.view))["own_parts"]
    assert {"by": "Mia Willems", "reason": "Kwijt, gebeld op 3 maart."} == first["set_aside"]
    assert second["public_key"] == panel.view.own_keys()[0].public_key
    told = panel.view.history(limit=2)[1].summary
    assert "Own part of An Peeters set aside – Kwijt, gebeld op 3 maart." == told
    assert ((), True) == (prove(panel).differing, prove(panel).is_sound)
    with pytest.raises(KnownError, match="J2"):
        panel.execute(SetOwnPartAside(juror="J2", reason="x"))


@pytest.mark.long
def test_two_first_own_parts_at_once_are_both_refused(
    panel: Workspace, pack: HandedPack, returned: Path, tmp_path: Path
) -> None:
    with worked(pack, tmp_path / "another.evalwork", "een heel ander woord") as work:
        other = submit(work, pack.code, tmp_path / "other.evalreturn", own_part="een heel ander woord").path
    for order in ((returned, other), (other, returned)):
        assert ["refused", "refused"] == [how for how, _why in outcome(panel, *order)]
    assert plan_merge(panel, [returned, other]).is_empty


@pytest.mark.long
def test_what_is_given_up_is_handed_in_without(
    panel: Workspace, pack: HandedPack, returned: Path, tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [returned]))
    with open_pack(pack.path, pack.code, tmp_path / "an.evalwork") as work:
        give_up_own_part(work)
        assert "The juror’s own part given up as lost" == work.view.history(limit=1)[0].summary
        with pytest.raises(KnownError):
            give_up_own_part(work)
        later = submit(work, pack.code, tmp_path / "two.evalreturn").path
        assert () == prove(work).findings
    assert "refused" == outcome(panel, later)[0][0]
    panel.execute(SetOwnPartAside(juror="J1", reason="Kwijt."))
    assert "refused" != outcome(panel, later)[0][0]


@pytest.mark.long
def test_a_new_code_needs_the_same_own_part(
    panel: Workspace, pack: HandedPack, returned: Path, tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [returned]))
    newer = hand_out(panel, tmp_path / "newer", jurors=["J1"], new_codes=True).packs[0]
    with open_or_renew(newer.path, newer.code, tmp_path / "an.evalwork").workspace as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
        later = submit(work, newer.code, tmp_path / "two.evalreturn", own_part=OWN).path
    assert "merged" == outcome(panel, later)[0][0]


@pytest.mark.long
@pytest.mark.parametrize("is_swapped", [True, False])
def test_a_return_that_another_key_signs_than_it_names_is_refused(
    panel: Workspace, pack: HandedPack, returned: Path, tmp_path: Path, is_swapped: bool
) -> None:
    """Swapped by who knows the code: with another key beside the true one, or with none."""
    content, call = content_of(panel, returned), panel.view.call()
    key = signing_key(pack.code, call.panel, "J1")
    other = own_key("een heel ander woord", call.panel, "J1") if is_swapped else None
    with open_pack(pack.path, pack.code, tmp_path / "an.evalwork") as work:
        recipient = work.view.setting(RECIPIENT)
    path = tmp_path / "forged.evalreturn"
    path.write_bytes(seal_return(content, key, recipient, other))
    ((how, why),) = outcome(panel, path)
    assert ("refused", True) == (how, "not signed with an own part as it names one" in why)
    path.write_bytes(
        seal_return(replace(content, own_key=None), key, recipient, own_key(OWN, call.panel, "J1"))
    )
    assert "refused" == outcome(panel, path)[0][0]


@pytest.mark.long
@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (
            (
                f"UPDATE own_key SET public_key = '{'ab' * 32}'",
                f"UPDATE change_row SET after = json_set(after, '$.public_key', '{'ab' * 32}') "
                "WHERE \"table\" = 'own_key'",
            ),
            "that no return signs first",
        ),
        (
            ("DELETE FROM own_key", "DELETE FROM change_row WHERE \"table\" = 'own_key'"),
            "it was taken although its juror’s own part does not sign it",
        ),
        (
            (
                "UPDATE received SET signature = substr(signature, 1, 128)",
                "UPDATE change_row SET after = json_set(after, '$.signature', substr(after ->> 'signature', 1, 128)) "
                "WHERE \"table\" = 'received'",
            ),
            "not signed with an own part as it names one",
        ),
    ],
)
def test_verify_holds_the_own_part_against_what_was_signed(
    panel: Workspace, returned: Path, statements: tuple[str, ...], words: str
) -> None:
    merge(panel, plan_merge(panel, [returned]))
    forged(panel, *statements)
    proof = prove(panel)
    assert proof.file.is_whole
    assert any(words in each.reason for each in proof.differing), proof.differing


@pytest.mark.long
def test_a_key_that_goes_with_a_merge_is_found(panel: Workspace, returned: Path) -> None:
    merge(panel, plan_merge(panel, [returned]))
    panel.close()
    append(panel.path, Forged(action="merge", statements=("DELETE FROM own_key",)))
    assert any("took away own_key" in each.text for each in prove_file(panel.path).findings)
