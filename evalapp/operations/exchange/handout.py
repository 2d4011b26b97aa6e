"""Handing out: a sealed pack for each juror, and the access codes in a file of their own."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PACK
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.pack_content import NOT_IN_IT, PackDigest, digest_of, digest_of_declaration
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import Text, _
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.pack import PackContent, PackJuror, seal_pack
from evalapp.exchange.sealed.sealing import recipient_of
from evalapp.exchange.sealed.signing import PublicKeys, public_keys
from evalapp.files import FOR_OTHERS, make_folder, nameless_file, safe_stem, write_with
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.call import open_scoring
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import write_csv
from evalapp.sheets.tables import read_tables
from evalapp.store.history.journal import now
from evalapp.store.rows.settings import PANEL_IDENTITY

CODES = "codes.csv"


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
    folder: Path
    packs: tuple[HandedPack, ...]
    codes_file: Path
    opened_scoring: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Issue:
    juror: str
    pack: str
    number: int
    keys: PublicKeys
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOut:
    """Record which packs left, and the public half of each juror's keys."""

    issues: tuple[_Issue, ...]
    action: ClassVar[Action] = Action.HAND_OUT

    def summary(self, view: View) -> Act:
        return act("packs", n=len(self.issues))

    def apply(self, change: OpenChange) -> None:
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


def hand_out(
    workspace: Workspace,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    new_codes: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> HandedOut:
    """Write a pack for each of `jurors` (all who have applications) into `folder`, and `codes.csv` beside them.

    A juror keeps the code of an earlier pack unless `new_codes`: then earlier packs and unsent returns of that
    juror become useless. The first hand-out of a draft opens scoring. Raises KnownError; no pack is recorded as
    handed out unless all files were written.
    """
    view = workspace.view
    workspace.require(HandOut.action)
    chosen = chosen_jurors(view, jurors)
    make_folder(folder)
    codes_file = folder / CODES
    codes = _earlier_codes(codes_file)
    stems = file_stems(view)
    dossiers = {each.application.number: each for each in view.dossiers()}
    panel = view.call().panel
    known_keys = {} if new_codes else _known_keys(view)
    handed, issues = [], []
    for count, juror in enumerate(chosen, start=1):
        code = "" if juror.id in known_keys else new_code()
        keys = public_keys(code, panel, juror.id) if code else known_keys[juror.id]
        content = _content(workspace, juror, keys, dossiers)
        path = folder / f"{stems[juror.id]}{PACK.suffix}"
        _write_pack(workspace, content, keys.recipient, path)
        issues.append(
            _Issue(
                juror=juror.id,
                pack=content.pack,
                number=content.number,
                keys=keys,
                content=held_by(content.deadline, content.dossiers, content.declaration),
            )
        )
        handed.append(
            HandedPack(
                juror=juror.id, name=juror.name, path=path, code=code, applications=len(content.dossiers)
            )
        )
        if progress:
            progress(count, len(chosen))
    _write_codes(codes_file, codes, handed)
    opened = open_scoring(workspace)
    workspace.execute(HandOut(issues=tuple(issues)))
    return HandedOut(folder=folder, packs=tuple(handed), codes_file=codes_file, opened_scoring=opened)


def _write_pack(workspace: Workspace, content: PackContent, recipient: str, path: Path) -> None:
    """One attachment at a time: a pack may hold hundreds of megabytes."""
    with nameless_file(workspace.path.parent) as plain:
        write_with(
            path,
            lambda sealed: seal_pack(
                content, workspace.view.attachment, recipient, plain=plain, sealed=sealed
            ),
            mode=FOR_OTHERS,
        )


def chosen_jurors(view: View, jurors: Sequence[str] | None) -> list[Person]:
    """`jurors`, or all who have applications. Raises KnownError for one who is unknown or has none."""
    people: dict[str, Person] = {person.id: person for person in view.people(Role.JUROR)}
    busy = {each.juror for each in view.assignments()}
    for juror in jurors or ():
        if juror not in people:
            raise KnownError(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
        if juror not in busy:
            raise KnownError(
                _("{juror} has no applications; assign some before handing out a pack.").format(
                    juror=people[juror].name
                )
            )
    chosen = [people[juror] for juror in dict.fromkeys(jurors)] if jurors else list(people.values())
    chosen = [person for person in chosen if person.id in busy]
    if not chosen:
        raise KnownError(
            _("No juror has applications to assess; assign applications to jurors before handing out.")
        )
    return chosen


def file_stems(view: View) -> dict[str, str]:
    """A file name for each juror of the panel, its own also where plain letters leave two of them the same."""
    stems = {each.id: safe_stem(f"{each.id} {each.name}") for each in view.people(Role.JUROR)}
    often = Counter(stem.casefold() for stem in stems.values())
    return {
        juror: stem if often[stem.casefold()] == 1 else f"{stem}-{sha256(juror.encode()).hexdigest()[:8]}"
        for juror, stem in stems.items()
    }


def _known_keys(view: View) -> dict[str, PublicKeys]:
    return {
        juror: PublicKeys(recipient=recipient, public_key=verify_key)
        for juror, (recipient, verify_key) in view.juror_keys().items()
    }


def dossiers_for(view: View, juror: str, dossiers: Mapping[str, Dossier]) -> list[Dossier]:
    """What this juror gets of all `dossiers`: the assigned and admissible, and never one with a conflict."""
    barred = {each.application for each in view.conflicts() if each.juror == juror}
    return [
        dossiers[each.application]
        for each in view.assignments()
        if each.juror == juror
        and each.application not in barred
        and dossiers[each.application].application.admissibility is not Admissibility.INADMISSIBLE
    ]


def held_by(deadline: str, dossiers: Iterable[Dossier], declaration: Text | None) -> str:
    """What is kept of a pack or form that leaves, to tell later whether it is still up to date; None for a form."""
    digests = {each.application.number: digest_of(each) for each in dossiers}
    declared = NOT_IN_IT if declaration is None else digest_of_declaration(declaration)
    return PackDigest(deadline=deadline, dossiers=digests, declaration=declared).encode()


def next_number(view: View, juror: str) -> int:
    """Packs and forms of a juror are counted together, from 1."""
    return 1 + sum(each.juror == juror for each in view.issued())


def _content(
    workspace: Workspace, juror: Person, keys: PublicKeys, dossiers: dict[str, Dossier]
) -> PackContent:
    view = workspace.view
    call = view.call()
    own = dossiers_for(view, juror.id, dossiers)
    numbers = {each.application.number for each in own}
    return PackContent(
        panel=call.panel,
        pack=str(uuid.uuid4()),
        number=next_number(view, juror.id),
        created_at=now(),
        title=call.title,
        reference=call.reference,
        deadline=call.deadline,
        is_demo=call.is_demo,
        declaration=call.declaration,
        scheme_version=call.scheme_version,
        scheme_text=view.scheme_text(call.scheme_version),
        juror=PackJuror(
            id=juror.id, name=juror.name, organisation=juror.organisation, public_key=keys.public_key
        ),
        recipient=recipient_of(view.setting(PANEL_IDENTITY)),
        dossiers=tuple(own),
        scores=tuple(score for score in view.scores(juror=juror.id) if score.application in numbers),
    )


def _earlier_codes(path: Path) -> dict[str, tuple[str, str]]:
    """Juror → name and code that an earlier hand-out left there. Read first: a bad table stops everything."""
    rows: dict[str, tuple[str, str]] = {}
    if path.exists():
        for row in read_tables(path)[0].rows:
            juror, name, code = [text or "" for text in (*row.texts, "", "", "")[:3]]
            rows[juror] = (name, code)
    return rows


def _write_codes(path: Path, earlier: Mapping[str, tuple[str, str]], handed: Sequence[HandedPack]) -> None:
    """Codes of this hand-out; those that an earlier hand-out left in the folder are kept, not lost."""
    rows = dict(earlier)
    for pack in handed:
        known = rows.get(pack.juror, ("", ""))[1]
        rows[pack.juror] = (pack.name, pack.code or known or _("as before"))
    write_csv(path, ("juror", "name", "code"), [(juror, *rest) for juror, rest in rows.items()])
