"""An agreement to the undertaking is held against the return that signs it; and hostile returns are refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from evalapp.domain.ids import PersonId
from evalapp.domain.outgoing.undertaking import hash_of, read_in
from evalapp.domain.texts import NO_TEXT, Text
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.sealed.returns import ReturnContent, open_return, seal_return
from evalapp.exchange.sealed.signing import signing_key
from evalapp.exchange.sealed.undertaken import AgreedJson
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import keys_of, merge, plan_merge, read_files
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.verification import prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY, RECIPIENT
from tests.samples import SECRETARY, changed_call, clear_all, small_panel
from tests.store.history.journal_samples import forged
from tools.forge.histories import Forged, append

OWN = Text(nl="Ik zwijg.", en="")
OTHER = "Ik zwijg niet."
AT = "2016-01-01T00:00:00.000+00:00"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A panel, before and after the return of J1 came in: `call.evalpanel` and `merged.evalpanel`."""
    folder = tmp_path_factory.mktemp("undertaken")
    with small_panel(folder / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        panel.execute(changed_call(undertaking=OWN))
        pack = hand_out(panel, folder / "packs").packs[0]
        with clear_all(open_pack(pack.path, pack.code, agreed=read_in(OWN, "nl"))) as work:
            work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=6))
            submit(work, pack.code, folder / "one.evalreturn")
            recipient = work.view.setting(RECIPIENT)
    shutil.copy(folder / "call.evalpanel", folder / "merged.evalpanel")
    with Workspace.open(folder / "merged.evalpanel") as panel:
        panel.actor = SECRETARY
        merge(panel, plan_merge(panel, [folder / "one.evalreturn"]))
    return folder, pack.code, recipient


@pytest.fixture
def panel(made: tuple[Path, str, str], tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Path(shutil.copy(made[0] / "call.evalpanel", tmp_path / "call.evalpanel"))) as opened:
        opened.actor = SECRETARY
        yield opened


@pytest.fixture
def merged(made: tuple[Path, str, str], tmp_path: Path) -> Path:
    return Path(shutil.copy(made[0] / "merged.evalpanel", tmp_path / "merged.evalpanel"))


def honest(panel: Workspace, made: tuple[Path, str, str]) -> ReturnContent:
    (opened,) = read_files(keys_of(panel), [made[0] / "one.evalreturn"])
    assert isinstance(opened, SignedReturn)
    return opened.opened.content


def sealed(content: ReturnContent, made: tuple[Path, str, str], path: Path) -> Path:
    """As its juror could sign it, with another program."""
    key = signing_key(made[1], content.panel, content.juror)
    path.write_bytes(seal_return(content, key, made[2]))
    return path


def agreement(**told: str) -> AgreedJson:
    said = {"text": OWN.nl, "sha256": hash_of(OWN.nl), "at": AT, "device": "0" * 16} | told
    return AgreedJson(language="nl", **said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (None, "did not agree to the undertaking that this pack asks for, so nothing was taken"),
        (agreement(text=OTHER, sha256=hash_of(OTHER)), "is not the undertaking that this pack held"),
    ],
)
def test_a_return_without_the_agreement_of_its_pack_is_refused(
    panel: Workspace,
    made: tuple[Path, str, str],
    tmp_path: Path,
    said: AgreedJson | None,
    words: str,
) -> None:
    content = replace(honest(panel, made), undertaking=said)
    plan = plan_merge(panel, [sealed(content, made, tmp_path / "two.evalreturn")])
    (file,) = plan.files
    assert "refused" == file.outcome
    assert words in file.reason
    assert plan.is_empty


def test_a_return_that_names_the_hash_of_another_text_is_not_read(
    panel: Workspace, made: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = replace(honest(panel, made), undertaking=agreement(text=OTHER))
    monkeypatch.setattr("evalapp.exchange.sealed.returns._contradiction", lambda _content: None)
    path = sealed(content, made, tmp_path / "two.evalreturn")
    monkeypatch.undo()
    (file,) = plan_merge(panel, [path]).files
    assert ("refused", True) == (file.outcome, "names another text than the undertaking" in file.reason)


def test_an_agreement_where_none_was_asked_is_refused(
    panel: Workspace, made: tuple[Path, str, str], tmp_path: Path
) -> None:
    panel.execute(changed_call(undertaking=NO_TEXT))
    pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, made[1]) as work:
        submit(work, made[1], tmp_path / "one.evalreturn")
    identity, (_, key) = panel.view.setting(PANEL_IDENTITY), panel.view.juror_keys()[PersonId("J1")]
    data = (tmp_path / "one.evalreturn").read_bytes()
    content = open_return(data, identity, {"J1": key}.get, panel=panel.view.call().panel).content
    assert content.undertaking is None
    path = sealed(replace(content, undertaking=agreement()), made, tmp_path / "two.evalreturn")
    assert ["unchanged", "refused"] == [
        plan_merge(panel, [each]).files[0].outcome for each in (tmp_path / "one.evalreturn", path)
    ]


def test_an_agreement_on_a_second_device_stands_beside_the_first(
    panel: Workspace, made: tuple[Path, str, str], tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [made[0] / "one.evalreturn"]))
    content = replace(honest(panel, made), device="f" * 16, undertaking=agreement())
    merge(panel, plan_merge(panel, [sealed(content, made, tmp_path / "two.evalreturn")]))
    devices = {each.device for each in panel.view.agreements()}
    assert 2 == len(devices)
    assert () == prove(panel).differing


def test_what_is_undone_goes_and_comes_with_the_same_file_again(
    panel: Workspace, made: tuple[Path, str, str]
) -> None:
    for _again in range(2):
        merge(panel, plan_merge(panel, [made[0] / "one.evalreturn"]))
        assert 1 == len(panel.view.agreements())
        panel.undo()
        assert [] == panel.view.agreements()
    assert ((), True) == (prove(panel).differing, prove(panel).is_sound)


@pytest.mark.long
@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (
            (
                f"UPDATE agreed SET at = '{AT}'",
                f"UPDATE change_row SET after = json_set(after, '$.at', '{AT}') WHERE \"table\" = 'agreed'",
            ),
            "that no return makes like that",
        ),
        (
            ("DELETE FROM agreed", "DELETE FROM change_row WHERE \"table\" = 'agreed'"),
            "it agrees to the undertaking, which the file did not store",
        ),
        (
            (
                "UPDATE issued SET content = json_set(content, '$.undertaking.nl', printf('%064d', 0))",
                "UPDATE change_row SET after = json_set(after, '$.content', '' || json_set(after ->> 'content', "
                "'$.undertaking.nl', printf('%064d', 0))) WHERE \"table\" = 'issued'",
            ),
            "it agrees to another text than the undertaking that its pack held",
        ),
    ],
)
def test_what_was_agreed_to_is_held_against_the_return(
    merged: Path, statements: tuple[str, ...], words: str
) -> None:
    with Workspace.open(merged) as panel:
        assert () == prove(panel).differing
        forged(panel, *statements)
        proof = prove(panel)
        assert proof.file.is_whole
        assert any(words in each.reason for each in proof.differing), proof.differing


@pytest.mark.long
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "INSERT INTO agreed SELECT 'J2', text, device, '', 'nl', at, signed_in FROM agreed",
            "that no return makes like that",
        ),
        (
            "INSERT INTO agreed SELECT 'J2', text, device, '', 'nl', at, '' FROM agreed",
            "that no return makes like that",
        ),
        ("DELETE FROM agreed", "took away agreed"),
    ],
)
def test_an_agreement_that_no_juror_signed_is_found(merged: Path, statement: str, words: str) -> None:
    append(merged, Forged(action="merge", statements=(statement,)))
    proof = prove_file(merged)
    said = [*(each.reason for each in proof.differing), *(each.text for each in proof.findings)]
    assert any(words in each for each in said), said
