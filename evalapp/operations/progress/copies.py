"""The last copy that the program made of a file, as far as something true can be said of it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.store.backup import backups_of
from evalapp.words import formats

_NAMED = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d)(?: \(\d+\))?")


def backup_words(path: Path) -> str:
    """When it was made, by its name, which it bears only once it was looked through; empty where there is none."""
    made = [found for each in backups_of(path) if (found := _made_at(path, each)) is not None]
    if not made:
        return ""
    text = _("The program last made a copy on {moment}, and looked it through")
    return text.format(moment=formats.stamp(max(made).isoformat()))


def _made_at(path: Path, backup: Path) -> datetime | None:
    """None for a name that the program gives to none."""
    found = _NAMED.fullmatch(backup.stem.removeprefix(f"{path.stem} "))
    if found is None:
        return None
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}:{found[3]}:{found[4]}").replace(tzinfo=BRUSSELS)
    except ValueError:
        return None
