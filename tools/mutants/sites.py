"""Where the program can be made wrong, and how: the mutants of Cosmic Ray, and a statement left out."""

from __future__ import annotations

import ast
import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import parso.python.tree as tree
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOMS = ("domain", "store", "exchange", "analytics/ranking", "operations")
# Each is what a person could have written: what no type checker would let pass, or what means the same (`is` for `==`),
# would only make the count look better, or worse.
_OPERATORS = (
    *(f"ReplaceBinaryOperator_{each}" for each in (
        "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul",
        "BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr", "LShift_RShift", "RShift_LShift",
    )),
    *(f"ReplaceComparisonOperator_{each}" for each in (
        "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
        "Is_IsNot", "IsNot_Is",
    )),
    "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub", "AddNot", "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer", "ZeroIterationForLoop",
)  # fmt: skip
Place = tuple[int, int]
"""Line from 1, column from 0."""


class LeaveOut:
    """A call for its effect alone, an assignment to something that is there before, a raise or a yield: gone."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Place, Place]]:
        if node.type == "simple_stmt" and _has_effect(node.children[0]):
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node: Any, _index: int) -> Any:
        gone = node.children[0]
        node.children[0] = tree.Keyword("pass", gone.start_pos, prefix=gone.get_first_leaf().prefix)
        return node


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One place in one file, relative to the repository, and every way in which it can be made wrong."""

    path: str
    start: Place
    end: Place
    ways: tuple[tuple[str, int], ...]
    """The operator, and the how-manieth of it in the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """`line` as it is, and `becomes`: both without what is around them."""

    path: str
    place: Place
    operator: str
    occurrence: int
    line: str
    becomes: str
    source: str
    """Of the whole file."""

    @property
    def room(self) -> str:
        return next(each for each in ROOMS if self.path.startswith(f"evalapp/{each}/"))

    @property
    def words(self) -> str:
        return f"{self.path}:{self.place[0]}  {self.line}  →  {self.becomes}"


def operator_of(name: str) -> Any:
    return LeaveOut() if name == "LeaveOut" else get_operator(f"core/{name}")()


def files_of(root: Path, within: Sequence[str] = ()) -> list[str]:
    """Those of the rooms, or those of them whose name begins as one of `within`."""
    found = (
        path.relative_to(root).as_posix()
        for room in ROOMS
        for path in (root / "evalapp" / room).rglob("*.py")
    )
    return sorted(each for each in found if not within or each.startswith(tuple(within)))


def sites(root: Path, path: str) -> list[Site]:
    source = (root / path).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(source)))
    left_out = list(_left_out(ast.parse(source)))
    ways: dict[tuple[Place, Place], list[tuple[str, int]]] = {}
    for name in ("LeaveOut", *_OPERATORS):
        operator = operator_of(name)
        places = ((node, place) for node in nodes for place in operator.mutation_positions(node))
        # Counted as Cosmic Ray counts, marks too, or another place than this one would be mutated.
        for occurrence, (node, (start, end)) in enumerate(places):
            if not _is_mark(node) and not any(first <= start and end <= last for first, last in left_out):
                ways.setdefault((start, end), []).append((name, occurrence))
    return [Site(path=path, start=start, end=end, ways=tuple(each)) for (start, end), each in ways.items()]


def drawn(root: Path, paths: Sequence[str], most: int, chance: int) -> list[Mutant]:
    """`most` of them, of different places; each place is as likely as any other, whatever the file.

    A place is drawn for what its line says, so that a change of the program elsewhere leaves the sample as it is: two
    runs of one seed can be compared, and what was mended is met again.
    """
    every = sorted(
        (lot, each.path, each.start, each) for path in paths for lot, each in _lots(root, path, chance)
    )
    found: list[Mutant] = []
    for lot, _path, _start, site in every:
        if len(found) == most:
            break
        if (mutant := _made(root, site, *random.Random(lot).choice(site.ways))) is not None:
            found.append(mutant)
    return found


def _lots(root: Path, path: str, chance: int) -> Iterator[tuple[str, Site]]:
    """Of each place in a file, whose turn it is: by seed, file, line, column, and the how-manieth such line it is."""
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    met: Counter[tuple[str, int]] = Counter()
    for site in sites(root, path):
        row, column = site.start
        line = lines[row - 1]
        same = (line.strip(), column - (len(line) - len(line.lstrip())))
        met[same] += 1
        named = "\0".join(map(str, (chance, path, *same, met[same])))
        yield hashlib.sha256(named.encode()).hexdigest(), site


def _made(root: Path, site: Site, name: str, occurrence: int) -> Mutant | None:
    """None where it comes to the same program, or to none."""
    source = (root / site.path).read_text(encoding="utf-8")
    mutated = mutate_code(source, operator_of(name), occurrence)
    if mutated is None or not _is_another(mutated, source):
        return None
    before, after = source.splitlines(), mutated.splitlines()
    n = next((n for n, (old, new) in enumerate(zip(before, after)) if old != new), site.start[0] - 1)
    return Mutant(
        path=site.path,
        place=(n + 1, site.start[1]),
        operator=name,
        occurrence=occurrence,
        line=before[n].strip(),
        becomes=after[n].strip(),
        source=mutated,
    )


def _is_another(mutated: str, source: str) -> bool:
    """What Cosmic Ray makes of `if a := b()` by a "not" can be read by nobody."""
    try:
        return ast.dump(ast.parse(mutated)) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


def _left_out(module: ast.Module) -> Iterator[tuple[Place, Place]]:
    """Annotations, which nothing runs; decorators, whose `frozen` and `slots` no test should ask for; and what is
    only there for the type checker.
    """
    for node in ast.walk(module):
        said: list[ast.expr | ast.stmt | None] = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            said.append(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said += [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            said += node.decorator_list
        elif isinstance(node, ast.Assert) or (isinstance(node, ast.If) and _is_for_types(node.test)):
            said.append(node)
        for each in said:
            if each is not None:
                yield (each.lineno, each.col_offset), (each.end_lineno or 0, each.end_col_offset or 0)


def _is_mark(node: Any) -> bool:
    """The star of a signature, which is no product."""
    return bool(node.type == "operator" and node.parent.type in ("parameters", "param", "lambdef"))


def _is_for_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _has_effect(statement: Any) -> bool:
    if statement.type == "raise_stmt" or statement.type == "yield_expr":
        return True
    if statement.type == "atom_expr":
        return bool(statement.get_last_leaf().value == ")")
    return statement.type == "expr_stmt" and statement.children[0].type in ("atom_expr", "power")
