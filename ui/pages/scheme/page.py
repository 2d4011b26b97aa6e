"""The scheme in words for everybody; edited while in draft, and by a decision as a new version once it is fixed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import TableName
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from evalapp.domain.times import read_time
from evalapp.operations.scheme.changing import AdoptScheme, SetScheme
from evalapp.operations.scheme.editing import (
    What,
    add_criterion,
    add_group,
    moved,
    text_of,
    without,
)
from evalapp.operations.scheme.fixed import Fixed, fixed_since, fixed_words
from evalapp.operations.scheme.impact import plan_scheme
from evalapp.words.scheme.versions import decision_of
from ui.access.tab_order import put_after
from ui.drafts.forms import Drafts
from ui.drafts.records import Values
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.scheme.editor import Editor, reason_of
from ui.pages.scheme.outline import Outline
from ui.pages.scheme.preview import PreviewCard, RulesCard
from ui.pages.scheme.text_form import TextCard
from ui.pages.scheme.version import VersionCard
from ui.saving import SAVED, Saving, refused
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label

_DRAFT = "version"


class SchemePage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Scheme"))
        self._draft: Scheme | None = None
        self._fixed: Fixed | None = None
        self._chosen: tuple[What, str] = ("criterion", "")
        self.drafts_kept = Drafts(_say_draft)
        self.version_button = Button(_("New version…"), self.begin_version)
        self.add_action_button(self.version_button)
        self.version = VersionCard(self.adopt, self.give_up)
        self.version.typed.connect(self._keep)
        self.outline = Outline(self._edit)
        self.outline.chosen.connect(self._choose)
        self.editor = Editor(self._take)
        self.preview = PreviewCard()
        self.preview.scored.connect(self._show_rules)
        self.preview.refused.connect(self._tell_preview)
        self.rules = RulesCard()
        self.text = TextCard(self._take)
        self.provenance = Label(type="caption", tone="dim", wrap=True)
        self.versions = Label(type="caption", tone="dim", wrap=True)
        self.begins_at = self.outline.tree
        self._lay_out()

    def _lay_out(self) -> None:
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        left = QVBoxLayout()
        left.setSpacing(theme.L)
        left.addWidget(self.outline)
        left.addWidget(self.rules)
        left.addStretch(1)
        row.addLayout(left, 4)
        row.addWidget(self.editor, 5)
        row.addWidget(self.preview, 4)
        self.tabs = Tabs(_("Scheme"))
        self.tabs.addTab(columns, _("Criteria and rules"))
        self.tabs.addTab(self.text, _("As text"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.provenance)
        column.addWidget(self.versions)
        column.addWidget(self.version)
        column.addWidget(self.tabs, 1)
        self.body.addWidget(scrolling(whole, fills=True), 1)

    def parts(self) -> tuple[Part, ...]:
        tables: tuple[TableName, ...] = (
            "call",
            "scheme",
            "setting",
            "score",
            "issued",
            "received",
            "open_choice",
            "consensus",
            "flagged",
        )
        return (Part(reload=self._reload, tables=tables),)

    @property
    def scheme(self) -> Scheme:
        """As it is shown: the draft of a new version, or the one in force."""
        return self._draft or self.session.call.scheme

    @property
    def may_edit(self) -> bool:
        if self._fixed is None:
            return self.session.may(Action.SET_SCHEME)
        return self._draft is not None

    def _reload(self) -> None:
        view, call = self.session.view, self.session.call
        self._fixed = fixed_since(view) if not self.session.workspace.is_work_file else Fixed.SCORING
        may_adopt = self._fixed is not None and self.session.may(Action.ADOPT_SCHEME)
        if may_adopt and self._draft is None:
            self._take_back()
        elif not may_adopt:
            self._draft = None
        said = _("version {n}").format(n=call.scheme_version)
        state = fixed_words(view, self._fixed) if self._fixed else _("in draft: each change replaces it")
        if self.session.workspace.is_work_file:
            state = _("as it came with your pack")
        self.set_state(f"{call.scheme.title} · {said} · {state}")
        self.version_button.setVisible(may_adopt and self._draft is None)
        self.provenance.setText(provenance_of(call.scheme).sentence)
        versions = view.scheme_versions()
        self.versions.setText("\n".join(decision_of(each) for each in versions) if len(versions) > 1 else "")
        self.versions.setVisible(len(versions) > 1)
        self._show()

    def _show(self, *, keeps_form: bool = False) -> None:
        scheme = self.scheme
        what, id = self._chosen
        known = [each.id for each in (scheme.groups if what == "group" else scheme.criteria)]
        if id not in known:
            self._chosen, keeps_form = ("criterion", scheme.criteria[0].id), False
        self.outline.show_scheme(scheme, self._chosen, may_edit=self.may_edit)
        if keeps_form:
            self.editor.follow(scheme)
        else:
            self.editor.show_part(scheme, *self._chosen, may_edit=self.may_edit)
        self.preview.show_scheme(scheme, self._chosen[1] if self._chosen[0] == "criterion" else "")
        put_after(self.editor, self.preview)
        self.text.show_scheme(scheme, may_edit=self.may_edit)
        self._show_rules()
        self._show_version()
        self.status_changed.emit()

    def _show_rules(self) -> None:
        self.rules.show_rules(self.scheme, self.preview.given)

    def _show_version(self) -> None:
        self.version.setVisible(self._draft is not None)
        if self._draft is not None:
            plan = plan_scheme(self.session.view, text_of(self._draft))
            names = names_of(self.session.view.people())
            self.version.show_plan(plan, [names[each] for each in plan.packs])

    def _choose(self, what: What, id: str) -> None:
        self.editor.commit()
        self._chosen = (what, id)
        self.outline.say_error("")
        self.editor.show_part(self.scheme, what, id, may_edit=self.may_edit)
        if what == "criterion":
            self.preview.show_scheme(self.scheme, id)
        put_after(self.editor, self.preview)

    def _edit(self, verb: str) -> None:
        """What a button of the list does to what is chosen in it."""
        self.editor.commit()
        scheme, (what, id) = self.scheme, self._chosen
        chosen: tuple[What, str] = self._chosen
        try:
            if verb == "add-criterion":
                group = id if what == "group" else scheme.criterion(id).group
                scheme, made = add_criterion(scheme, group)
                chosen = ("criterion", made)
            elif verb == "add-group":
                scheme, made = add_group(scheme)
                chosen = ("group", made)
            elif verb == "remove":
                scheme = without(scheme, what, id)
            else:
                scheme = moved(scheme, what, id, -1 if verb == "up" else 1)
            before, self._chosen = self._chosen, chosen
            try:
                self._take(scheme, keeps_form=False)
            except KnownError:
                self._chosen = before
                raise
        except KnownError as error:
            self.outline.say_error(reason_of(error))
        else:
            self.outline.say_error("")

    def _take(self, scheme: Scheme, *, keeps_form: bool | None = None) -> None:
        """Put a scheme in the place of the one that is shown. Raises KnownError where it is refused."""
        if not self.may_edit:
            raise BadValue(self.session.why_not(Action.SET_SCHEME) or _("This scheme is not edited now."))
        text = text_of(scheme)
        if keeps_form is None:
            shown = [{each.id: each.scale for each in one.criteria} for one in (self.scheme, scheme)]
            keeps_form = shown[0] == shown[1]
        if self._fixed is None:
            wrong: list[str] = []
            self.session.run(SetScheme(text=text), on_error=wrong.append, initiator=self)
            if wrong:
                raise BadValue(" ".join(wrong))
        else:
            self._draft = parse_scheme(text)
            self._keep()
        self._show(keeps_form=keeps_form)

    def begin_version(self) -> None:
        """A draft of the version in force, which is nobody's scheme until it is put in force."""
        self._draft = self.session.call.scheme
        self.version.answer(("", "", "", ""))
        self.version_button.hide()
        self._show()

    def adopt(self) -> None:
        self.editor.commit()
        if self.editor.troubles or self._draft is None:
            return
        typed = self.version.fields["decided_on"].text()
        try:
            day = read_time(typed)[0].isoformat() if typed.strip() else ""
        except KnownError as error:
            self.version.error.setText(str(error))
            return
        wrong: list[str] = []
        command = AdoptScheme(text=text_of(self._draft), decision=self.version.decision(day))
        self.session.run(command, on_error=wrong.append, initiator=self)
        self.version.error.setText("".join(wrong))
        if wrong:
            return
        self._forget()
        self._reload()
        self.tell(_("The new version is in force."), tone="good", offers_undo=True)

    def give_up(self) -> None:
        self._forget()
        self._reload()

    def _forget(self) -> None:
        self._draft = None
        self.drafts_kept.forget(_DRAFT)

    def _keep(self) -> None:
        if self._draft is not None:
            self.drafts_kept.keep(_DRAFT, (text_of(self._draft), *self.version.answers()))

    def _take_back(self) -> None:
        """What was worked out in an earlier window, where the scheme is still the one that it began with."""
        typed = self.drafts_kept.adopt(_DRAFT, _fits, standing=self.session.call.scheme_version)
        if typed is not None:
            text, *answers = map(str, typed)
            self._draft = parse_scheme(text)
            self.version.answer(tuple(answers))

    def _tell_preview(self) -> None:
        self.tell(_("This is a preview: nothing of it is stored."))

    def drafts(self) -> Mapping[str, Drafts]:
        return {"version": self.drafts_kept}

    def saving(self) -> Saving:
        if self.editor.troubles or self.text.is_typed:
            return refused(_("the scheme has a change that was not taken"))
        return SAVED

    def flush(self) -> None:
        self.editor.commit()


def _fits(typed: Values) -> bool:
    if len(typed) != 5 or not all(isinstance(each, str) for each in typed):
        return False
    try:
        parse_scheme(str(typed[0]))
    except KnownError:
        return False
    return True


def _say_draft(_key: object) -> str:
    return _("the draft of a new version of the scheme")
