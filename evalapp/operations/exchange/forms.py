"""Score forms in a spreadsheet, for who cannot install anything: handing them out, and reading what came back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.file_kinds import WORKBOOK
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.saved_at import saved_at
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, names_of
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.exchange.forms.content import FormContent
from evalapp.exchange.forms.ids import form_key
from evalapp.exchange.merge.incoming import NO_EARLIER, EarlierKeys, ScoreTable, dropped_words
from evalapp.files import Staged, stage_bytes
from evalapp.folders import make_folder
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.keeping.keys import identities_of
from evalapp.operations.exchange.beginning import open_scoring, with_opening
from evalapp.operations.exchange.carrying import Progress, carry_out
from evalapp.operations.exchange.recipients import (
    chosen_jurors,
    dossiers_by_juror,
    file_stems,
    held_by,
    last_numbers,
)
from evalapp.operations.placing import Ready, make_ready, settle, to_be_placed
from evalapp.operations.recovering import words_on_files
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.sheets.tables import content_of, is_workbook, kind_in, unlocked
from evalapp.store.history.journal import now
from evalapp.store.rows.unplaced import Unplaced


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedForm:
    juror: str
    name: str
    path: Path
    number: int
    applications: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedForms:
    """`left`: of how many jurors the form was not written, because it was stopped.

    `waiting`: a sentence on forms that are recorded and could not get their name; empty without any.
    """

    folder: Path
    forms: tuple[HandedForm, ...]
    opened_scoring: bool
    left: int = 0
    waiting: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOutForms:
    """Record which forms left; `issues` are juror, id of the form, its number and what is kept of it.

    `files` get their names afterwards.
    """

    issues: tuple[tuple[str, str, int, str], ...]
    files: tuple[Unplaced, ...]
    action: ClassVar[Action] = Action.HAND_OUT

    def summary(self, view: View) -> Act:
        return with_opening(act("forms", n=len(self.issues)), view)

    def apply(self, change: OpenChange) -> bool:
        version = change.view.call().scheme_version
        rows = [
            {
                "pack": form,
                "juror": juror,
                "number": number,
                "scheme_version": version,
                "at": change.at,
                "content": content,
            }
            for juror, form, number, content in self.issues
        ]
        change.put("issued", rows)
        change.note_unplaced(self.files)
        return open_scoring(change)


class FormWriting:
    """Forms that are to be written, in the language in which they were planned to be."""

    def __init__(
        self,
        folder: Path,
        planned: Sequence[tuple[Person, FormContent, Path]],
        names: Mapping[PersonId, PersonName],
        *,
        key: bytes,
        ready: Ready,
    ) -> None:
        self._folder, self._planned, self._names, self._key, self._ready = folder, planned, names, key, ready
        self._issues: list[tuple[str, str, int, str]] = []
        self._handed: list[HandedForm] = []
        self._staged: list[Staged] = []
        self._noted: list[Unplaced] = []

    @property
    def count(self) -> int:
        return len(self._handed)

    def write(self, _attachment_of: Callable[[str], bytes], progress: Progress) -> None:
        from evalapp.exchange.forms.writing import write_form

        for juror, content, path in self._planned:
            progress(self.count, len(self._planned))
            staged = stage_bytes(path, write_form(content, self._key))
            try:
                noted = to_be_placed(staged, juror.id, beside=self._ready.beside)
            except BaseException:
                staged.drop()
                raise
            self._staged.append(staged)
            self._noted.append(noted)
            held = held_by(content.deadline, content.dossiers, None, sealed=noted.sha256)
            self._issues.append((juror.id, content.form, content.number, held))
            self._handed.append(
                HandedForm(
                    juror=juror.id,
                    name=self._names[juror.id],
                    path=path,
                    number=content.number,
                    applications=len(content.dossiers),
                )
            )
        progress(self.count, len(self._planned))

    def record(self, workspace: Workspace) -> HandedForms:
        opened, waiting = False, ""
        if self._issues:
            try:
                recorded = HandOutForms(issues=tuple(self._issues), files=tuple(self._noted))
                opened = bool(workspace.execute(recorded, self._staged).result)
            finally:
                still = settle(workspace.file, self._staged, self._ready.earlier)
                waiting = words_on_files(self._ready.recovered, still)
        return HandedForms(
            folder=self._folder,
            forms=tuple(self._handed),
            opened_scoring=opened,
            left=len(self._planned) - len(self._handed),
            waiting=waiting,
        )


def plan_forms(workspace: Workspace, folder: Path, *, jurors: Sequence[str] | None = None) -> FormWriting:
    """As `hand_out_forms`, of which it is the first step. Raises KnownError, and then no file is written."""
    view = workspace.view
    workspace.require(HandOutForms.action)
    chosen = chosen_jurors(view, jurors)
    paths = _paths(view, folder, chosen)
    make_folder(folder)
    dossiers = {each.application.number: each for each in view.dossiers()}
    theirs, last = dossiers_by_juror(view, dossiers), last_numbers(view)
    planned = [
        (
            juror,
            _content(view, juror, own=theirs.get(juror.id, []), number=last[juror.id] + 1),
            paths[juror.id],
        )
        for juror in chosen
    ]
    ready = make_ready(workspace.file, folder, {path.name for path in paths.values()})
    key = form_key(identities_of(view)[-1].secret)
    return FormWriting(folder, planned, names_of(view.people()), key=key, ready=ready)


def hand_out_forms(
    workspace: Workspace,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> HandedForms:
    """Write a form for each of `jurors` (all who have applications) into `folder`, in the current language.

    The first hand-out of a draft opens scoring. Raises KnownError, also where a form with that name lies in the
    folder already, since it may hold scores; the forms that were written before are recorded as handed out.
    """
    return carry_out(workspace, plan_forms(workspace, folder, jurors=jurors), progress)


def _paths(view: View, folder: Path, jurors: Sequence[Person]) -> dict[str, Path]:
    """Where each form goes. A form that came back is often kept beside those that left: none is overwritten."""
    stems, last = file_stems(view), last_numbers(view)
    paths: dict[str, Path] = {
        each.id: folder
        / _("{juror}-form-{number}{suffix}").format(
            juror=stems[each.id], number=last[each.id] + 1, suffix=WORKBOOK.suffix
        )
        for each in jurors
    }
    for path in paths.values():
        if path.exists():
            raise KnownError(
                _("“{file}” lies there already and may hold scores; choose another folder.").format(
                    file=shorten(path.name)
                )
            )
    return paths


def _content(view: View, juror: Person, *, own: Sequence[Dossier], number: int) -> FormContent:
    call = view.call()
    numbers = {each.application.number for each in own}
    return FormContent(
        panel=call.panel,
        form=str(uuid.uuid4()),
        number=number,
        created_at=now(),
        title=call.title,
        reference=call.reference,
        deadline=call.deadline,
        is_demo=call.is_demo,
        scheme=call.scheme,
        scheme_version=call.scheme_version,
        juror=juror,
        dossiers=tuple(own),
        scores=tuple(score for score in view.scores(juror=juror.id) if score.application in numbers),
    )


def form_for_merge(
    path: Path, *, panel: str, identity: str, scheme: Scheme, earlier: EarlierKeys = NO_EARLIER
) -> ScoreTable | None:
    """What a form says, as a table of scores; None where the file is no form of ours, or no .xlsx inside.

    `identity` is the panel's own key, `earlier` are those from before, `scheme` that of its call. Raises UnreadableFile
    or another KnownError for a form of which nothing can be taken. Safe in a worker thread.
    """
    if not is_workbook(path):
        return None
    from evalapp.exchange.forms.reading import read_form
    from evalapp.exchange.forms.rows import table_of

    raw = content_of(path)
    workbook = unlocked(raw, path)
    if kind_in(workbook, path) is not WORKBOOK:
        return None
    others = [form_key(secret) for secret, _is_dropped in earlier]
    form = read_form(workbook, path, panel=panel, key=form_key(identity), earlier=others)
    if form is None:
        return None
    if form.which and earlier[form.which - 1][1]:
        raise UnreadableFile(dropped_words())
    table = table_of(form, scheme, file=path.name, sha256=sha256(raw).hexdigest())
    return replace(table, saved_at=saved_at(workbook))
