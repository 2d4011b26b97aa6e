"""The buttons over the applications: back out of a dossier, admitting the rest, adding one and importing."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.texts import _
from ui.widgets.buttons import Button, PrimaryButton


class BackButton(Button):
    """Out of the dossier that is read, to where it was opened: the list, or the page `back_to`."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__(_("Back to the list"), leave, icon="back")
        self.back_to = ""

    def lead_to(self, page: str) -> None:
        """Empty for the list."""
        self.back_to = page
        self.set_text(_("Back to the meeting") if page == "meeting" else _("Back to the list"))


class Heads:
    """The buttons, each with what it does."""

    def __init__(
        self,
        *,
        back: Callable[[], object],
        admit: Callable[[], object],
        add: Callable[[], object],
        take_in: Callable[[], object],
    ) -> None:
        self.back = BackButton(back)
        self.admit = Button(_("Admit the rest…"), admit)
        self.heed(0)
        self.add = Button(_("Add…"), add)
        self.add.setAccessibleName(_("Add an application"))
        self.take_in = PrimaryButton(_("Import…"), take_in)
        self.of_the_list = (self.admit, self.add, self.take_in)

    def heed(self, selected: int) -> None:
        """Admitting the rest is about all that is not decided: beside a selection it would seem to be about that."""
        is_several = selected > 1
        self.admit.setEnabled(not is_several)
        self.admit.setToolTip(
            _(
                "This is about all applications without a decision, not about those selected; select one of them"
            )
            if is_several
            else _(
                "Applications without a decision become admissible where they fit the rules; you see them first"
            )
        )

    def show(self, *, reads: bool, imports: bool, adds: bool, admits: bool) -> None:
        """Of each whether it leads anywhere from what is shown, for whoever it is shown to."""
        self.back.setVisible(reads)
        self.take_in.setVisible(imports)
        self.add.setVisible(adds)
        self.admit.setVisible(admits)
