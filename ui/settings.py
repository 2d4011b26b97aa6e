"""What the window remembers between runs: how a person likes to work, and of a call what they have not recorded yet."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import SETTINGS_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.texts import LANGUAGES
from evalapp.files import write_bytes
from ui.drafts.records import Kept, Owner, from_json, to_json
from ui.look.theme import SETTINGS as THEMES

MOST_RECENT = 8
MOST_PLACES = 200
MOST_PANELS = 100
MOST_TABLES = 200
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


def default_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path("evalapp", appauthor=False) / "window.json"


@dataclass(frozen=True, kw_only=True)
class ReadingPlace:
    """Where a document was left: page from 0, `share` of its height above the window, zoom.

    `zoom` is "width" or "page" for a fitted one, else the factor.
    """

    page: int = 0
    share: float = 0.0
    zoom: str | float = "width"


@dataclass(frozen=True, kw_only=True)
class WrittenReport:
    """Where a report was last written to on this machine, when, and with which fingerprint of the file."""

    path: Path
    at: str
    fingerprint: str


class Settings:
    """Kept in one JSON file; a file that cannot be read or written is as good as none, a damaged one is put aside.

    Two windows may be open, each with settings of its own: what the other wrote meanwhile stays.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_path()
        self.running = self._path.parent / "running"  # where each window that runs notes what is open in it
        self._unwritten: dict[str, object] = {}
        self._values = self._read()

    @property
    def theme(self) -> str:
        kept = self._text("theme")
        return kept if kept in THEMES else "system"

    @theme.setter
    def theme(self, setting: str) -> None:
        self._set("theme", setting)

    @property
    def language(self) -> str:
        """Chosen in the window; empty as long as nobody chose one."""
        kept = self._text("language")
        return kept if kept in LANGUAGES else ""

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def text_scale(self) -> float:
        value = self._values.get("text_scale")
        return value if isinstance(value, float) and value in SCALES else 1.0

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
    def pane_shares(self) -> tuple[float, float] | None:
        """How much of the juror's desk the list and the score form take; None as long as nobody dragged them."""
        match self._values.get("panes"):
            case [float() as of_list, float() as of_form] if (
                min(of_list, of_form) > 0 and of_list + of_form < 1
            ):
                return of_list, of_form
        return None

    @pane_shares.setter
    def pane_shares(self, shares: tuple[float, float]) -> None:
        self._set("panes", list(shares))

    def layout_of(self, table: str) -> object:
        """What was kept of the columns of a table, as JSON; None for nothing."""
        return self._table("tables").get(table)

    def keep_layout(self, table: str, layout: object) -> None:
        """None: as it is declared."""
        self._catch_up()
        tables = {name: kept for name, kept in self._table("tables").items() if name != table}
        if layout is not None:
            tables[table] = layout
        self._set("tables", dict(list(tables.items())[-MOST_TABLES:]))

    @property
    def folder(self) -> Path:
        """Where the last file was opened or made."""
        kept = Path(self._text("folder") or Path.home())
        return kept if kept.is_dir() else Path.home()

    def folder_for(self, kind: str) -> Path | None:
        """Where files of that kind were last asked for; None where nobody did, or it is gone."""
        kept = self._table("folders").get(kind)
        return Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else None

    def remember_folder(self, kind: str, folder: Path) -> None:
        self._catch_up()
        self._set("folders", {**self._table("folders"), kind: str(folder.absolute())})

    def recent(self) -> list[Path]:
        """Files opened lately, latest first; some may be gone, or on a stick that is not plugged in."""
        names = self._values.get("recent")
        return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def forget(self, path: Path) -> None:
        self._catch_up()
        self._unwritten["drafts"] = to_json(each for each in self.drafts() if each.owner.file != str(path))
        self._unwritten["written"] = {
            file: kinds for file, kinds in self._table("written").items() if file != str(path)
        }
        self._set("recent", [str(each) for each in self.recent() if each != path])

    def remember(self, path: Path, *, is_demo: bool = False) -> None:
        """As the file opened last; nobody wants a call of their own in the folder of a demo."""
        self._catch_up()
        if not is_demo:
            self._unwritten["folder"] = str(path.absolute().parent)
        self._set("recent", list(dict.fromkeys(map(str, (path.absolute(), *self.recent()))))[:MOST_RECENT])

    def place_in(self, sha256: str) -> ReadingPlace:
        """Where the document with this SHA-256 was left; its beginning where it was never read on this machine."""
        places = self._values.get("places")
        match places.get(sha256) if isinstance(places, dict) else None:
            case [int(page), float() | int() as share, ("width" | "page" | float() | int()) as zoom] if (
                0 <= page < 1_000_000 and 0 <= share <= 2
            ):
                return ReadingPlace(page=page, share=float(share), zoom=zoom)
        return ReadingPlace()

    def leave_at(self, sha256: str, place: ReadingPlace) -> None:
        """Remember a place; of the documents read longest ago it forgets."""
        self._catch_up()
        kept = self._values.get("places")
        places = dict(kept) if isinstance(kept, dict) else {}
        if places.pop(sha256, None) == (now := [place.page, round(place.share, 4), place.zoom]):
            return
        places[sha256] = now
        self._set("places", dict(list(places.items())[-MOST_PLACES:]))

    def noted(self, name: str) -> object:
        """What a part of the window noted for itself, as JSON; None for nothing."""
        return self._table("notes").get(name)

    def note(self, name: str, value: object) -> None:
        """None takes the note away."""
        self._catch_up()
        others = {each: kept for each, kept in self._table("notes").items() if each != name}
        self._set("notes", others if value is None else others | {name: value})

    def person_in(self, panel: str) -> str:
        """Who was last at work on this machine in the panel with that id; empty for nobody yet."""
        person = self._table("people").get(panel)
        return person if isinstance(person, str) else ""

    def remember_person(self, panel: str, person: str) -> None:
        self._remember_worker(panel, person)

    def worker_in(self, panel: str) -> tuple[str, str] | None:
        """Name and role of who was last at work in it without standing in its register."""
        return _name_and_role(self._table("people").get(panel))

    def remember_worker(self, panel: str, name: str, role: str) -> None:
        self._catch_up()
        self._unwritten["worker"] = [name, role]
        self._remember_worker(panel, [name, role])

    @property
    def worker(self) -> tuple[str, str] | None:
        """Name and role that were last typed on this machine, whatever the panel."""
        return _name_and_role(self._values.get("worker"))

    def _remember_worker(self, panel: str, who: object) -> None:
        self._catch_up()
        people = dict(self._table("people"))
        people.pop(panel, None)
        people[panel] = who
        self._set("people", dict(list(people.items())[-MOST_PANELS:]))

    def written_of(self, file: Path) -> dict[str, WrittenReport]:
        """The last report of each kind that this machine wrote of a panel file, by kind."""
        kinds = self._table("written").get(str(file.absolute()))
        found = {}
        for kind, told in kinds.items() if isinstance(kinds, dict) else ():
            match told:
                case [str(path), str(at), str(fingerprint)]:
                    found[kind] = WrittenReport(path=Path(path), at=at, fingerprint=fingerprint)
        return found

    def remember_written(self, file: Path, kind: str, written: WrittenReport) -> None:
        self._catch_up()
        files, name = dict(self._table("written")), str(file.absolute())
        kinds = files.pop(name, None)
        told = [str(written.path), written.at, written.fingerprint]
        files[name] = {**(kinds if isinstance(kinds, dict) else {}), kind: told}
        self._set("written", dict(list(files.items())[-MOST_PANELS:]))

    def drafts(self) -> list[Kept]:
        """What is typed and not recorded, of everybody who works on this machine under this name of the system."""
        return from_json(self._values.get("drafts"))

    def keep_drafts(self, owner: Owner, drafts: list[Kept]) -> None:
        """All that this person has in this panel now."""
        self._catch_up()
        others = [each for each in self.drafts() if not each.owner.is_same(owner)]
        self._set("drafts", to_json([*others, *drafts]))

    def forget_drafts(self, panel: str, application: str) -> None:
        """Whoever typed them; what is put aside may hold them too."""
        self._catch_up()
        drafts = self.drafts()
        kept = [each for each in drafts if each.owner.panel != panel or not each.is_about(application)]
        if kept != drafts:
            self._set("drafts", to_json(kept))
        with suppress(OSError):
            self._aside.unlink(missing_ok=True)

    @property
    def _aside(self) -> Path:
        return self._path.with_name(f"{self._path.name}.damaged")

    def _text(self, key: str) -> str:
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    def _table(self, key: str) -> dict[str, object]:
        value = self._values.get(key)
        return value if isinstance(value, dict) else {}

    def _set(self, key: str, value: object) -> None:
        self._unwritten[key] = value
        self._catch_up()
        with suppress(KnownError, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, json.dumps(self._values, indent=2).encode(), mode=0o600)
            self._unwritten = {}

    def _catch_up(self) -> None:
        self._values = self._read() | self._unwritten

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(read_plain(self._path, SETTINGS_BYTES, may_be_link=True))
        except (TooLarge, ValueError, RecursionError):
            values = None
        except OSError:
            return {}
        if isinstance(values, dict):
            return values
        with suppress(OSError):
            self._path.replace(self._aside)
        return {}


def _name_and_role(kept: object) -> tuple[str, str] | None:
    match kept:
        case [str(name), str(role)] if name.strip():
            return name, role
    return None
