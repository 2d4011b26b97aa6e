"""The scheme in words for everybody; edited while in draft, and by a decision as a new version once it is fixed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import TableName
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _, ngettext
from evalapp.domain.times import read_time
from evalapp.operations.scheme.base import base_of
from evalapp.operations.scheme.changing import AdoptScheme, SetScheme
from evalapp.operations.scheme.editing import Verb, What, edited, text_of
from evalapp.operations.scheme.fixed import Fixed, fixed_since, fixed_words
from evalapp.operations.scheme.impact import plan_scheme
from evalapp.operations.scheme.scales import texts_lost
from evalapp.words.scheme.versions import decision_of
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.scheme.entry import reason_of
from ui.pages.scheme.faces import DIFFERENT, Faces
from ui.pages.scheme.kept import fits, say_draft
from ui.pages.scheme.version import VersionCard
from ui.saving import SAVED, Saving, refused
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label

_DRAFT = "version"


class SchemePage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Scheme"))
        self._draft: Scheme | None = None
        self._fixed: Fixed | None = None
        self._chosen: tuple[What, str] = ("criterion", "")
        self.drafts_kept = Drafts(say_draft)
        self.version_button = Button(_("New version…"), self.begin_version)
        self.add_action_button(self.version_button)
        self.version = VersionCard(self.adopt, self.give_up, self._is_begun)
        self.version.typed.connect(self._keep)
        self.faces = Faces(self._take, self._edit)
        self.outline, self.editor, self.scale = self.faces.outline, self.faces.editor, self.faces.scale
        self.preview, self.text = self.faces.preview, self.faces.text
        self.outline.chosen.connect(self._choose)
        self.preview.scored.connect(self._show_rules)
        self.preview.refused.connect(self._tell_preview)
        self.faces.currentChanged.connect(self._show_tab)
        for form in self.faces.forms:
            form.troubled.connect(self.status_changed)
        self.text.typed.connect(self.status_changed)
        self.provenance = Label(type="caption", tone="dim", wrap=True)
        self.versions = Label(type="caption", tone="dim", wrap=True)
        self.begins_at = self.outline.tree
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.provenance)
        column.addWidget(self.versions)
        column.addWidget(self.version)
        column.addWidget(self.faces, 1)
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
        self._say_state()
        self.version_button.setVisible(may_adopt and self._draft is None)
        self.provenance.setText(provenance_of(call.scheme).sentence)
        versions = view.scheme_versions()
        self.versions.setText("\n".join(decision_of(each) for each in versions) if len(versions) > 1 else "")
        self.versions.setVisible(len(versions) > 1)
        self._show()

    def _say_state(self) -> None:
        view, call = self.session.view, self.session.call
        said = _("version {n}").format(n=call.scheme_version)
        state = fixed_words(view, self._fixed) if self._fixed else _("in draft: each change replaces it")
        if self.session.workspace.is_work_file:
            state = _("as it came with your pack")
        if self._draft is not None:
            state = _("in force; what stands here is the draft of version {n}").format(
                n=call.scheme_version + 1
            )
        self.set_state(f"{call.scheme.title} · {said} · {state}")

    def _show(self, *, keeps_form: bool = False) -> None:
        scheme = self.scheme
        self.faces.keep_only(scheme)
        what, id = self._chosen
        known = [each.id for each in (scheme.groups if what == "group" else scheme.criteria)]
        if id not in known:
            self._chosen, keeps_form = ("criterion", scheme.criteria[0].id), False
        self._show_outline()
        if keeps_form:
            self.faces.follow(scheme, *self._chosen)
        else:
            self.faces.show_part(scheme, *self._chosen, may_edit=self.may_edit)
        self.faces.show_whole(scheme, may_edit=self.may_edit)
        self._show_version()
        self._show_tab(self.faces.currentIndex())
        self.status_changed.emit()

    def _show_outline(self) -> None:
        in_force = self.session.call.scheme if self._draft is not None else None
        self.outline.show_scheme(self.scheme, self._chosen, may_edit=self.may_edit, old=in_force)

    def _show_tab(self, n: int) -> None:
        """What takes time to work out waits until it is in sight."""
        if n == DIFFERENT:
            is_draft = self._draft is not None
            base, name = base_of(self.session.view, is_draft=is_draft)
            own = _("draft") if is_draft else _("version {n}").format(n=self.session.call.scheme_version)
            self.faces.different.show_both(base, self.scheme, name, own)
        self.faces.show_example(self.scheme)

    def _show_rules(self) -> None:
        self.faces.show_rules(self.scheme)

    def _show_version(self) -> None:
        self.version.setVisible(self._draft is not None)
        if self._draft is not None:
            plan = plan_scheme(self.session.view, text_of(self._draft))
            names = names_of(self.session.view.people())
            self.version.show_plan(plan, [names[each] for each in plan.packs])

    def _choose(self, what: What, id: str) -> None:
        self.flush()
        self._chosen = (what, id)
        self.outline.say_error("")
        self.faces.show_part(self.scheme, what, id, may_edit=self.may_edit)

    def _edit(self, verb: Verb) -> None:
        """What a button of the list does to what is chosen in it."""
        self.flush()
        try:
            scheme, chosen = edited(self.scheme, verb, *self._chosen)
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
        text, lost = text_of(scheme), texts_lost(self.scheme, scheme)
        if scheme == self.scheme:
            return  # typed in another way, it says the same: no change for the history
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
        if lost:
            self._tell_lost(lost)

    def begin_version(self) -> None:
        """A draft of the version in force, which is nobody's scheme until it is put in force."""
        self._draft = self.session.call.scheme
        self.version.answer(("", "", "", ""))
        self.version_button.hide()
        self._say_state()
        self._show()

    def adopt(self) -> None:
        self.flush()
        if self._draft is None:
            return
        if self.faces.troubles:
            self.show_unsaved()
            self.version.error.setText(_("A value was refused and is not in the scheme; correct it first."))
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

    def show_unsaved(self) -> None:
        """Also where it stands with a criterion that is not shown: that comes back, with its sentence."""
        if (waiting := self.faces.waiting) is not None and not self.faces.is_troubled:
            self._choose(*waiting)
            self._show_outline()
        self.faces.show_trouble()

    def _is_begun(self) -> bool:
        return self._draft not in (None, self.session.call.scheme) or not self.saving().is_saved

    def ways_out(self) -> tuple[Button, ...]:
        return (self.version.keep_button,)

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
        typed = self.drafts_kept.adopt(_DRAFT, fits, standing=self.session.call.scheme_version)
        if typed is not None:
            text, *answers = map(str, typed)
            self._draft = parse_scheme(text)
            self.version.answer(tuple(answers))

    def _tell_lost(self, n: int) -> None:
        words = ngettext(
            "{n} description went with a value that the scale no longer has.",
            "{n} descriptions went with values that the scale no longer has.",
            n,
        )
        self.tell(words.format(n=n), offers_undo=self._fixed is None)

    def _tell_preview(self) -> None:
        self.tell(_("This is a preview: nothing of it is stored."))

    def drafts(self) -> Mapping[str, Drafts]:
        return {"version": self.drafts_kept}

    def saving(self) -> Saving:
        if self.faces.troubles or self.text.is_typed:
            return refused(_("the scheme has a change that was not taken"))
        return SAVED

    def flush(self) -> None:
        self.faces.commit()
