"""What an application says about itself in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Application
from evalapp.domain.texts import _
from evalapp.words.formats import day
from evalapp.words.sectors import sector_words
from ui.look import theme
from ui.widgets.text import Label


def summary_of(application: Application) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.L)
    text = Label(application.summary or _("The application came without a summary."), wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text)
    form = QFormLayout()
    form.setHorizontalSpacing(theme.XL)
    form.setVerticalSpacing(theme.S)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, value in _particulars(application):
        if value:
            said = Label(value, type="table", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label = Label(name, type="table", tone="dim")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, said)
    layout.addLayout(form)
    return page


def _particulars(application: Application) -> tuple[tuple[str, str], ...]:
    contact = " · ".join(part for part in (application.contact, application.email) if part)
    instrument = application.earlier_instrument
    return (
        (_("Acronym"), application.acronym),
        (_("Sector"), sector_words(application)),
        (_("Province"), application.province),
        (_("Start"), day(application.start)),
        (_("Earlier instrument"), instrument),
        (_("Reorientation"), application.reorientation),
        (_("Contact"), contact),
        (_("Submitted"), day(application.submitted_at)),
        *application.extra.items(),
    )
