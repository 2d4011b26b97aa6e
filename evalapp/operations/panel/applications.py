"""Applications: taking them in from files, and whether they are admissible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Admissibility, Attachment
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.intake import ImportPlan
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.collecting import collecting_later
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words.acts import told

MOST_ATTACHMENT = 100_000_000


def plan_import(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    map_file: Path | None = None,
    answers: Mapping[str, str] | None = None,
    ask_password: Callable[[Path, str], str | None] | None = None,
) -> ImportPlan:
    """What an import of these files would do; `answers` are by the ids of the questions of an earlier plan.

    `ask_password` is given a protected file and what is to be said of it, and may give up with None.
    Raises UnreadableFile, of which PasswordNeeded; changes nothing.
    """
    from evalapp.exchange.intake import reading as intake

    column_map = intake.read_column_map(map_file) if map_file else None
    with collecting_later():
        read = intake.read_applications(
            paths, column_map=column_map, answers=answers, ask_password=ask_password
        )
        return intake.plan_import(read, workspace.view.dossiers(), answers or {})


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportApplications:
    plan: ImportPlan
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> str:
        added, updated = len(self.plan.dossiers_to_add), len(self.plan.dossiers_to_update)
        return _("Applications imported: {added} new, {updated} updated").format(added=added, updated=updated)

    def apply(self, change: OpenChange) -> None:
        change.put_dossiers([*self.plan.dossiers_to_add, *self.plan.dossiers_to_update])


def import_applications(workspace: Workspace, plan: ImportPlan) -> Changes:
    """Carry out an import; a back-up is made first when there is anything to lose: a file with applications."""
    workspace.require(ImportApplications.action)
    if not plan.is_empty and workspace.view.applications():
        workspace.back_up()
    with workspace.file.with_small_cache():
        return workspace.execute(ImportApplications(plan=plan))


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAdmissibility:
    """An inadmissible application keeps its dossier and scores but gets no place; that needs a reason."""

    application: str
    admissibility: Admissibility
    reason: str = ""
    action: ClassVar[Action] = Action.JUDGE_ADMISSIBILITY

    def summary(self, view: View) -> str:
        before = view.dossier(self.application).application.admissibility
        return told(self.application, before.label, self.admissibility.label, self.reason)

    def apply(self, change: OpenChange) -> None:
        if self.admissibility is Admissibility.INADMISSIBLE and not self.reason.strip():
            raise BadValue(
                _("Say why the application is inadmissible; the applicant has a right to the reason.")
            )
        application = change.view.dossier(self.application).application
        change.put_application(
            replace(application, admissibility=self.admissibility, admissibility_reason=self.reason.strip()),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachFiles:
    """Keep files with an application; one of the same name is replaced."""

    application: str
    paths: tuple[Path, ...]
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> str:
        n = len(self.paths)
        return ngettext("{n} attachment for {application}", "{n} attachments for {application}", n).format(
            n=n, application=self.application
        )

    def apply(self, change: OpenChange) -> tuple[Attachment, ...]:
        number = change.view.dossier(self.application).application.number
        names = [path.name for path in self.paths]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise BadValue(
                _(
                    "Two of the files are called “{name}”; rename one, or only one of both would be kept."
                ).format(name=twice)
            )
        kept = []
        for path in self.paths:
            content = _content(path)
            kept.append(Attachment(name=path.name, size=len(content), sha256=change.put_content(content)))
        change.put(
            "attachment",
            [{"application": number, "name": a.name, "size": a.size, "sha256": a.sha256} for a in kept],
        )
        return tuple(kept)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_ATTACHMENT:
            raise KnownError(
                _("“{file}” is larger than 100 MB; make it smaller before attaching it.").format(
                    file=path.name
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=path.name, why=error.strerror)
        ) from error
