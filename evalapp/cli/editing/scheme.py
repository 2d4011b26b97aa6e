"""The command that shows the scheme in force and its versions, and puts another in force."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    shown,
    tell,
)
from evalapp.domain.scheme.difference import difference
from evalapp.domain.texts import N_, _, ngettext

if TYPE_CHECKING:
    from evalapp.operations.scheme.impact import SchemePlan
    from evalapp.operations.view import View

_MOST_LISTED = 20


@click.command("scheme", help=N_("Show the scheme in force and its versions, or put another in force."))
@panel_argument
@click.option("--set", "file", type=FilePath(), metavar="FILE", help=N_("The scheme to put in force."))
@click.option("--reason", default="", help=N_("Why; needed for a new version."))
@click.option(
    "--decided-by",
    default="",
    help=N_("The body that decided it; needed once applications are in or scoring began."),
)
@click.option("--decided-on", default="", help=N_("The date of that decision, as 2016-06-27."))
@click.option("--reference", default="", help=N_("The reference of that decision."))
@click.option("--dry-run", is_flag=True, help=N_("Only say what it would come to."))
@json_option
@acting_as
def scheme_command(
    panel: Path,
    file: Path | None,
    reason: str,
    decided_by: str,
    decided_on: str,
    reference: str,
    dry_run: bool,
    as_json: bool,
    person: str | None,
) -> int:
    if file is None:
        if dry_run or any((reason, decided_by, decided_on, reference)):
            raise click.UsageError(_("Say which scheme with --set FILE."))
        return _show(panel, as_json)

    from evalapp.domain.scheme.reader import read_scheme
    from evalapp.operations.documents.scheme import change_json
    from evalapp.operations.scheme.changing import Decision, change_scheme
    from evalapp.operations.scheme.impact import plan_scheme

    _scheme, text = read_scheme(file)
    decision = Decision(reason=reason, decided_by=decided_by, decided_on=decided_on, reference=reference)
    with opened(panel, person, read_only=dry_run) as workspace:
        plan = plan_scheme(workspace.view, text, file.name)
        packs = plan.packs  # as it stands before the change
        change = None if dry_run else change_scheme(workspace, text, decision, file.name)
        if as_json:
            echo_json(change_json(plan, is_applied=change is not None))
        else:
            names = {each.id: each.name for each in workspace.view.people()}
            _tell_plan(plan, [names.get(each, each) for each in packs])
            if change is not None:
                tell(workspace.view.history(limit=1)[0].summary)
    return REFUSED if plan.obstacles else DONE


def _show(panel: Path, as_json: bool) -> int:
    from evalapp.operations.documents.scheme import scheme_json

    with shown(panel) as (workspace, status):
        if as_json:
            echo_json(scheme_json(workspace.view))
        else:
            _tell_scheme(workspace.view)
    return status


def _tell_scheme(view: View) -> None:
    from evalapp.domain.scheme.provenance import provenance_of
    from evalapp.operations.scheme.fixed import fixed_since, fixed_words
    from evalapp.words.formats import score
    from evalapp.words.method import method_sentences
    from evalapp.words.scheme.versions import decision_of, why_aside
    from evalapp.words.scheme.weights import off_hundred
    from evalapp.words.scores import range_of

    call, since = view.call(), fixed_since(view)
    scheme = call.scheme
    tell(_("{title}, version {n}").format(title=scheme.title, n=call.scheme_version))
    tell(fixed_words(view, since) if since else _("In draft: a change simply replaces the scheme."))
    tell(provenance_of(scheme).sentence)
    tell()
    rows = [
        (
            scheme.marks[each.id],
            f"{group.title} – {each.title}",
            range_of(each.scale),
            str(each.threshold or "–"),
            score(each.weight) if each.counts else "–",
        )
        for group in scheme.groups
        for each in group.criteria
    ]
    echo_table((_("Code"), _("Criterion"), _("Scale"), _("Threshold"), _("Weight")), rows)
    if off := off_hundred(scheme):
        tell(off)
    tell()
    for n, sentence in enumerate(method_sentences(scheme), start=1):
        tell(f"{n}. {sentence}")
    versions = view.scheme_versions()
    if len(versions) > 1:
        tell()
        for each in versions:
            tell(decision_of(each))
    aside = view.scores_aside()
    if aside:
        tell()
        n = len(aside)
        tell(ngettext("{n} score set aside:", "{n} scores set aside:", n).format(n=n))
        version = _("version {n}")
        lines = [
            f"{each.juror}, {each.application}, {each.criterion} ({version.format(n=each.version)}): "
            f"{why_aside(each.why)}"
            for each in aside
        ]
        _tell_listed(lines)


def _tell_plan(plan: SchemePlan, packs: list[str]) -> None:
    from evalapp.words.scheme.changes import sentence_of
    from evalapp.words.scheme.impact import aside_lines, packs_words, scores_words
    from evalapp.words.scheme.versions import why_aside
    from evalapp.words.scheme.weights import off_hundred

    if not plan.is_other:
        tell(_("Nothing is different, so nothing was changed."))
        return
    _tell_listed([sentence_of(each, plan.old, plan.new) for each in difference(plan.old, plan.new)])
    if off := off_hundred(plan.new, plan.old):
        tell(off)
    tell(scores_words(plan.kept, len(plan.aside)))
    _tell_listed(aside_lines(plan.old, [(each.score.criterion, each.why) for each in plan.aside]))
    _tell_listed(
        [
            f"{each.score.juror}, {each.score.application}, {each.score.criterion}: {why_aside(each.why)}"
            for each in plan.aside
        ]
    )
    tell(packs_words(packs))
    for each in plan.obstacles:
        tell(each, err=True)


def _tell_listed(lines: Iterable[str]) -> None:
    listed = list(lines)
    for line in listed[:_MOST_LISTED]:
        tell(f"  {line}")
    more = len(listed) - _MOST_LISTED
    if more > 0:
        tell("  " + ngettext("and {n} more", "and {n} more", more).format(n=more))
