"""The call itself: making its file, its name and budget, its phases."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.terms import has_scoring_begun, refuse_negative, terms_told
from evalapp.operations.progress.moving import refuse_to_close_unready
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace, machine_user
from evalapp.store.file import PanelFile, remove_file
from evalapp.store.rows.settings import PANEL_IDENTITY
from evalapp.words.acts import told


def create_panel(
    path: Path,
    *,
    scheme_text: str,
    title: str = "",
    reference: str = "",
    budget: int | None = None,
    is_demo: bool = False,
    actor: Actor | None = None,
) -> Workspace:
    """A new panel file for one call; `budget` in cents.

    Raises SchemeError for a scheme that cannot be used, KnownError when the file is there already.
    """
    # The panel's own key pair: returns are sealed for it. Only this file can open them.
    from evalapp.exchange.sealed.sealing import new_identity

    scheme = parse_scheme(scheme_text, _("the scheme"))
    refuse_negative(budget)
    begin = CreateCall(
        scheme_text=scheme_text,
        title=typed_line(title or str(scheme.title)),
        reference=typed_line(reference),
        budget=budget,
        is_demo=is_demo,
        identity=new_identity(),
    )
    file = PanelFile.create(path)
    try:
        workspace = Workspace(file, actor or machine_user())
        workspace.execute(begin)
        return workspace
    except BaseException:
        file.close()
        remove_file(path)
        raise


@dataclass(frozen=True, kw_only=True, slots=True)
class CreateCall:
    """The first change of a panel file; `identity` is the panel's secret key."""

    scheme_text: str
    title: str
    reference: str
    budget: int | None
    is_demo: bool
    identity: str
    action: ClassVar[Action] = Action.CREATE

    def summary(self, view: View) -> str:
        return _("Call created")

    def apply(self, change: OpenChange) -> None:
        change.put("scheme", [{"version": 1, "toml": self.scheme_text, "at": change.at}])
        row = {
            "id": 1,
            "panel": str(uuid.uuid4()),
            "title": self.title,
            "reference": self.reference,
            "scheme_version": 1,
            "phase": str(Phase.DRAFT),
            "budget": self.budget,
            "deadline": "",
            "is_demo": int(self.is_demo),
            "created_at": change.at,
        }
        change.put("call", [row])
        change.put_setting(PANEL_IDENTITY, self.identity)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetCall:
    """Change what is said of the call; None leaves a thing as it is. `deadline` is an ISO 8601 time or empty.

    Once scoring began, envelope and deadline are changed by `ChangeTerms`.
    """

    title: str | None = None
    reference: str | None = None
    budget: int | None = None
    deadline: str | None = None
    action: ClassVar[Action] = Action.EDIT_CALL

    def summary(self, view: View) -> str:
        call, changes = view.call(), []
        if self.title is not None and self.title != call.title:
            changes.append(_("Title: {before} → {after}").format(before=call.title, after=self.title))
        if self.reference is not None and self.reference != call.reference:
            changes.append(
                _("Reference: {before} → {after}").format(
                    before=call.reference or "–", after=self.reference or "–"
                )
            )
        changes += terms_told(view, budget=self.budget, deadline=self.deadline)
        return "; ".join(changes) or _("Call changed")

    def apply(self, change: OpenChange) -> None:
        refuse_negative(self.budget)
        if terms_told(change.view, budget=self.budget, deadline=self.deadline) and has_scoring_begun(
            change.view
        ):
            raise BadValue(
                _(
                    "Scoring has begun: another envelope or deadline needs its reason, the body that decided it and the"
                    " date of that decision."
                )
            )
        new = {
            "title": None if self.title is None else typed_line(self.title),
            "reference": None if self.reference is None else typed_line(self.reference),
            "budget": self.budget,
            "deadline": self.deadline,
        }
        changed = {column: value for column, value in new.items() if value is not None}
        if changed:
            change.update("call", changed, id=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPhase:
    """Move the call on, or back with a reason."""

    phase: Phase
    reason: str = ""
    is_back: bool = False

    @property
    def action(self) -> Action:
        return Action.REOPEN if self.is_back else Action.MOVE_PHASE

    def summary(self, view: View) -> str:
        return told(_("Phase"), view.call().phase.label, self.phase.label, self.reason)

    def apply(self, change: OpenChange) -> None:
        if self.phase is Phase.CLOSED:
            refuse_to_close_unready(change.view)
        change.update("call", {"phase": str(self.phase)}, id=1)


def move_to_phase(workspace: Workspace, phase: Phase, reason: str = "") -> None:
    """Raises KnownError when moving back without a reason or where the role may not, NotReady for closing too early."""
    present = workspace.view.call().phase
    is_back = phase.number < present.number
    if is_back and not reason.strip():
        raise KnownError(
            _("The call is in the phase “{present}”; moving it back to “{phase}” needs a reason.").format(
                present=present.label, phase=phase.label
            )
        )
    if phase is not present:
        workspace.execute(SetPhase(phase=phase, reason=reason.strip(), is_back=is_back))


def open_scoring(workspace: Workspace) -> bool:
    """Open scoring if the call is still a draft; says whether it did."""
    if workspace.view.call().phase is not Phase.DRAFT:
        return False
    move_to_phase(workspace, Phase.SCORING)
    return True
