"""Evalapp: no arguments or a file opens the window, anything else is a command."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    arguments = sys.argv[1:]
    is_file = len(arguments) == 1 and Path(arguments[0]).suffix.lower() in {
        ".evalpanel",
        ".evalpack",
        ".evalwork",
    }
    if not arguments or is_file:
        from ui.launch import open_window

        return open_window(Path(arguments[0]) if arguments else None)
    from evalapp.cli import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
