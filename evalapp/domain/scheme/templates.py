"""The schemes that come with the program."""

from __future__ import annotations

import tomllib

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.scheme.faults import Faults
from evalapp.domain.scheme.reader import parse_scheme, read_checklist
from evalapp.domain.scheme.table import Table
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


def proposed_checklist(scheme_id: str) -> tuple[CheckItem, ...]:
    """For a scheme without one: that of the template it was made from, else the standard list."""
    if scheme_id in template_ids():
        return parse_scheme(template_text(scheme_id), scheme_id).checklist
    name = "checklist.toml"
    text = resource(name).read_text(encoding="utf-8")
    faults = Faults(name, text)
    items = read_checklist(Table(faults, (), tomllib.loads(text), ("checklist",)))
    faults.refuse()
    return items
