"""Beginning a call: a template or a scheme of one's own, what the call says of itself, a place for the file.

Or a further phase of an earlier call, whose chosen applications go on.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QFormLayout, QRadioButton, QVBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PANEL, SCHEME, pattern
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor, Role
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.reader import parse_scheme, read_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import _
from evalapp.operations.actors import account_beside
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.course.further_phase import earlier_call
from evalapp.operations.panel.terms import CallEdit
from ui.access.announcing import announce
from ui.dialogs.who import WorkerFields
from ui.look import theme
from ui.pages.opening.call_form import CallForm
from ui.pages.opening.earlier_call import EarlierCall
from ui.pages.opening.entrance import EntrancePage
from ui.settings import Settings
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.text import Label

_WIDTH = 1080
_BESIDE = 900  # less, and the two halves stand below each other
FIRST = "ibn-2015"
"""The template chosen when the page opens: what most calls of this policy are."""


class NewCallPage(EntrancePage):
    """Emits `opened(Workspace)` for the new panel file."""

    guided = (Role.SECRETARY, "new-call")

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            _("New call"),
            _(
                "The template brings criteria, scales and rules, which hold for the whole call. "
                "For others, use a scheme of your own."
            ),
            width=_WIDTH,
        )
        self._settings, self._folder = settings, settings.folder
        self._schemes: list[str] = []
        self._choices = QButtonGroup(self)
        self._halves = halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        halves.setSpacing(theme.XXL)
        halves.addLayout(self._lay_out_schemes(), 4)
        halves.addLayout(self._lay_out_call(), 6)
        self.card.body.addLayout(halves)
        self.resized.connect(self._lay_beside)
        self.button = PrimaryButton(_("Create…"), self.ask_where)
        self.add_buttons(self.button)
        self._choices.idToggled.connect(self._suggest_title)
        self._choices.idToggled.connect(self._forgive)
        self._choices.button(template_ids().index(FIRST)).setChecked(True)
        self.begins_at = self.form.fields["title"]

    def _lay_out_schemes(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        column.addWidget(Label(_("Scheme"), type="section"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        column.addLayout(self._list)
        for template in template_ids():
            self._offer(template_text(template), template)
        column.addWidget(LinkButton(_("Use a scheme of your own (TOML)…"), self._choose_scheme))
        self.scheme_faults = Label(type="caption", tone="bad", wrap=True)
        self.scheme_faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.scheme_faults.hide()
        self._about = Label(type="caption", tone="dim", wrap=True)
        self.howto = Label(type="caption", wrap=True)
        for label in (self.scheme_faults, self._about, self.howto):
            column.addWidget(label)
        column.addStretch()
        return column

    def _lay_out_call(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        self.form = CallForm()
        self.form.entered.connect(self.ask_where)
        self.form.changed.connect(self._forgive)
        column.addWidget(self.form)
        self.earlier_link = LinkButton(_("A further phase of an earlier call…"), self._choose_earlier)
        self.earlier_fault = Label(type="caption", tone="bad", wrap=True)
        self.earlier_fault.hide()
        self.earlier = EarlierCall()
        self.earlier.left.connect(self.earlier_link.show)
        self.earlier.left.connect(self.earlier_link.setFocus)
        for widget in (self.earlier_link, self.earlier_fault, self.earlier):
            column.addWidget(widget)
        worker = QFormLayout()
        worker.setHorizontalSpacing(theme.L)
        self.worker = WorkerFields(self._settings.worker)
        self.worker.add_to(worker)
        column.addLayout(worker)
        column.addStretch()
        return column

    def _lay_beside(self) -> None:
        is_wide = self.room >= theme.pixels(_BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not direction:
            self._halves.setDirection(direction)
            self.share_width()

    def would_go(self) -> str:
        return "; ".join(field.accessibleName() for field in self.form.filled())

    def _offer(self, text: str, name: str) -> None:
        scheme = parse_scheme(text, name)
        kind = _("ranked") if scheme.is_ranked else _("one by one, without ranking")
        button = QRadioButton(f"{scheme.title} · {kind}".replace("&", "&&"))
        self._choices.addButton(button, len(self._schemes))
        self._list.addWidget(button)
        self._schemes.append(text)

    def _choose_scheme(self) -> None:
        name, _chosen = QFileDialog.getOpenFileName(
            self, _("Choose a scheme"), str(self._folder), _("Schemes") + f" ({pattern([SCHEME])})"
        )
        if name:
            self.take_scheme(Path(name))

    def take_scheme(self, path: Path) -> None:
        """Offer a scheme of one's own and choose it; else say below the link everything that is wrong with it."""
        try:
            _scheme, text = read_scheme(path)
            faults = ""
        except KnownError as error:
            text, faults = "", str(error)
        self.scheme_faults.setText(faults)
        self.scheme_faults.setVisible(bool(faults))
        if faults:
            announce(self.scheme_faults, faults)
            return
        self._offer(text, path.name)
        self._choices.button(len(self._schemes) - 1).setChecked(True)

    def _suggest_title(self, n: int, is_checked: bool) -> None:
        """What the template's makers took from where; its own title, as long as nobody typed another."""
        if not is_checked:
            return
        scheme = parse_scheme(self._schemes[n])
        about = provenance_of(scheme).sentence
        self._about.setText(about[:1].upper() + about[1:])
        self._about.setToolTip("\n".join(str(note) for note in scheme.notes))
        self.howto.setText("\n".join(str(advice) for advice in scheme.howto))
        self.howto.setVisible(bool(scheme.howto))
        title = self.form.fields["title"]
        if not title.isModified():
            title.setText(str(scheme.title))
            title.setModified(False)

    def _choose_earlier(self) -> None:
        name, _chosen = QFileDialog.getOpenFileName(
            self,
            _("Choose the panel of the earlier call"),
            str(self._folder),
            _("Panels") + f" ({pattern([PANEL])})",
        )
        if name:
            self.take_earlier(Path(name))

    def take_earlier(self, path: Path) -> None:
        """Offer the applications of an earlier call; else say below the link why not."""
        try:
            self.earlier.take(path)
            fault = ""
        except KnownError as error:
            fault = str(error)
            announce(self.earlier_fault, fault)
        self.earlier_link.setVisible(bool(fault))
        self.earlier_fault.setText(fault)
        self.earlier_fault.setVisible(bool(fault))

    def ask_where(self) -> None:
        edit = self.form.read()
        if edit is None:
            return
        if self.earlier.path is not None and not self.earlier.chosen():
            self.show_error(_("Choose the applications that go on, or leave the earlier call."))
            return
        name, _chosen = QFileDialog.getSaveFileName(
            self,
            _("Where to keep the panel file"),
            str(self._folder / f"{_file_name(edit.title or '')}{PANEL.suffix}"),
            _("Panels") + f" ({pattern([PANEL])})",
        )
        if name:
            self.create_at(Path(name).with_suffix(PANEL.suffix), edit)

    def create_at(self, path: Path, edit: CallEdit) -> None:
        """The panel file of a call that says this of itself; what keeps it from being made stands on the page."""
        name, role = self.worker.typed
        actor = Actor(id=PersonId(name), name=PersonName(name), role=role) if name else None
        earlier = self.earlier.path
        try:
            with earlier_call(earlier) if earlier else nullcontext() as source:
                workspace = create_panel(
                    path,
                    scheme_text=self._schemes[self._choices.checkedId()],
                    title=edit.title or "",
                    reference=edit.reference or "",
                    budget=edit.budget,
                    actor=actor,
                    account=account_beside(name) if name else "",
                    edit=edit,
                    earlier=source,
                    applications=self.earlier.chosen(),
                )
        except KnownError as error:
            self.show_error(str(error))
            return
        if name:
            self._settings.remember_worker(workspace.view.call().panel, name, role.value)
        self.opened.emit(workspace)

    def _forgive(self) -> None:
        """What was refused is being mended: a fault is said when it is asked for, not while somebody still types."""
        self.show_error("")


def _file_name(title: str) -> str:
    kept = "".join(each if each.isalnum() or each in " -_" else "" for each in title)
    return "-".join(kept.lower().split()) or "panel"
