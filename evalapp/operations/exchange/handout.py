"""Handing out: a sealed pack for each juror, and the access codes in a file of their own."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.file_kinds import CODES, PACK
from evalapp.domain.journal import Act, act
from evalapp.domain.people import Person, names_of
from evalapp.domain.permissions import Action
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.pack import seal_pack
from evalapp.exchange.sealed.pack_content import PackContent, PackJuror
from evalapp.exchange.sealed.renewed import Renewed
from evalapp.exchange.sealed.signing import PublicKeys, public_keys
from evalapp.files import FOR_OTHERS, Staged, stage_with
from evalapp.folders import make_folder, nameless_file
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.keeping.keys import identities_of, proofs_of_renewal
from evalapp.operations.exchange.beginning import open_scoring, with_opening
from evalapp.operations.exchange.carrying import Progress, carry_out
from evalapp.operations.exchange.codes_file import read_codes, stage_codes
from evalapp.operations.exchange.own_codes import require_own_folder
from evalapp.operations.exchange.recipients import (
    chosen_jurors,
    dossiers_by_juror,
    file_stems,
    held_by,
    known_keys,
    last_numbers,
)
from evalapp.operations.placing import Ready, make_ready, settle, to_be_placed
from evalapp.operations.recovering import words_on_files
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now
from evalapp.store.rows.unplaced import Unplaced


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedPack:
    """`code` is empty where the juror's earlier code still opens the new pack."""

    juror: str
    name: str
    path: Path
    code: str
    applications: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOut:
    """`left`: of how many jurors the pack was not written, because it was stopped.

    `waiting`: a sentence on files that are recorded and could not get their name; empty without any.
    """

    folder: Path
    packs: tuple[HandedPack, ...]
    codes_file: Path
    opened_scoring: bool
    left: int = 0
    waiting: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Issue:
    juror: str
    pack: str
    number: int
    keys: PublicKeys
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOut:
    """Record which packs left, and the public half of each juror's keys; `files` get their names afterwards."""

    issues: tuple[_Issue, ...]
    files: tuple[Unplaced, ...]
    action: ClassVar[Action] = Action.HAND_OUT

    def summary(self, view: View) -> Act:
        return with_opening(act("packs", n=len(self.issues)), view)

    def apply(self, change: OpenChange) -> bool:
        version = change.view.call().scheme_version
        change.put(
            "juror_key",
            [
                {
                    "juror": i.juror,
                    "recipient": i.keys.recipient,
                    "verify_key": i.keys.public_key,
                    "at": change.at,
                }
                for i in self.issues
            ],
        )
        change.put(
            "issued",
            [
                {
                    "pack": i.pack,
                    "juror": i.juror,
                    "number": i.number,
                    "scheme_version": version,
                    "at": change.at,
                    "content": i.content,
                }
                for i in self.issues
            ],
        )
        change.note_unplaced(self.files)
        return open_scoring(change)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Planned:
    """`keys` are those of the earlier code; None: a new one is made, and then stands in the content.

    `renewed` proves to who opens packs for that recipient which keys of the panel were renewed.
    """

    juror: Person
    name: str
    content: PackContent
    keys: PublicKeys | None
    path: Path
    renewed: Callable[[str], tuple[Renewed, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sealed:
    """A pack that is whole, under a name of its own until it is recorded."""

    handed: HandedPack
    issue: _Issue
    staged: Staged
    noted: Unplaced


class PackWriting:
    """Packs that are to be written into `folder`; beside the panel their content lies for a moment, nameless."""

    def __init__(self, folder: Path, planned: Sequence[_Planned], *, ready: Ready) -> None:
        self._folder, self._planned, self._ready = folder, planned, ready
        self._codes_file = folder / CODES
        self._codes = read_codes(self._codes_file)
        self._staged_codes: Staged | None = None
        self._sealed: list[_Sealed] = []

    @property
    def count(self) -> int:
        return len(self._sealed)

    def write(self, attachment_of: Callable[[str], bytes], progress: Progress) -> None:
        """A code is on the disk before the next pack is begun; nothing has its name yet."""
        for planned in self._planned:
            progress(self.count, len(self._planned))
            self._write(planned, attachment_of)
        progress(self.count, len(self._planned))

    def _write(self, planned: _Planned, attachment_of: Callable[[str], bytes]) -> None:
        juror, content = planned.juror, planned.content
        code = "" if planned.keys else new_code()
        keys = planned.keys or public_keys(code, content.panel, juror.id)
        content = replace(
            content,
            juror=replace(content.juror, public_key=keys.public_key),
            renewed=planned.renewed(keys.recipient),
        )
        n = len(content.dossiers)
        handed = HandedPack(juror=juror.id, name=planned.name, path=planned.path, code=code, applications=n)
        # One attachment at a time: a pack may hold hundreds of megabytes.
        with nameless_file(self._ready.beside) as plain:
            staged = stage_with(
                planned.path,
                lambda sealed: seal_pack(content, attachment_of, keys.recipient, plain=plain, sealed=sealed),
                mode=FOR_OTHERS,
            )
        try:
            noted = to_be_placed(staged, juror.id, beside=self._ready.beside)
            self._stage_codes(handed)
        except BaseException:
            staged.drop()  # nobody could open it
            raise
        c = content
        held = held_by(c.deadline, c.dossiers, c.declaration, sealed=noted.sha256, undertaking=c.undertaking)
        issue = _Issue(juror=juror.id, pack=c.pack, number=c.number, keys=keys, content=held)
        self._sealed.append(_Sealed(handed=handed, issue=issue, staged=staged, noted=noted))

    def _stage_codes(self, latest: HandedPack) -> None:
        """Those of before stay until the new ones are whole."""
        handed = (*(each.handed for each in self._sealed), latest)
        told = [(each.juror, each.name, each.code) for each in handed]
        before, self._staged_codes = self._staged_codes, stage_codes(self._codes_file, self._codes, told)
        if before is not None:
            before.drop()

    def record(self, workspace: Workspace) -> HandedOut:
        opened, waiting = False, ""
        if self._sealed and self._staged_codes is not None:
            staged = [self._staged_codes, *(each.staged for each in self._sealed)]
            try:
                codes = to_be_placed(self._staged_codes, "", beside=self._ready.beside)
                noted = (codes, *(each.noted for each in self._sealed))
                recorded = HandOut(issues=tuple(each.issue for each in self._sealed), files=noted)
                opened = bool(workspace.execute(recorded, staged).result)
            finally:
                still = settle(workspace.file, staged, self._ready.earlier)
                waiting = words_on_files(self._ready.recovered, still)
        return HandedOut(
            folder=self._folder,
            packs=tuple(each.handed for each in self._sealed),
            codes_file=self._codes_file,
            opened_scoring=opened,
            left=len(self._planned) - len(self._sealed),
            waiting=waiting,
        )


def plan_packs(
    workspace: Workspace, folder: Path, *, jurors: Sequence[str] | None = None, new_codes: bool = False
) -> PackWriting:
    """As `hand_out`, of which it is the first step. Raises KnownError, and then no file is written."""
    view = workspace.view
    workspace.require(HandOut.action)
    chosen = chosen_jurors(view, jurors)
    require_own_folder(view, folder, [each.id for each in chosen])
    make_folder(folder)
    stems, dossiers = file_stems(view), {each.application.number: each for each in view.dossiers()}
    known, last = {} if new_codes else known_keys(view), last_numbers(view)
    theirs = dossiers_by_juror(view, dossiers)
    planned, names = [], names_of(view.people())
    for juror in chosen:
        keys, own = known.get(juror.id), theirs.get(juror.id, [])
        key = keys.public_key if keys else ""
        planned.append(
            _Planned(
                juror=juror,
                name=names[juror.id],
                content=_content(view, juror, key, own, last[juror.id] + 1),
                keys=keys,
                path=folder / f"{stems[juror.id]}{PACK.suffix}",
                renewed=proofs_of_renewal(view, juror.id),
            )
        )
    ready = make_ready(workspace.file, folder, {CODES, *(each.path.name for each in planned)})
    return PackWriting(folder, planned, ready=ready)


def hand_out(
    workspace: Workspace,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    new_codes: bool = False,
    progress: Progress | None = None,
) -> HandedOut:
    """Write a pack for each of `jurors` (all who have applications) into `folder`, and `codes.csv` beside them.

    A juror keeps the code of an earlier pack unless `new_codes`: then earlier packs and unsent returns of that
    juror become useless. The first hand-out of a draft opens scoring. Raises KnownError; the packs that were
    written before are recorded as handed out, and their codes stand in the file. Nothing gets its name before that:
    until then earlier packs and codes lie there as they were.
    """
    return carry_out(workspace, plan_packs(workspace, folder, jurors=jurors, new_codes=new_codes), progress)


def _content(view: View, juror: Person, key: str, own: Sequence[Dossier], number: int) -> PackContent:
    call = view.call()
    numbers = {each.application.number for each in own}
    return PackContent(
        panel=call.panel,
        pack=str(uuid.uuid4()),
        number=number,
        created_at=now(),
        title=call.title,
        reference=call.reference,
        deadline=call.deadline,
        is_demo=call.is_demo,
        declaration=call.declaration,
        undertaking=call.undertaking,
        scheme_version=call.scheme_version,
        scheme_text=view.scheme_text(call.scheme_version),
        juror=PackJuror(id=juror.id, name=juror.name, organisation=juror.organisation, public_key=key),
        recipient=identities_of(view)[-1].recipient,
        dossiers=tuple(own),
        scores=tuple(score for score in view.scores(juror=juror.id) if score.application in numbers),
        conflicts=tuple(each for each in view.conflicts() if each.juror == juror.id),
    )
