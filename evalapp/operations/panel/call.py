"""The call itself: making its file, its name and budget, its phases."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, act, state
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import Text, _
from evalapp.domain.times import read_deadline
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.actors import machine_user
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall, refuse_negative
from evalapp.operations.progress.moving import refuse_to_close_unready
from evalapp.operations.typed_amount import typed_amount
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile, remove_file
from evalapp.store.rows.settings import PANEL_IDENTITY


def create_panel(
    path: Path,
    *,
    scheme_text: str,
    title: str = "",
    reference: str = "",
    budget: int | None = None,
    is_demo: bool = False,
    actor: Actor | None = None,
    account: str = "",
) -> Workspace:
    """A new panel file for one call; `budget` in cents, `account` that of the computer where `actor` does not spell it.

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
        workspace.account = account
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

    def summary(self, view: View) -> Act:
        return act("create")

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


def edit_call(
    workspace: Workspace,
    values: Mapping[str, str],
    *,
    reason: str = "",
    decided_by: str = "",
    decided_on: str = "",
) -> int | None:
    """Change the call by the names of its fields and what is typed in them; returns the change, None where none is.

    Fields: title, reference, budget in euro, deadline, declaration_nl, declaration_en (both empty: the text of the
    program). Raises BadValue for what cannot be read, and once scoring began for a change without its reason, of the
    envelope or deadline without the decision that it needs.
    """
    budget = values.get("budget")
    if budget is not None and not budget.strip():
        raise BadValue(_("A budget is an amount in euro; write 0 where nothing can be granted."))
    edit = CallEdit(
        title=values.get("title"),
        reference=values.get("reference"),
        budget=None if budget is None else typed_amount(budget),
        deadline=read_deadline(values["deadline"]) if "deadline" in values else None,
        declaration=_declaration(workspace, values),
    )
    command = (
        ChangeTerms(edit=edit, reason=reason, decided_by=decided_by, decided_on=decided_on)
        if reason or decided_by or decided_on
        else SetCall(edit=edit)
    )
    return workspace.execute(command).change


def _declaration(workspace: Workspace, values: Mapping[str, str]) -> Text | None:
    """A language that is not named keeps what it says."""
    if not values.keys() & {"declaration_nl", "declaration_en"}:
        return None
    stored = workspace.view.call().declaration
    return Text(nl=values.get("declaration_nl", stored.nl), en=values.get("declaration_en", stored.en))


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPhase:
    """Move the call on, or back with a reason; a reason also stands for what nobody can know any more at closing."""

    phase: Phase
    reason: str = ""
    is_back: bool = False

    @property
    def action(self) -> Action:
        return Action.REOPEN if self.is_back else Action.MOVE_PHASE

    def summary(self, view: View) -> Act:
        return act(
            "phase",
            before=state("phase", view.call().phase),
            after=state("phase", self.phase),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        if self.phase is Phase.CLOSED:
            refuse_to_close_unready(change.view, self.reason)
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
