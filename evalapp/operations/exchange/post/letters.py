"""The access codes as letters, for who has no other way to send them than by post or by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.file_kinds import PACK
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.sent import Sent, SentKind, key_mark
from evalapp.domain.people import Person, Role, names_of
from evalapp.domain.texts import _, current_language, in_language
from evalapp.operations.exchange.carrying import Progress, carry_out
from evalapp.operations.exchange.codes_file import CODES_HEAD, as_before, read_codes
from evalapp.operations.exchange.post.noting import NoteSent, sent_before
from evalapp.operations.exchange.post.writing import (
    HandedPost,
    Planned,
    PostWriting,
    Refused,
    Together,
    make_ready_for,
    require_room,
)
from evalapp.operations.exchange.recipients import file_stems
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import CodeLetter
from evalapp.sheets.tables import read_tables


def codes_in(path: Path) -> Mapping[str, str]:
    """Juror → code, as a hand-out left them. Raises KnownError for what is no such file."""
    if not path.exists() or tuple(read_tables(path)[0].header) != CODES_HEAD:
        raise KnownError(
            _(
                "“{file}” is not a file of access codes as Evalapp writes it when packs are handed out."
            ).format(file=shorten(path.name))
        )
    return {juror: code for juror, (_name, code) in read_codes(path).items()}


def plan_letters(
    workspace: Workspace, codes: Mapping[str, str], folder: Path, *, language: str | None = None
) -> PostWriting:
    """As `make_letters`, of which it is the first step. Raises KnownError, and then no file is written."""
    view = workspace.view
    workspace.require(NoteSent.action)
    language = language or current_language()
    require_no_packs(folder)
    keys = {juror: verify_key for juror, (_recipient, verify_key) in view.juror_keys().items()}
    people = [each for each in view.people(Role.JUROR) if each.id in codes]
    names, before = names_of(view.people()), sent_before(view, SentKind.CODE_LETTER)
    paths, whole = _places(view, folder, people, before, language)
    letters: dict[PersonId, CodeLetter] = {}
    planned, refused = [], []
    for person in people:
        code = codes[person.id]
        if code == as_before() or not code:
            refused.append(_refused(person.id, names, _is_elsewhere()))
            continue
        if person.id not in keys:
            refused.append(_refused(person.id, names, _opens_nothing()))
            continue
        letters[person.id] = _letter(view, person, names[person.id], code, workspace.actor.name)
        draw = partial(_drawn, letters[person.id], person.id, keys[person.id])
        sent = Sent(
            juror=person.id,
            kind=SentKind.CODE_LETTER,
            number=before[person.id] + 1,
            about=key_mark(keys[person.id]),
        )
        planned.append(Planned(name=names[person.id], sent=sent, path=paths[person.id], make=draw))
    if not planned and not refused:
        raise KnownError(_("These access codes are of no juror of this panel; choose its own codes.csv."))
    make_ready_for(folder, [*(each.path for each in planned), whole])
    return PostWriting(
        folder,
        SentKind.CODE_LETTER,
        planned,
        refused,
        language=language,
        together=Together(path=whole, make=partial(_all_drawn, letters)),
    )


def require_place(view: View, folder: Path, jurors: Collection[str], language: str) -> None:
    """That letters for these can come there, before their codes are made. Raises KnownError."""
    require_no_packs(folder)
    people = [each for each in view.people(Role.JUROR) if each.id in jurors]
    if not people:
        return
    paths, whole = _places(view, folder, people, sent_before(view, SentKind.CODE_LETTER), language)
    require_room(folder, [*paths.values(), whole])


def make_letters(
    workspace: Workspace,
    codes: Mapping[str, str],
    folder: Path,
    *,
    language: str | None = None,
    progress: Progress | None = None,
) -> HandedPost:
    """A letter for each juror of whom `codes` hold the code in force, and one file with all, readable by their owner.

    Never into a folder with packs: who finds the one must not find the other. Raises KnownError.
    """
    return carry_out(workspace, plan_letters(workspace, codes, folder, language=language), progress)


def _places(
    view: View, folder: Path, people: Sequence[Person], before: Mapping[PersonId, int], language: str
) -> tuple[dict[PersonId, Path], Path]:
    """Of the letter for each, and of all of them in one file."""
    with in_language(language):
        n = 1 + max((before.get(each.id, 0) for each in people), default=0)
        return _paths(view, folder, people, before), folder / _("all-letters-{n}.pdf").format(n=n)


def _paths(
    view: View, folder: Path, people: Sequence[Person], before: Mapping[PersonId, int]
) -> dict[PersonId, Path]:
    stems = file_stems(view)
    name = _("{juror}-letter-{n}.pdf")
    return {
        each.id: folder / name.format(juror=stems[each.id], n=before.get(each.id, 0) + 1) for each in people
    }


def _letter(view: View, person: Person, name: PersonName, code: str, secretary: str) -> CodeLetter:
    return CodeLetter(
        call=view.call(),
        name=person.name,
        addressed=", ".join(each for each in (name, person.organisation) if each and each not in name)
        or name,
        code=code,
        pack=f"{file_stems(view)[person.id]}{PACK.suffix}",
        secretary=secretary,
        at=view.history(limit=1)[0].at,
    )


def _drawn(letter: CodeLetter, juror: PersonId, verify_key: str) -> bytes:
    """Raises KnownError where the code is not the one that opens the packs of now."""
    from evalapp.exchange.sealed.signing import public_key_of, signing_key
    from evalapp.reports.code_letter import code_letters

    try:
        is_in_force = public_key_of(signing_key(letter.code, letter.call.panel, juror)) == verify_key
    except BadValue as error:
        raise KnownError(str(error)) from error
    if not is_in_force:
        raise KnownError(_opens_nothing())
    return code_letters([letter])


def _all_drawn(letters: Mapping[PersonId, CodeLetter], jurors: Sequence[PersonId]) -> bytes:
    from evalapp.reports.code_letter import code_letters

    return code_letters([letters[juror] for juror in jurors])


def _refused(juror: PersonId, names: Mapping[PersonId, PersonName], why: str) -> Refused:
    return Refused(juror=juror, name=names[juror], why=why)


def _is_elsewhere() -> str:
    return _(
        "The code was given out with an earlier hand-out and is not in this file; make the letter from the codes.csv "
        "of that time, or hand out with new codes."
    )


def _opens_nothing() -> str:
    return _(
        "The code in this file is not the one in force, so it would open nothing; take the codes.csv of the last "
        "hand-out with new codes."
    )


def require_no_packs(folder: Path) -> None:
    """Where letters with codes are to come. Raises KnownError."""
    if _has_packs(folder):
        raise KnownError(
            _(
                "Packs lie in the folder “{folder}”; whoever has a pack and its code reads the applications. Choose "
                "another folder for the letters."
            ).format(folder=shorten(folder.absolute().name))
        )


def folder_without_packs(folder: Path) -> Path:
    """Where letters can come, to be proposed: this one, or the nearest above it."""
    return next((each for each in (folder, *folder.parents) if not _has_packs(each)), folder)


def _has_packs(folder: Path) -> bool:
    try:
        return any(PACK.is_kind_of(each) for each in folder.iterdir())
    except OSError:
        return False  # it is made, or the writing says why it cannot be
