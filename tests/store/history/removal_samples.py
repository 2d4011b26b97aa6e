"""A work file with a dossier full of sentences that can be looked for in its bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.application import BudgetLine, Helix, Partner
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import dossier, put_dossiers, small_panel

JUROR = "J1"
SECRETS = (
    "Sensors under every field",
    "Geheime Partner bv",
    "equipment of the greenhouse",
    "the page about the pumps",
    "a motivation of last year",
    "Strong, but the pumps are missing",
    "I know this from the fair",
)
NUMBER, KEPT = "A-2", "A-1"
DECLARED = DeclareConflict(juror=JUROR, application=NUMBER, kind=ConflictKind.FAMILY, note="my sister")


def work_file(folder: Path, *, handed_in: bool = True) -> Workspace:
    """Everything that can be in it of A-2 is; A-1 shares an attachment with it. The file is `an.evalwork`."""
    shared, own = folder / "shared.pdf", folder / "own.pdf"
    shared.write_bytes(b"%PDF what both enclose" * 400)
    own.write_bytes(b"%PDF " + SECRETS[3].encode() * 400)
    with small_panel(folder / "call.evalpanel") as panel:
        panel.execute(put_dossiers([_full(NUMBER)]))
        panel.execute(AttachFiles(application=NUMBER, paths=(shared, own)))
        panel.execute(AttachFiles(application=KEPT, paths=(shared,)))
        comment = SetComment(juror=JUROR, application=NUMBER, criterion="sme", comment=SECRETS[4])
        panel.execute(comment)
        pack = hand_out(panel, folder / "packs", jurors=[JUROR]).packs[0]
    work = open_pack(pack.path, pack.code, folder / "an.evalwork")
    for number in (NUMBER, KEPT):
        work.execute(ConfirmNoConflict(application=number))
        for value in (6, 7):
            work.execute(SetScore(juror=JUROR, application=number, criterion="helix", value=value))
    work.execute(SetComment(juror=JUROR, application=NUMBER, criterion="helix", comment=SECRETS[5]))
    work.execute(PutPrivateNote(application=NUMBER, criterion="helix", text=SECRETS[6]))
    if handed_in:
        submit(work, pack.code, folder / "first.evalreturn")
    work.execute(SetComment(juror=JUROR, application=NUMBER, criterion="helix", comment="Shorter"))
    work.execute(SetComment(juror=JUROR, application=KEPT, criterion="helix", comment="A-1 stays as it is"))
    return work


def _full(number: str) -> object:
    plain = dossier(number)
    return replace(
        plain,
        application=replace(plain.application, summary=SECRETS[0], extra={"remark": SECRETS[0]}),
        partners=(*plain.partners, Partner(name=SECRETS[1], helix=Helix.KNOWLEDGE)),
        budget=(BudgetLine(year=2016, line=SECRETS[2], amount=100, source="steun"),),
    )


def found(folder: Path, *names: str) -> set[str]:
    """Which of the secrets lie in the files of the work, its back-ups and SQLite's own journal included."""
    paths = [path for path in folder.rglob("an*") if path.is_file()]
    paths += [path for path in folder.glob("an-backups/*") if path.is_file()]
    everything = b"\0".join(path.read_bytes() for path in paths)
    return {each for each in names or SECRETS if each.encode() in everything}
