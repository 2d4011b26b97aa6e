"""How a table shows a value that changes: the old one struck through, the new one in bold."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.text import Label


class OldAndNew(QWidget):
    """Each word looks as what it is about."""

    def __init__(self) -> None:
        super().__init__()
        old, struck = (
            Label(_("old value"), type="caption", tone="dim"),
            Label(_("struck through"), type="caption", tone="dim"),
        )
        struck.setProperty("struck", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        for each in (
            old,
            struck,
            Label(_("the new one"), type="caption", tone="dim"),
            Label(_("bold"), type="caption-strong"),
        ):
            row.addWidget(each)
