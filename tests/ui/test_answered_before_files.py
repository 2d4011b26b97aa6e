"""Answers about files are remembered by what the files hold, whatever they are called and wherever they lie."""

from __future__ import annotations

from pathlib import Path

from ui.answered_before import AnsweredBefore, Answers

KEPT, LEFT = "keep", "leave-out"


def _files(folder: Path, *places: tuple[str, str]) -> list[Path]:
    paths = []
    for name, content in places:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
        paths.append(path)
    return paths


def _given(before: AnsweredBefore[str], paths: list[Path]) -> dict[str, str]:
    found = before.about(paths)
    assert found is not None
    return dict(found.given)


def test_two_files_of_one_name_have_answers_of_their_own(tmp_path: Path) -> None:
    paths = _files(tmp_path, ("x/l.xlsx", "one"), ("y/l.xlsx", "other"))
    given = {"row:x/l.xlsx[S]3": LEFT, "row:y/l.xlsx[S]3": KEPT}
    before: AnsweredBefore[str] = AnsweredBefore()
    before.keep(paths, Answers(given=given, asked={}))
    assert given == _given(before, paths)
    swapped = _files(tmp_path, ("x/l.xlsx", "other"), ("y/l.xlsx", "one"))
    assert {"row:y/l.xlsx[S]3": LEFT, "row:x/l.xlsx[S]3": KEPT} == _given(before, swapped)
    renamed = _files(tmp_path, ("x/p.xlsx", "other"), ("x/q.xlsx", "one"))
    assert {"row:q.xlsx[S]3": LEFT, "row:p.xlsx[S]3": KEPT} == _given(before, renamed)


def test_two_files_of_one_content_have_answers_of_their_own(tmp_path: Path) -> None:
    paths = _files(tmp_path, ("x/l.xlsx", "one"), ("y/l.xlsx", "one"))
    given = {"take:x/l.xlsx[S]C": LEFT, "take:y/l.xlsx[S]C": KEPT}
    before: AnsweredBefore[str] = AnsweredBefore()
    before.keep(paths, Answers(given=given, asked={}))
    assert given == _given(before, paths)


def test_what_is_asked_in_other_words_was_not_answered(tmp_path: Path) -> None:
    paths = _files(tmp_path, ("l.xlsx", "one"))
    before: AnsweredBefore[str] = AnsweredBefore()
    asked = {"column:a": "a?", "column:b": "b?", "column:c": "c?"}
    given = {"column:a": "euro", "column:b": "euro"}
    before.keep(paths, Answers(given=given, asked=asked, together=(("column:a", "column:b"),)))
    _files(tmp_path, ("l.xlsx", "corrected"))
    assert before.about(paths) is None
    found = before.asked_again(paths, {"column:a": "a?", "column:b": "another b?", "column:c": "c?"})
    assert found == Answers(given={"column:a": "euro"}, asked={"column:a": "a?"}, together=())
    assert before.asked_again([tmp_path / "other.xlsx"], asked) is None
