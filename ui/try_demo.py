"""`make run`: the window with the three doors of the demo, and the system libraries that it needs.

They are brought where that may be. Without a display the demo call is played instead.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from ui.launch import open_window, what_is_missing
from ui.libraries import how_to_install, needed, provide


def main(folder: Path) -> int:
    packages = provide(needed(), _say)
    reason = what_is_missing()
    if reason:
        # Without a display the libraries may be missing too, and both are told.
        for each in dict.fromkeys([how_to_install(packages), reason] if packages else [reason]):
            _say(each)
        _say(_("So the demo call is made without the window."))
    if not reason:
        return open_window(None, demo_folder=folder)
    if (folder / PANEL).exists():
        _say(_("It was made before; the results lie in {folder}.").format(folder=folder))
        return 0
    _say(_("The demo call is being made in {folder}…").format(folder=folder))
    try:
        made = play_demo(folder, progress=_say)
    except KnownError as error:
        _say(str(error))
        return 2
    for what, path in made:
        _say(f"  {what}: {path}")
    return 0


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
