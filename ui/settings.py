"""What the window remembers between runs: never anything of a call, only how a person likes to work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MOST_RECENT = 8
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


def default_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path("evalapp", appauthor=False) / "window.json"


class Settings:
    """Kept in one JSON file; a file that cannot be read or written is as good as none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_path()
        self._values: dict[str, Any] = {}
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
            self._values = values if isinstance(values, dict) else {}
        except (OSError, ValueError):
            pass

    @property
    def theme(self) -> str:
        return self._text("theme") or "system"

    @theme.setter
    def theme(self, setting: str) -> None:
        self._set("theme", setting)

    @property
    def text_scale(self) -> float:
        value = self._values.get("text_scale")
        return value if value in SCALES else 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._set("text_scale", scale)

    @property
    def geometry(self) -> str:
        """Qt's saved geometry in base 64; empty the first time."""
        return self._text("geometry")

    @geometry.setter
    def geometry(self, geometry: str) -> None:
        self._set("geometry", geometry)

    @property
    def folder(self) -> Path:
        """Where the last file was opened or made."""
        kept = Path(self._text("folder") or Path.home())
        return kept if kept.is_dir() else Path.home()

    def recent(self) -> list[Path]:
        """Files opened lately and still there, latest first."""
        names = self._values.get("recent")
        paths = [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
        return [path for path in paths if path.is_file()]

    def remember(self, path: Path) -> None:
        path = path.absolute()
        names = [str(path), *(str(each) for each in self.recent() if each != path)]
        self._values["folder"] = str(path.parent)
        self._set("recent", names[:MOST_RECENT])

    def _text(self, key: str) -> str:
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    def _set(self, key: str, value: object) -> None:
        self._values[key] = value
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._values, indent=2), encoding="utf-8")
        except OSError:
            pass
