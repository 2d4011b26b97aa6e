"""An amount as somebody types it in a field or an option: in euro, or with the unit that a column may have too."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.words import formats


def typed_amount(text: str) -> int:
    """`4.000.000`, `1,5 M€`, `150 duizend` as cents. Raises BadValue."""
    from evalapp.exchange.intake.amounts import amount_in_words  # with all that reads tables

    return amount_in_words(text.strip())


def amount_said(text: str) -> str:
    """What would be stored of it, to be seen before it is; empty where it cannot be read, or says that already."""
    try:
        said = formats.money(typed_amount(text)) if text.strip() else ""
    except BadValue:
        return ""
    return "" if text.strip() in (said, said.removeprefix("€\u00a0")) else said
