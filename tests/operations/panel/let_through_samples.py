"""All that was let through, by number."""

from __future__ import annotations

from evalapp.operations.panel.let_through import LetThrough, LetThroughs
from evalapp.operations.view import View


def let_through(view: View) -> dict[str, LetThrough]:
    found = LetThroughs(view)
    each_one = {each.number: found.of(each.number) for each in view.applications()}
    return {number: one for number, one in each_one.items() if one is not None}
