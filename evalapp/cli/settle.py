"""The command for choices that merges left open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from evalapp.cli.common import DONE, REFUSED, acting_as, echo_json, json_option, opened, panel_argument, tell
from evalapp.domain.errors import BadValue
from evalapp.domain.merge import Side, VersionChoice
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.words.versions import version_lines


@click.command("settle", help=N_("List the choices that merges left open, or settle one, or all of a file."))
@panel_argument
@click.option("--juror", metavar="ID", help=N_("Whose score."))
@click.option("--application", metavar="NUMBER", help=N_("Of which application."))
@click.option(
    "--criterion", metavar="ID", help=N_("On which criterion: its name in either language, or its id.")
)
@click.option("--all-from", "file", metavar="FILE", help=N_("All choices that this file brought."))
@click.option("--take", type=click.Choice([str(each) for each in Side]), help=N_("The version that holds."))
@click.option(
    "--reason", metavar="TEXT", default="", help=N_("Why that version; it stands in history and report.")
)
@json_option
@acting_as
def settle_command(
    panel: Path,
    juror: str | None,
    application: str | None,
    criterion: str | None,
    file: str | None,
    take: str | None,
    reason: str,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.domain.scheme.named import criterion_named
    from evalapp.operations.documents.choices import choices_json

    if (file is not None or any((juror, application, criterion))) is not (take is not None):
        raise click.UsageError(
            _("Say which choice and which version: --juror, --application, --criterion, --take.")
        )
    if file is None and take is not None and not all((juror, application, criterion)):
        raise click.UsageError(_("A choice needs --juror, --application and --criterion; or use --all-from."))
    with opened(panel, person) as workspace:
        if take is not None:
            asked = criterion and criterion_named(criterion, workspace.view.call().scheme).id
            chosen = _chosen(open_choices(workspace.view), (juror, application, asked), file)
            workspace.execute(Settle(sides={each.key: Side(take) for each in chosen}, reason=reason))
        left, scheme = open_choices(workspace.view), workspace.view.call().scheme
        if as_json:
            echo_json(choices_json(left, scheme))
        else:
            _tell(left, scheme)
    return REFUSED if left else DONE


def _chosen(
    choices: Sequence[VersionChoice], named: tuple[str | None, str | None, str | None], file: str | None
) -> list[VersionChoice]:
    """Raises BadValue where there is none, or where several versions came in for one score."""
    if file is not None:
        found = [each for each in choices if each.incoming.file == file]
        found = [each for each in found if all(a is None or a == b for a, b in zip(named, each.placed))]
        if not found:
            raise BadValue(_("No open choice came with “{file}”.").format(file=file))
        return found
    found = [each for each in choices if each.placed == named]
    if not found:
        raise BadValue(
            _("There is no open choice for {place}.").format(place=", ".join(str(each) for each in named))
        )
    if len(found) > 1:
        files = ", ".join(f"“{each.incoming.file}”" for each in found)
        raise BadValue(
            _("Several files brought another version: {files}; say which with --all-from.").format(
                files=files
            )
        )
    return found


def _tell(choices: Sequence[VersionChoice], scheme: Scheme) -> None:
    if not choices:
        tell(_("No choice is open."))
        return
    n = len(choices)
    tell(ngettext("{n} choice is open.", "{n} choices are open.", n).format(n=n))
    for each in choices:
        criterion = scheme.criterion(each.criterion)
        tell(f"{each.juror}, {each.application}, {each.criterion} ({criterion.title})")
        for line in version_lines(each, criterion):
            tell(f"  {line}")
