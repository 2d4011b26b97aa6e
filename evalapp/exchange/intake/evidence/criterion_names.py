"""Which criterion a table means: by its id, or by its title or code as the call prints them."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.sheets.sheet import header_key


def criterion_called(text: str, scheme: Scheme) -> str:
    """The id of the criterion with this id, or with this title in either language or code, compared as headings are.

    Raises BadValue that names each as our own forms print it.
    """
    if any(each.id == text for each in scheme.criteria):
        return text
    key = header_key(text)
    found = [
        each.id
        for each in scheme.criteria
        if key in [header_key(name) for name in (each.title.nl, each.title.en, each.code) if name]
    ]
    if len(found) == 1:
        return found[0]
    raise BadValue(
        _("There is no criterion “{criterion}”; this call has: {known}.").format(
            criterion=shorten(text),
            known=", ".join(f"{each.title} ({each.code or each.id})" for each in scheme.criteria),
        )
    )
