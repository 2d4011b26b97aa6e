"""The schemes that come with the program."""

from __future__ import annotations

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from resources import resource


def template_ids() -> list[str]:
    return sorted(path.stem for path in resource("templates").glob("*.toml"))


def template_text(template_id: str) -> str:
    """The TOML of a ready scheme. Raises KnownError with the known ids."""
    if template_id not in template_ids():
        raise KnownError(
            _("There is no template “{id}”; choose one of: {known}.").format(
                id=shorten(template_id), known=", ".join(template_ids())
            )
        )
    return resource("templates", f"{template_id}.toml").read_text(encoding="utf-8")
