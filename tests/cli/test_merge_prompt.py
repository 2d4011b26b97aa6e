"""What the command line asks where panel and file both changed something."""

from __future__ import annotations

import click
import pytest

from evalapp.cli.exchange import _ask
from evalapp.domain.merge import Choice, Field, FieldConflict
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.answer import NOTHING, Answer
from tests.samples import SCHEME


def conflict(field: Field, stored: Answer, incoming: Answer) -> FieldConflict:
    return FieldConflict(
        juror="J1",
        application="A-1",
        criterion="helix",
        field=field,
        base=NOTHING,
        stored=stored,
        incoming=incoming,
        choice=Choice.OPEN,
        file="a.evalreturn",
    )


@pytest.mark.parametrize(
    ("field", "stored", "incoming", "said"),
    [
        (Field.SCORE, Answer(7), Answer(4), "the panel has 3.5, a.evalreturn has 2."),
        (Field.SCORE, NOTHING, Answer(no_score=NoScore.ABSENT), "has no score, a.evalreturn has absent."),
        (
            Field.COMMENT,
            Answer(7, None, "ours"),
            Answer(7, None, "theirs"),
            "has ours, a.evalreturn has theirs.",
        ),
    ],
)
def test_the_question_shows_both_sides_as_people_write_them(
    field: Field,
    stored: Answer,
    incoming: Answer,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(click, "prompt", lambda *_args, **_more: "take")
    asked = conflict(field, stored, incoming)
    assert {asked.key: Choice.TAKE} == _ask((asked,), parse_scheme(SCHEME))
    assert said in capsys.readouterr().out
