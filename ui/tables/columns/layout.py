"""Which columns of a table somebody chose, in which order and how wide; kept on the device for each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ui.tables.cells import Column

WIDEST = 2_000  # pixels as designed


def names_of(columns: Sequence[Column[Any]]) -> tuple[str, ...]:
    """By which a layout knows the columns: their heads, told apart where two are alike."""
    names: list[str] = []
    for column in columns:
        name, n = column.head, 1
        while name in names:
            n += 1
            name = f"{column.head} {n}"
        names.append(name)
    return tuple(names)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`order`: all columns that there were when somebody last chose. `widths` in pixels as designed.

    A column that is not in `order` is new since: it appears where it was declared.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_declared(self) -> bool:
        """Whether nothing was chosen."""
        return not self.order and not self.hidden and not self.widths

    def hides(self, columns: Sequence[Column[Any]]) -> frozenset[str]:
        """Of these columns; never all of them."""
        names = names_of(columns)
        out = frozenset(
            name
            for name, column in zip(names, columns, strict=True)
            if (name in self.hidden if name in self.order else column.is_optional)
        )
        return out if len(out) < len(names) else frozenset()

    def ordered(self, columns: Sequence[Column[Any]]) -> tuple[str, ...]:
        """All names in their order, also of those that are hidden."""
        names = names_of(columns)
        placed = [name for name in self.order if name in names]
        for place, name in enumerate(names):
            if name not in placed:
                before = next((each for each in reversed(names[:place]) if each in placed), None)
                placed.insert(placed.index(before) + 1 if before is not None else 0, name)
        return tuple(placed)

    def arranged(self, columns: Sequence[Column[Any]]) -> tuple[str, ...]:
        """The same with those that are hidden last: the first one is in sight."""
        return tuple(sorted(self.ordered(columns), key=self.hides(columns).__contains__))

    def chosen(self, columns: Sequence[Column[Any]], order: Sequence[str], hidden: frozenset[str]) -> Layout:
        """With another order of these columns; what it knew of others stays known."""
        others = [name for name in self.order if name not in names_of(columns)]
        return replace(self, order=(*order, *others), hidden=hidden | (self.hidden & frozenset(others)))

    def with_width(self, name: str, width: int | None) -> Layout:
        """None: as wide as it asks for."""
        widths = {key: value for key, value in self.widths.items() if key != name}
        if width is not None:
            widths[name] = min(width, WIDEST)
        return replace(self, widths=widths)

    def to_json(self) -> dict[str, object]:
        return {"order": list(self.order), "hidden": sorted(self.hidden), "widths": dict(self.widths)}

    @classmethod
    def from_json(cls, kept: object) -> Layout:
        """What cannot be read is as good as not kept."""
        values = kept if isinstance(kept, dict) else {}
        widths = values.get("widths")
        return cls(
            order=_names(values.get("order")),
            hidden=frozenset(_names(values.get("hidden"))),
            widths={
                name: width
                for name, width in (widths.items() if isinstance(widths, dict) else ())
                if isinstance(name, str) and type(width) is int and 0 < width <= WIDEST
            },
        )


def _names(kept: object) -> tuple[str, ...]:
    names = kept if isinstance(kept, list) else []
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))
