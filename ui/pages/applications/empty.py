"""What stands there as long as the call has no applications."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.texts import _
from ui.widgets.buttons import LinkButton
from ui.widgets.card import EmptyState


def nothing_yet(act: Callable[[], object], save_examples: Callable[[], object]) -> EmptyState:
    return EmptyState(
        _("The applications of this call come here"),
        _("Import them from a spreadsheet (.xlsx, .csv) or .json: one row an application, partners and budget on "
          "sheets of their own. You see what would change before anything does. Files can be dropped here too."),
        icon="dossier",
        act_label=_("Import…"),
        act=act,
        beside=LinkButton(_("Save example sheets…"), save_examples),
    )  # fmt: skip
