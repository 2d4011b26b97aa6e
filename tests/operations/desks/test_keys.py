"""Renewing the key of a panel: what is sealed for which, what goes on, and what is proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.desks.identity import KeyState
from evalapp.domain.errors import BadValue, KnownError, NotAllowed, UnreadableFile
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Action
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.renewed import Renewed, is_proved, proof_for
from evalapp.exchange.sealed.signing import age_identity
from evalapp.operations.desks.keeping.keys import identities_of, keys_of_panel
from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.preview import outgoing
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.nameless import order_secret
from evalapp.operations.progress.jurors import JurorState
from evalapp.operations.progress.status import status_of
from evalapp.operations.records.exporting.files import content_of
from evalapp.operations.records.verification import prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY, RECIPIENT
from evalapp.words.desks.keys import depending_words, have_earlier_words, new_codes_words
from tests.samples import SECRETARY, Act, clear_all, close_as_it_is, small_panel
from tools.forge.histories import Forged, append

WHY = "Stick met een kopie verloren."


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.actor = SECRETARY
        yield made


def packs(panel: Workspace, folder: Path, **how: bool) -> dict[str, HandedPack]:
    return {each.juror: each for each in hand_out(panel, folder, **how).packs}


def handed_in(pack: HandedPack, code: str, work: Path, value: int, file: Path) -> Path:
    with clear_all(open_pack(pack.path, code, work)) as opened:
        opened.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=value))
        return submit(opened, code, file).path


def outcome(panel: Workspace, path: Path) -> tuple[str, str]:
    (file,) = plan_merge(panel, [path]).files
    return str(file.outcome), file.reason


def test_a_return_to_the_old_key_is_taken_and_said_and_the_work_goes_on_for_the_new_one(
    panel: Workspace, tmp_path: Path
) -> None:
    first = packs(panel, tmp_path / "one")["J1"]
    work = tmp_path / "an.evalwork"
    old = handed_in(first, first.code, work, 7, tmp_path / "old.evalreturn")
    secret = order_secret(panel.view)
    renew_key(panel, WHY)
    assert [KeyState.RETIRED, KeyState.CURRENT] == [
        keys_of_panel(panel.view).state(each) for each in identities_of(panel.view)
    ]
    assert secret == order_secret(panel.view)  # nobody gets another number on paper

    said, reason = outcome(panel, old)
    assert "merged" == said
    assert "retired key" in reason
    merge(panel, plan_merge(panel, [old]))
    assert ["J1"] == [each.juror for each in keys_of_panel(panel.view).depending if each.came]

    second = packs(panel, tmp_path / "two")["J1"]
    opened = open_or_renew(second.path, first.code, work)
    with opened.workspace as renewed:
        assert opened.renewal is not None
        assert opened.renewal.has_new_key
        assert any("renewed its key" in each for each in opened.renewal.sentences())
        assert identities_of(panel.view)[-1].recipient == renewed.view.setting(RECIPIENT)
        renewed.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=8))
        new = submit(renewed, first.code, tmp_path / "new.evalreturn").path
    said, reason = outcome(panel, new)
    assert "merged" == said
    assert "key" not in reason
    merge(panel, plan_merge(panel, [new]))
    proof = prove(panel)
    assert proof.is_sound
    assert any("renewed 1 time" in each for each in proof.notes)


def test_who_depends_is_listed_until_something_comes_from_a_new_pack(
    panel: Workspace, tmp_path: Path
) -> None:
    first = packs(panel, tmp_path / "one")
    renew_key(panel, WHY)
    waiting = keys_of_panel(panel.view).depending
    assert sorted(first) == [each.juror for each in waiting]
    assert all((1, 1, False, 0) == (each.number, each.key, each.came, each.replaced_by) for each in waiting)
    with pytest.raises(KnownError, match="still needed"):
        drop_key(panel, 1, "Niemand meer.")

    states = {each.person.id: each for each in status_of(panel).jurors}
    assert {JurorState.OUT_OF_DATE} == {each.state for each in states.values()}
    assert "the key of the panel was renewed" == states["J1"].outdated.words

    with pytest.raises(KnownError, match=r"An Peeters and Jan Claes may hand in .*Hand out anew to them"):
        drop_key(panel, 1, "Niemand meer.")
    second = packs(panel, tmp_path / "two", new_codes=True)
    with pytest.raises(
        KnownError, match="until something comes in from the newer pack of An Peeters"
    ) as waits:
        drop_key(panel, 1, "Niemand meer.")
    assert "Hand out anew" not in str(waits.value)
    assert {2} == {each.replaced_by for each in keys_of_panel(panel.view).depending}
    new = handed_in(second["J1"], second["J1"].code, tmp_path / "an.evalwork", 7, tmp_path / "a.evalreturn")
    merge(panel, plan_merge(panel, [new]))
    assert "J1" not in {each.juror for each in keys_of_panel(panel.view).depending}

    close_as_it_is(panel)
    assert () == keys_of_panel(panel.view).depending
    drop_key(panel, 1, "Oproep gesloten.")
    assert prove(panel).is_sound


def test_in_deliberation_the_way_out_is_one_that_is_open(panel: Workspace, tmp_path: Path) -> None:
    packs(panel, tmp_path / "one")
    deliberate = Act(
        act=lambda change: change.update("call", {"phase": "deliberation"}, id=1), action=Action.MOVE_PHASE
    )
    panel.execute(deliberate)
    renew_key(panel, WHY)
    with pytest.raises(KnownError) as refused:
        drop_key(panel, 1, "Niemand meer.")
    phase = panel.view.call().phase
    for said in (
        str(refused.value),
        new_codes_words(phase),
        have_earlier_words(phase, without=2, replaced=0),
        depending_words(phase, came=True, replaced_by=0),
        depending_words(phase, came=False, replaced_by=2),
    ):
        assert "move the call back to scoring" in said
        assert "close the assessment" in said


def test_who_is_done_hears_of_a_renewed_key_what_it_means(panel: Workspace, tmp_path: Path) -> None:
    hand_out(panel, tmp_path / "one")
    for seat in panel.view.assignments():
        for criterion in ("helix", "sme"):
            score = SetScore(juror=seat.juror, application=seat.application, criterion=criterion, value=6)
            panel.execute(score)
    renew_key(panel, WHY)
    assert {
        "the key of the panel was renewed · all is in, but corrections would be sealed for the earlier key"
    } == {each.changes for each in outgoing(panel.view, None)}


def test_what_was_made_for_a_dropped_key_is_refused(panel: Workspace, tmp_path: Path) -> None:
    first = packs(panel, tmp_path / "one", new_codes=False)["J1"]
    old = handed_in(first, first.code, tmp_path / "old.evalwork", 7, tmp_path / "old.evalreturn")
    renew_key(panel, WHY)
    second = packs(panel, tmp_path / "two", new_codes=True)
    for juror, pack in second.items():
        work = tmp_path / f"{juror}.evalwork"
        with clear_all(open_pack(pack.path, pack.code, work)) as opened:
            number = opened.view.assignments()[0].application
            opened.execute(SetScore(juror=juror, application=number, criterion="sme", value=7))
            file = submit(opened, pack.code, tmp_path / f"{juror}.evalreturn").path
        merge(panel, plan_merge(panel, [file]))
    drop_key(panel, 1, "Alles kwam van de nieuwe pakketten.")
    said, reason = outcome(panel, old)
    assert "refused" == said
    assert "dropped" in reason
    for wrong, expected in (((1, "weer"), "before"), ((2, "x"), "in use"), ((3, "x"), "no key 3")):
        with pytest.raises(KnownError, match=expected):
            drop_key(panel, *wrong)


def test_a_form_of_before_is_taken_if_it_was_handed_out(panel: Workspace, tmp_path: Path) -> None:
    form = next(each for each in hand_out_forms(panel, tmp_path / "forms").forms if each.juror == "J1")
    renew_key(panel, WHY)
    said, reason = outcome(panel, form.path)
    assert "unchanged" == said
    assert "retired key" in reason


def test_a_form_of_before_that_nobody_handed_out_is_refused(panel: Workspace, tmp_path: Path) -> None:
    """As who holds a lost copy can make it."""
    copy = panel.back_up()
    with Workspace.open(copy, SECRETARY) as lost:
        form = next(each for each in hand_out_forms(lost, tmp_path / "forged").forms if each.juror == "J1")
    renew_key(panel, WHY)
    said, reason = outcome(panel, form.path)
    assert "refused" == said
    assert "lost copy" in reason


def test_another_key_without_its_proof_opens_nothing(panel: Workspace, tmp_path: Path) -> None:
    first = packs(panel, tmp_path / "one")["J1"]
    juror, mine = age_identity(first.code), recipient_of(new_identity())
    old = identities_of(panel.view)[0]
    told = {"panel": panel.view.call().panel, "juror": "J1", "recipient": mine}
    good = Renewed(recipient=old.recipient, proof=proof_for(old.secret, recipient_of(juror), **told))
    assert is_proved(good, juror, **told)
    for wrong in (
        replace(good, proof="00" * 32),
        replace(good, recipient=mine),
        replace(good, recipient="age1"),
        Renewed(recipient=old.recipient, proof=proof_for(new_identity(), recipient_of(juror), **told)),
    ):
        assert not is_proved(wrong, juror, **told)
    assert not is_proved(good, juror, **(told | {"juror": "J2"}))
    assert not is_proved(good, juror, **(told | {"recipient": old.recipient}))


def test_a_pack_that_claims_a_renewal_is_not_opened(
    panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packs(panel, tmp_path / "one")["J1"]
    work = tmp_path / "an.evalwork"
    clear_all(open_pack(first.path, first.code, work)).close()
    renew_key(panel, WHY)
    monkeypatch.setattr("evalapp.operations.desks.keeping.keys.proof_for", lambda *_keys, **_told: "00" * 32)
    forged = packs(panel, tmp_path / "two")["J1"]
    before = work.read_bytes()
    with pytest.raises(UnreadableFile, match="does not prove"):
        open_pack(forged.path, first.code, work)
    assert before == work.read_bytes()


def test_the_act_needs_a_reason_the_secretary_and_an_open_call(panel: Workspace) -> None:
    for reason in ("", "  \n"):
        with pytest.raises(BadValue, match="reason"):
            renew_key(panel, reason)
    panel.actor = Actor(id=SECRETARY.id, name=SECRETARY.name, role=Role.CHAIR)
    with pytest.raises(NotAllowed):
        renew_key(panel, WHY)
    assert 1 == len(identities_of(panel.view))


def test_nothing_takes_a_renewal_back_and_it_stands_in_the_history_without_the_key(panel: Workspace) -> None:
    changes = renew_key(panel, WHY)
    assert changes.change is not None
    with pytest.raises(KnownError):
        panel.undo(changes.change)
    told = panel.view.history(limit=1)[0]
    assert WHY == (told.act.reason if told.act else "")
    history = content_of(panel, "history.json").decode()
    for each in identities_of(panel.view):
        assert each.secret not in history
        assert each.recipient not in history


def test_it_can_be_renewed_again_and_each_is_proved_by_the_one_before(panel: Workspace) -> None:
    for n in range(3):
        renew_key(panel, f"{WHY} {n}")
    found = identities_of(panel.view)
    assert [1, 2, 3, 4] == [each.nth for each in found]
    assert panel.view.setting(PANEL_IDENTITY) == found[0].secret
    assert all(recipient_of(each.secret) == each.recipient for each in found)
    assert prove(panel).is_sound


MINE = new_identity()


@pytest.mark.long
@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (f"UPDATE identity SET recipient = '{recipient_of(MINE)}' WHERE nth = 2", "halves of key 2"),
        (
            f"UPDATE identity SET secret = '{MINE}', recipient = '{recipient_of(MINE)}' WHERE nth = 2",
            "nothing proves that key 2",
        ),
        ("UPDATE identity SET secret = 'x' WHERE nth = 2", "halves of key 2"),
        (
            "UPDATE identity SET dropped_at = 'x', dropped_reason = 'y' WHERE nth = 2",
            "in use is called dropped",
        ),
        ("DELETE FROM identity WHERE nth = 1", "key 1 of the panel is missing"),
        ("UPDATE setting SET value = 'x' WHERE key = 'panel_identity'", "is no key"),
    ],
)
def test_a_forged_key_is_found(panel: Workspace, statement: str, finding: str) -> None:
    renew_key(panel, WHY)
    panel.close()
    append(panel.path, Forged(action="renew-key", statements=(statement,)))
    assert any(finding in each.text for each in prove_file(panel.path).findings)
    with Workspace.open(panel.path, SECRETARY) as altered, pytest.raises(KnownError, match="altered"):
        renew_key(altered, WHY)
