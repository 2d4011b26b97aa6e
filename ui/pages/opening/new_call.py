"""Beginning a call: a template or a scheme of one's own, a title, a budget, a place for the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFormLayout, QLineEdit, QRadioButton

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.file_kinds import PANEL, SCHEME, pattern
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.reader import parse_scheme, read_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import _
from evalapp.operations.actors import account_beside
from evalapp.operations.panel.call import create_panel
from evalapp.operations.typed_amount import typed_amount
from ui.access.announcing import announce
from ui.dialogs.who import WorkerFields
from ui.look import theme
from ui.pages.opening.entrance import EntrancePage
from ui.settings import Settings
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.fields import show_amount
from ui.widgets.text import Label, restyle

FIRST = "ibn-2015"
"""The template chosen when the page opens: what most calls of this policy are."""


class NewCallPage(EntrancePage):
    """Emits `opened(Workspace)` for the new panel file."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            _("New call"),
            _(
                "The template brings criteria, scales and rules, which hold for the whole call. "
                "For others, use a scheme of your own."
            ),
            width=620,
        )
        self._settings, self._folder = settings, settings.folder
        self._schemes: list[str] = []
        self._choices = QButtonGroup(self)
        self._list_at = self.card.body.count()
        self._about = Label(type="caption", tone="dim", wrap=True)
        self.howto = Label(type="caption", wrap=True)
        self.card.body.addWidget(self._about)
        self.card.body.addWidget(self.howto)
        for template in template_ids():
            self._offer(template_text(template), template)
        self.card.body.addWidget(LinkButton(_("Use a scheme of your own (TOML)…"), self._choose_scheme))
        self.scheme_faults = Label(type="caption", tone="bad", wrap=True)
        self.scheme_faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.scheme_faults.hide()
        self.card.body.addWidget(self.scheme_faults)
        self.title, self.reference, self.budget = QLineEdit(), QLineEdit(), QLineEdit()
        self.budget_read = Label(type="caption", tone="dim")
        self.budget_read.hide()
        self._budget_error = Label(type="caption", tone="bad", wrap=True)
        self._budget_error.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.L)
        form.setVerticalSpacing(theme.S)
        for name, field, hint in (
            (_("Title"), self.title, ""),
            (_("Reference"), self.reference, _("optional")),
            (_("Budget in euro"), self.budget, _("optional, for instance 4 000 000 or 4 M€")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self.ask_where)
            field.textChanged.connect(self._forgive)
            form.addRow(Label(name, tone="dim"), field)
        form.addRow("", self.budget_read)
        form.addRow("", self._budget_error)
        self.worker = WorkerFields(settings.worker)
        self.worker.add_to(form)
        self.budget.textChanged.connect(self._show_read)
        self.card.body.addLayout(form)
        self.button = PrimaryButton(_("Create…"), self.ask_where)
        self.add_buttons(self.button)
        self._choices.idToggled.connect(self._suggest_title)
        self._choices.idToggled.connect(self._forgive)
        self._choices.button(template_ids().index(FIRST)).setChecked(True)
        self.begins_at = self.title

    def would_go(self) -> str:
        typed = [self.title] if self.title.isModified() else []
        typed += [field for field in (self.reference, self.budget) if field.text().strip()]
        return "; ".join(field.accessibleName() for field in typed)

    def _offer(self, text: str, name: str) -> None:
        scheme = parse_scheme(text, name)
        kind = _("ranked") if scheme.is_ranked else _("one by one, without ranking")
        button = QRadioButton(f"{scheme.title} · {kind}".replace("&", "&&"))
        self._choices.addButton(button, len(self._schemes))
        self.card.body.insertWidget(self._list_at + len(self._schemes), button)
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
        if not self.title.isModified():
            self.title.setText(str(scheme.title))
            self.title.setModified(False)

    def ask_where(self) -> None:
        budget = self._read_budget()
        if budget is None and self.budget.text().strip():
            return
        name, _chosen = QFileDialog.getSaveFileName(
            self,
            _("Where to keep the panel file"),
            str(self._folder / f"{_file_name(self.title.text())}{PANEL.suffix}"),
            _("Panels") + f" ({pattern([PANEL])})",
        )
        if name:
            self.create_at(Path(name).with_suffix(PANEL.suffix), budget)

    def create_at(self, path: Path, budget: int | None) -> None:
        """`budget` in cents."""
        name, role = self.worker.typed
        actor = Actor(id=PersonId(name), name=PersonName(name), role=role) if name else None
        try:
            workspace = create_panel(
                path,
                scheme_text=self._schemes[self._choices.checkedId()],
                title=self.title.text().strip(),
                reference=self.reference.text().strip(),
                budget=budget,
                actor=actor,
                account=account_beside(name) if name else "",
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
        if not self._budget_error.isHidden():
            self._read_budget()

    def _show_read(self, typed: str) -> None:
        show_amount(self.budget_read, typed)

    def _read_budget(self) -> int | None:
        text = self.budget.text().strip()
        try:
            budget = typed_amount(text) if text else None
            fault = ""
        except BadValue as error:
            budget, fault = None, str(error)
        restyle(self.budget, wrong="true" if fault else "false")
        self._budget_error.setText(fault)
        self._budget_error.setVisible(bool(fault))
        return budget


def _file_name(title: str) -> str:
    kept = "".join(each if each.isalnum() or each in " -_" else "" for each in title)
    return "-".join(kept.lower().split()) or "panel"
