"""What stands there as long as the jury has no members."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.texts import _
from ui.widgets.card import EmptyState


def nobody_yet(act: Callable[[], object]) -> EmptyState:
    return EmptyState(
        _("Who assesses?"),
        _("Import the members from a table (.csv, .xlsx) with columns for the id and the name, and if known for "
          "e-mail, role, organisation and expertise; Dutch and English headings are read. You see every row "
          "before anything changes, and nobody is removed."),
        icon="jury",
        act_label=_("Import the jury…"),
        act=act,
    )  # fmt: skip
