"""How papers of a call were last asked for on this machine: which kind, in which language, how, and of what."""

from __future__ import annotations

from ui.pages.reports.choices import ApplicationsCard, HowCard, KindCard
from ui.settings import Settings


class Remembered:
    """Between the cards of the page and the settings of the window, for the call with the id `panel`."""

    def __init__(
        self, settings: Settings, panel: str, which: KindCard, how: HowCard, applications: ApplicationsCard
    ) -> None:
        self._settings, self._name = settings, f"reports {panel}"
        self._which, self._how, self._applications = which, how, applications

    def restore(self) -> None:
        """What somebody made of the settings by hand is as good as nothing."""
        match self._settings.noted(self._name):
            case {
                "kind": str(kind),
                "language": str(language),
                "flags": list(flags),
                "ticked": dict(ticked),
                **more,
            }:
                self._which.choose(kind)
                self._how.choose(language, [each for each in flags if isinstance(each, str)])
                told = {str(number): each for number, each in ticked.items() if isinstance(each, bool)}
                self._applications.chosen.update(told)
                self._how.each.setChecked(more.get("each") is True)

    def keep(self) -> None:
        """Language and boxes only where somebody chose them: else the call says them."""
        how = self._how
        now = {
            "kind": self._which.kind.id,
            "language": how.language if how.is_chosen else "",
            "flags": sorted(flag.id for flag in how.flags) if how.is_chosen else [],
            "ticked": dict(self._applications.chosen),
            "each": how.each.isChecked(),
        }
        if now != self._settings.noted(self._name):
            self._settings.note(self._name, now)
