"""The call itself: making its file, its name and budget, its phases."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Act, Step, act, state
from evalapp.domain.people import Actor, names_of
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.terms.plan import NO_PLAN, Plan, refuse_disorder
from evalapp.domain.texts import Text, _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.actors import machine_user
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.ruling import refuse_reopening
from evalapp.operations.panel.course.fields import CALL_FIELDS, with_field
from evalapp.operations.panel.course.further_phase import TakeOver, dossiers_of
from evalapp.operations.panel.course.signing import Signing, checked_signings
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall, refuse_negative
from evalapp.operations.progress.moving import refuse_to_close_unready
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile, remove_file
from evalapp.store.rows.settings import PANEL_IDENTITY, PLAN, SUBMITTED_UNTIL


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
    edit: CallEdit | None = None,
    earlier: Workspace | None = None,
    applications: Sequence[str] = (),
) -> Workspace:
    """A new panel file for one call; `budget` in cents, `account` that of the computer where `actor` does not spell it.

    `edit` is what else the call says of itself. With `earlier`, an open panel, this is a further phase of that call:
    the `applications` with these numbers are taken over from it.

    Raises SchemeError for a scheme that cannot be used, KnownError when the file is there already.
    """
    # The panel's own key pair: returns are sealed for it. Only this file can open them.
    from evalapp.exchange.sealed.identity import new_identity

    scheme = parse_scheme(scheme_text, _("the scheme"))
    refuse_negative(budget)
    said = edit or CallEdit()
    plan = said.plan or NO_PLAN
    if earlier is not None:
        dossiers_of(earlier.view, applications)  # before there is a file
        call = earlier.view.call()
        is_demo = is_demo or call.is_demo
        plan = replace(plan, earlier_panel=call.panel, earlier_title=call.title)
    refuse_disorder(plan, submitted_until=said.submitted_until or "", deadline=said.deadline or "")
    begin = CreateCall(
        scheme_text=scheme_text,
        title=typed_line(title or str(scheme.title)),
        reference=typed_line(reference),
        budget=budget,
        is_demo=is_demo,
        identity=new_identity(),
        deadline=said.deadline or "",
        submitted_until=said.submitted_until or "",
        plan=plan,
    )
    file = PanelFile.create(path)
    try:
        workspace = Workspace(file, actor or machine_user())
        workspace.account = account
        workspace.execute(begin)
        if earlier is not None:
            workspace.execute(TakeOver(source=earlier.view, numbers=tuple(dict.fromkeys(applications))))
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
    deadline: str = ""
    submitted_until: str = ""
    plan: Plan = NO_PLAN
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
            "deadline": self.deadline,
            "is_demo": int(self.is_demo),
            "created_at": change.at,
        }
        change.put("call", [row])
        change.put_setting(PANEL_IDENTITY, self.identity)
        if self.submitted_until:
            change.put_setting(SUBMITTED_UNTIL, self.submitted_until)
        if self.plan != NO_PLAN:
            change.put_setting(PLAN, self.plan)


def new_call(values: Mapping[str, str]) -> CallEdit:
    """What a call says of itself when it is made, by the names of `call_fields`. Raises BadValue."""
    edit = CallEdit()
    for name, text in values.items():
        if text.strip():
            edit = with_field(edit, name, text)
    return edit


def edit_call(
    workspace: Workspace,
    values: Mapping[str, str],
    *,
    reason: str = "",
    decided_by: str = "",
    decided_on: str = "",
) -> int | None:
    """Change the call by the names of its fields and what is typed in them; returns the change, None where none is.

    Fields: those of `call_fields`, and declaration_nl, declaration_en (both empty: the text of the program). Raises
    BadValue for what cannot be read, and once scoring began for a change without its reason, of the envelope or a
    deadline without the decision that it needs.
    """
    call = workspace.view.call()
    edit = CallEdit(declaration=_declaration(workspace, values))
    for name in values.keys() & set(CALL_FIELDS):
        edit = with_field(edit, name, values[name], plan=call.plan)
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
    """Move the call on, or back with a reason; a reason also stands for what nobody can know any more at closing.

    `signings`: who signs the closing. Moving a closed call back sets its signatures aside; the journal keeps them.
    """

    phase: Phase
    reason: str = ""
    is_back: bool = False
    signings: tuple[Signing, ...] = ()

    @property
    def action(self) -> Action:
        return Action.REOPEN if self.is_back else Action.MOVE_PHASE

    def summary(self, view: View) -> Act:
        moved = Step(what="phase", before=state("phase", view.call().phase), after=state("phase", self.phase))
        return Act(steps=(moved, *self._signed(view)), reason=" ".join(self.reason.split()))

    def _signed(self, view: View) -> Iterator[Step]:
        if self.is_back:
            for each in view.closings.signatures():
                yield Step(what="signature-aside", named={"person": _called(view, each.person)})
        elif self.phase is Phase.CLOSED:
            signed = checked_signings(view, self.signings)
            for signing, (person, name) in zip(self.signings, signed, strict=True):
                named = {"person": _called(view, person.id), "office": state("office", person.office)}
                if (typed := typed_line(signing.name)) == name:
                    yield Step(what="signed", named=named)
                else:
                    yield Step(what="signed-typed", named={**named, "typed": typed})
            if not signed:
                yield Step(what="not-signed")

    def apply(self, change: OpenChange) -> None:
        if self.phase is Phase.CLOSED:
            refuse_to_close_unready(change.view, self.reason)
            signed = checked_signings(change.view, self.signings)
            fingerprint = change.view.fingerprint()
            change.put(
                "signature",
                [
                    {
                        "person": person.id,
                        "role": str(person.role),
                        "name": name,
                        "fingerprint": fingerprint,
                        "at": change.at,
                    }
                    for person, name in signed
                ],
            )
        if self.is_back:
            refuse_reopening(change.view)
        for each in change.view.closings.signatures() if self.is_back else ():
            change.remove("signature", person=each.person)
        change.update("call", {"phase": str(self.phase)}, id=1)


def _called(view: View, person: PersonId) -> str:
    return names_of(view.people()).get(person, PersonName(person))


def move_to_phase(
    workspace: Workspace, phase: Phase, reason: str = "", *, signings: Sequence[Signing] = ()
) -> None:
    """Raises KnownError when moving back without a reason or where the role may not, NotReady for closing too early,
    BadValue for a signature of somebody who may not give it, or where nothing is closed."""
    present = workspace.view.call().phase
    is_back = phase.number < present.number
    if is_back and not reason.strip():
        raise KnownError(
            _("The call is in the phase “{present}”; moving it back to “{phase}” needs a reason.").format(
                present=present.label, phase=phase.label
            )
        )
    if signings and phase is not Phase.CLOSED:
        raise BadValue(_("Only the closing of the assessment is signed."))
    if phase is not present:
        workspace.execute(
            SetPhase(phase=phase, reason=reason.strip(), is_back=is_back, signings=tuple(signings))
        )
    elif signings:
        raise BadValue(
            _("The assessment is closed already; to sign it, move it back with a reason and close it again.")
        )
