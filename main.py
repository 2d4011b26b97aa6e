"""Evalapp: no arguments or a file opens the window, anything else is a command."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and _is_opened(Path(arguments[0]))):
        from ui.launch import open_window

        return open_window(Path(arguments[0]) if arguments else None)
    if arguments[0] == "--selfcheck":
        from ui.selfcheck.whole import selfcheck

        return selfcheck(arguments[1:])
    from evalapp.cli import main as run_command

    return run_command(arguments, is_last=True)


def _is_opened(path: Path) -> bool:
    from evalapp.domain.file_kinds import DOUBLE_CLICKED, kind_of

    return kind_of(path) in DOUBLE_CLICKED


if __name__ == "__main__":
    sys.exit(main())
