"""What somebody asks of the history, as it is typed and chosen; it can be asked again of the same file later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.story.doers import Doers
from evalapp.operations.records.story.kinds import Kind
from evalapp.operations.records.story.pages import Asked, all_of
from evalapp.operations.view import View
from evalapp.words import formats

Keeps = Callable[[Change], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedFor:
    """All of it at once; what is empty asks nothing. `juror` and `person` are ids, `most` how many, 0 for any number.

    `words` are looked for in what a change says, in the language of the moment.
    """

    application: str = ""
    juror: str = ""
    person: str = ""
    kind: str = ""
    words: str = ""
    most: int = 0
    change: int = 0

    @property
    def given(self) -> Mapping[str, str]:
        """By name, as text; without what asks nothing."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: str(value) for name, value in values.items() if value}

    @staticmethod
    def of(given: Mapping[str, str]) -> AskedFor:
        """The other way round. Raises BadValue for what is none of it."""
        try:
            numbers = {name: int(given[name]) for name in ("most", "change") if name in given}
            texts = {name: value for name, value in given.items() if name not in numbers}
            return AskedFor(**texts, **numbers)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise BadValue(_("The history cannot be asked for like that.")) from None

    def changes(self, view: View, *, upto: int | None = None) -> Iterator[Change]:
        """Newest first, from change `upto` back. Raises BadValue for a kind that is none."""
        if self.change:
            yield view.change(self.change)
            return
        asked = Asked(
            application=self.application or None,
            juror=self.juror or None,
            concerning=Doers(view).concerning(self.person) if self.person else None,
            kind=self.kind or None,
        )
        keeps = matcher(view, Doers(view), self.words, limit=view.number_of_changes())
        found = (
            each
            for each in all_of(view, asked, before=None if upto is None else upto + 1, at_once=500)
            if keeps is None or keeps(each)
        )
        for n, each in enumerate(found):
            if n == self.most > 0:
                return
            yield each

    def told(self, view: View) -> list[tuple[str, str]]:
        """What is asked, and of what, in words."""
        names = names_of(view.people())
        titles = {each.number: each.title for each in view.applications()}
        kind = Kind(self.kind).label if self.kind in set(Kind) else self.kind
        newest = ngettext("the newest {n} change", "the newest {n} changes", self.most)
        pairs = (
            (_("Change"), formats.whole(self.change) if self.change else ""),
            (_("Application"), " · ".join(filter(None, (self.application, titles.get(self.application))))),
            (_("Juror"), str(names.get(self.juror, self.juror))),  # type: ignore[call-overload]
            (_("Person"), str(names.get(self.person, self.person))),  # type: ignore[call-overload]
            (_("Kind"), kind),
            (_("With the words"), shorten(self.words)),
            (_("At most"), newest.format(n=formats.whole(self.most)) if self.most else ""),
        )
        return [(name, value) for name, value in pairs if value]


def touching(view: View, word: str, *, limit: int) -> frozenset[int]:
    """The changes that the filter finds for the application of this number, though no summary of them names it."""
    number = next((each for each in view.numbers() if each.casefold() == word), None)
    if number is None:
        return frozenset()
    return frozenset(change.id for change in view.history(limit=limit, application=number))


def matcher(view: View, doers: Doers, words: str, *, limit: int) -> Keeps | None:
    """Whether a change holds every one of the words; None where there are none. `limit`: how many are looked at."""
    wanted = words.casefold().split()
    if not wanted:
        return None
    found = {word: touching(view, word, limit=limit) for word in wanted}

    def keeps(change: Change) -> bool:
        who = f"{change.actor} {change.account} {doers.person_behind(change.actor)}"
        text = f"{change.summary} {who} {formats.stamp(change.at)}".casefold()
        return all(word in text or change.id in found[word] for word in wanted)

    return keeps
