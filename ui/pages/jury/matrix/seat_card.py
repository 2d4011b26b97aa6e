"""Beside the matrix: the cell at hand, its application and its juror, as mouse or keys come to it."""

from __future__ import annotations

from evalapp.domain.jury.expertise import tags_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.seats.empty import EmptySeats, candidates_for
from evalapp.operations.seats.matrix import Matrix
from ui.widgets.card import Card
from ui.widgets.text import Label, Rule


class SeatCard(Card):
    """Whoever goes through the cells reads here what the shapes and the tint stand for."""

    def __init__(self) -> None:
        super().__init__(" ")
        self.filled = Label(type="caption", tone="dim", wrap=True)
        self.why = Label(type="caption", tone="dim", wrap=True)
        self.juror = Label(type="table-strong", wrap=True)
        self.about = Label(type="caption", tone="dim", wrap=True)
        self.between = Label(type="table", wrap=True)
        self.load = Label(type="caption", tone="dim", wrap=True)
        for widget in (self.filled, self.why, Rule(), self.juror, self.about, self.between, self.load):
            self.body.addWidget(widget)

    def show_seat(self, matrix: Matrix, juror: str, number: str) -> None:
        """Nothing of it where there is no cell."""
        application = next((each for each in matrix.ground.applications if each.number == number), None)
        person = next((each for each in matrix.ground.jurors if each.id == juror), None)
        for widget in self.findChildren(Label):
            widget.setVisible(application is not None and person is not None)
        if application is None or person is None:
            self.heading.setText(_("No cell to show"))
            self.heading.show()
            return
        standing, filled = matrix.standing, matrix.filled[number]
        loads = standing.loads()
        self.heading.setText(f"{application.number} {application.title}")
        is_short = filled < matrix.wanted
        self.filled.setText(_("{n} of {of} seats taken").format(n=filled, of=matrix.wanted))
        self.filled.set_tone("attention" if is_short else "dim")
        candidates = candidates_for(application, matrix.ground.jurors, standing, loads)
        seats = EmptySeats(
            application=number,
            title=application.title,
            filled=filled,
            wanted=matrix.wanted,
            candidates=candidates,
        )
        _say(self.why, seats.why if is_short else "")
        self.juror.setText(standing.name(person.id))
        tags = " · ".join(tags_of(person))
        _say(self.about, "\n".join(filter(None, (person.organisation, tags))))
        said = list(matrix.words((person.id, number)))
        mine = next(each for each in candidates if each.juror == person.id)
        if mine.why and not any(mine.why in each for each in said):
            said.append(mine.why)
        text = " · ".join(said)
        self.between.setText(text[:1].upper() + text[1:])
        self.load.setText(_load_words(matrix, person.id, loads.get(person.id, 0)))


def _say(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _load_words(matrix: Matrix, juror: str, load: int) -> str:
    """The load, also after the proposal, with the limit, and how many conflicts of interest the juror has in all."""
    after, most = matrix.loads[juror], matrix.standing.limits.at_most
    parts = [_("load {loads}").format(loads=str(load) if after == load else f"{load} → {after}")]
    if most:
        parts.append(_("at most {n}").format(n=most))
    n = sum(each == juror for each, _number in matrix.standing.conflicts)
    parts.append(
        ngettext("{n} conflict of interest", "{n} conflicts of interest", n).format(n=n)
        if n
        else _("no conflicts of interest")
    )
    return " · ".join(parts)
