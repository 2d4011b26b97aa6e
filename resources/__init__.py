"""What the program brings along beside its code: schemes, sentences, icons, the demo call, colours and type sizes."""

from __future__ import annotations

from pathlib import Path

GUIDES = ("juror", "secretary", "chair")


def resource(*names: str) -> Path:
    """The file or folder of that name in here, e.g. `resource("icons", "key.svg")`.

    A path and no mere reader, since Qt and gettext ask for one: an installer and a bundle both lay these files down
    as files. Imported late, as only a minority of the commands reads one.
    """
    from importlib.resources import files

    folder = files(__name__)
    assert isinstance(folder, Path), "Evalapp must be installed as files, not inside an archive"
    return folder.joinpath(*names)


def guide(name: str, language: str) -> Path:
    """The guide for one of `GUIDES`. Its one source lies in docs/, from where a build takes it along."""
    built = resource("guide", language, f"{name}.md")
    return built if built.exists() else resource("..", "docs", "guide", language, built.name)
