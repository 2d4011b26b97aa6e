from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Person, Role
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.post.mails import make_mails, plan_mails
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.exchange.post.post_samples import handed_out, mail_in, text_of


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[tuple[Workspace, HandedOut]]:
    workspace, handed = handed_out(tmp_path)
    with workspace:
        yield workspace, handed


def test_a_draft_goes_to_the_juror_with_the_very_pack_and_without_the_code(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    made = make_mails(workspace, handed.folder, tmp_path / "mails", language="nl")
    (file,) = made.files
    raw, mail = file.path.read_bytes(), mail_in(file.path)
    pack = next(each for each in handed.packs if each.juror == "J1")
    (attached,) = mail.iter_attachments()
    assert (pack.path.name, pack.path.read_bytes()) == (attached.get_filename(), attached.get_content())
    assert ("1", "Zoë D’Hondt <zoe@vlaio.be>", "Mia Willems <mia@vlaio.be>", "nl") == (
        mail["X-Unsent"],
        str(mail["To"]),
        str(mail["From"]),
        mail.get_body(("plain",))["Content-Language"],  # type: ignore[index]
    )
    assert (b"\r\n" in raw, b"\n" in raw.replace(b"\r\n", b"")) == (True, False)
    told = text_of(mail) + str(mail["Subject"])
    assert [False, False] == [pack.code in told, pack.code.replace("-", "") in told]
    assert "toegangscode" in told


def test_only_its_owner_reads_it(sent: tuple[Workspace, HandedOut], tmp_path: Path) -> None:
    workspace, handed = sent
    (file,) = make_mails(workspace, handed.folder, tmp_path / "mails").files
    assert 0o600 == file.path.stat().st_mode & 0o777


def test_who_has_no_address_is_named_and_keeps_nobody_back(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    made = make_mails(workspace, handed.folder, tmp_path / "mails")
    assert [("J2", True)] == [(each.juror, "No mail address" in each.why) for each in made.refused]


@pytest.mark.parametrize("address", ["jan", "jan@vlaio", "jan@vlaio.con", "jän@vlaio.be", "a@b.be, c@d.be"])
def test_an_address_that_no_mail_reaches_is_refused(
    sent: tuple[Workspace, HandedOut], tmp_path: Path, address: str
) -> None:
    workspace, handed = sent
    workspace.execute(
        ImportJury(
            people=(Person(id="J2", name="Jan Claes", role=Role.JUROR, email=address),), reason="Verbeterd."
        )
    )
    made = make_mails(workspace, handed.folder, tmp_path / "mails", jurors=["J2"])
    assert ((), ["J2"]) == (made.files, [each.juror for each in made.refused])


def test_another_pack_than_the_last_is_never_attached(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    hand_out(workspace, tmp_path / "newer", jurors=["J1"])
    made = make_mails(workspace, handed.folder, tmp_path / "mails", jurors=["J1"])
    assert ((), True) == (made.files, "not the pack that was handed out last" in made.refused[0].why)
    assert [] == [*(tmp_path / "mails").iterdir()]
    assert () == register_of(workspace.view).sent


def test_a_pack_that_is_not_there_and_a_form_are_refused(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, _handed = sent
    gone = make_mails(workspace, tmp_path / "elsewhere", tmp_path / "mails", jurors=["J1"])
    hand_out_forms(workspace, tmp_path / "forms", jurors=["J1"])
    form = make_mails(workspace, tmp_path / "packs", tmp_path / "mails", jurors=["J1"])
    assert ("does not lie" in gone.refused[0].why, "form" in form.refused[0].why) == (True, True)


def test_nothing_is_written_over(sent: tuple[Workspace, HandedOut], tmp_path: Path) -> None:
    workspace, handed = sent
    (file,) = make_mails(workspace, handed.folder, tmp_path / "mails").files
    workspace.undo()
    with pytest.raises(KnownError, match="lies there already"):
        plan_mails(workspace, handed.folder, tmp_path / "mails")
    assert file.path.exists()


def test_the_register_has_them_and_the_file_is_proved(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    make_mails(workspace, handed.folder, tmp_path / "mails")
    (entry,) = register_of(workspace.view).sent
    assert ("mail-draft", 1, True) == (entry.sent.kind, entry.sent.number, entry.is_up_to_date)
    assert prove(workspace).is_sound
    hand_out(workspace, tmp_path / "newer", jurors=["J1"])
    assert [False] == [each.is_up_to_date for each in register_of(workspace.view).sent]


def test_a_name_with_line_ends_makes_no_header_of_its_own(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    person = Person(id="J1", name="Zoë\r\nBcc: all@vlaio.be", role=Role.JUROR, email="zoe@vlaio.be")
    workspace.execute(ImportJury(people=(person,), reason="Verbeterd."))
    newer = hand_out(workspace, tmp_path / "newer", jurors=["J1"])
    (file,) = make_mails(workspace, newer.folder, tmp_path / "mails", jurors=["J1"]).files
    assert mail_in(file.path)["Bcc"] is None
    assert handed.packs
