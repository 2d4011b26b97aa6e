"""The command line: the same operations as the window, for scripts. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from evalapp.cli.said import click_in_our_words, refuse_twice, said
from evalapp.cli.whole import refuse_selfcheck, tell_version
from evalapp.domain.texts import N_, _

Room = Callable[[], tuple[click.Command, ...]]


def _start() -> tuple[click.Command, ...]:
    from evalapp.cli import start as room

    return room.demo_command, room.new_command, room.templates_command


def _panel() -> tuple[click.Command, ...]:
    from evalapp.cli import panel as room

    return room.attach_command, room.phase_command, room.restore_command


def _applications() -> tuple[click.Command, ...]:
    from evalapp.cli.importing import applications as room

    return (room.import_command,)


def _examples() -> tuple[click.Command, ...]:
    from evalapp.cli.importing import taking as room

    return (room.examples_command,)


def _refused() -> tuple[click.Command, ...]:
    from evalapp.cli.importing import refused as room

    return (room.refused_command,)


def _edit() -> tuple[click.Command, ...]:
    from evalapp.cli import edit as room

    return (room.edit_command,)


def _jury() -> tuple[click.Command, ...]:
    from evalapp.cli import jury, people

    return people.conflict_command, jury.jury_command


def _exchange() -> tuple[click.Command, ...]:
    from evalapp.cli import exchange
    from evalapp.cli.handing import command

    return command.handout_command, exchange.merge_command


def _register() -> tuple[click.Command, ...]:
    from evalapp.cli import register as room

    return (room.register_command,)


def _score() -> tuple[click.Command, ...]:
    from evalapp.cli import score as room

    return (room.score_command,)


def _decisions() -> tuple[click.Command, ...]:
    from evalapp.cli import decisions as room

    return room.admissible_command, room.flag_command, room.grant_command, room.order_command


def _deciding() -> tuple[click.Command, ...]:
    from evalapp.cli.deciding import command as room

    return room.advise_command, room.decide_command, room.notify_command, room.reserve_command


def _checklist() -> tuple[click.Command, ...]:
    from evalapp.cli.checklist import command as room

    return (room.checklist_command,)


def _results() -> tuple[click.Command, ...]:
    from evalapp.cli import publishing, results

    own = results.consensus_command, results.export_command, results.lot_command, results.rank_command
    return *own, publishing.publish_command


def _meeting() -> tuple[click.Command, ...]:
    from evalapp.cli.meeting import command as room

    return (room.meeting_command,)


def _journal() -> tuple[click.Command, ...]:
    from evalapp.cli.journal import history as room

    return room.history_command, room.undo_command


def _verify() -> tuple[click.Command, ...]:
    from evalapp.cli.verifying import command as room

    return (room.verify_command,)


def _report() -> tuple[click.Command, ...]:
    from evalapp.cli import report as room

    return (room.report_command,)


def _editing() -> tuple[click.Command, ...]:
    from evalapp.cli.editing import scheme, seats

    return scheme.scheme_command, seats.assign_command


def _settle() -> tuple[click.Command, ...]:
    from evalapp.cli import settle as room

    return (room.settle_command,)


def _desks() -> tuple[click.Command, ...]:
    from evalapp.cli.desks import handing, keeping, together

    return (
        together.reconcile_command,
        handing.handover_command,
        keeping.copies_command,
        keeping.key_command,
    )


def _status() -> tuple[click.Command, ...]:
    from evalapp.cli import status as room

    return (room.status_command,)


def _analysis() -> tuple[click.Command, ...]:
    from evalapp.cli import analysis as room

    return (room.analyse_command,)


# Command → (what brings it with its neighbours, what it does): `--help` need not import a single command, and whoever
# packs the program sees every import.
COMMANDS: dict[str, tuple[Room, str]] = {
    "admissible": (_decisions, N_("Say whether an application is admissible.")),
    "advise": (_deciding, N_("Record the jury’s own proposal for an application.")),
    "analyse": (_analysis, N_("Show agreement, severity, expected ranks and sensitivity.")),
    "assign": (_editing, N_("Assign jurors to applications.")),
    "attach": (_panel, N_("Keep files with an application.")),
    "checklist": (_checklist, N_("Check the applications, and answer the checklist.")),
    "conflict": (_jury, N_("Record a conflict of interest, or look at suspected ones.")),
    "consensus": (_results, N_("Record a consensus score.")),
    "copies": (_desks, N_("List who holds a copy, note one, or strike one off.")),
    "decide": (_deciding, N_("Record what the deciding body decided.")),
    "demo": (_start, N_("Play a whole call into a folder.")),
    "edit": (_edit, N_("Change what is said of the call.")),
    "export": (_results, N_("Write everything as open files.")),
    "flag": (_decisions, N_("Record that a flag of the scheme holds for an application.")),
    "grant": (_decisions, N_("Fix the support of an application.")),
    "handout": (_exchange, N_("Write a sealed pack for each juror, and their access codes.")),
    "handover": (_desks, N_("Hand over the right to write, take it over, or take it back.")),
    "history": (_journal, N_("Show the journal.")),
    "examples": (_examples, N_("Write empty example sheets to fill in and import.")),
    "import": (_applications, N_("Take in applications from .xlsx, .csv or .json.")),
    "jury": (_jury, N_("Take in jurors, chair and secretaries from .csv.")),
    "key": (_desks, N_("Show the keys of the panel, renew it, or drop a retired one.")),
    "lot": (_results, N_("Draw the lot that settles ties.")),
    "meeting": (_meeting, N_("Hold the meeting: agenda, attendance, votes and notes.")),
    "merge": (_exchange, N_("Merge returns and score tables.")),
    "new": (_start, N_("Make a new panel file.")),
    "notify": (_deciding, N_("Record when an applicant was told; the last day for appeal follows.")),
    "order": (_decisions, N_("Record the panel’s own order of a tie.")),
    "phase": (_panel, N_("Move the call on, or back with a reason.")),
    "publish": (_results, N_("Put panels into a warehouse of many calls (PostgreSQL).")),
    "rank": (_results, N_("Rank the applications under the scheme’s rules.")),
    "reconcile": (_desks, N_("Bring together two copies of a panel that lived on apart.")),
    "refused": (_refused, N_("List the rows that imports refused.")),
    "register": (_register, N_("Say what went out and what came back.")),
    "report": (_report, N_("Print a report, as a PDF or a workbook.")),
    "reserve": (_deciding, N_("Withdrawals after the closing, and calling on the reserve list.")),
    "restore": (_panel, N_("Put a back-up in the place of its file.")),
    "scheme": (_editing, N_("Show the scheme and its versions, or put another in force.")),
    "score": (_score, N_("A juror’s work without the window.")),
    "settle": (_settle, N_("List the choices that merges left open, or settle them.")),
    "status": (_status, N_("Say where the call stands, and what is next.")),
    "templates": (_start, N_("List the ready schemes.")),
    "undo": (_journal, N_("Undo a change, as a new change.")),
    "verify": (_verify, N_("Prove that a file is what its journal says.")),
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        room, _text = COMMANDS[cmd_name]
        return said(next(command for command in room() if command.name == cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            refuse_twice(command, ctx, rest)
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_room, text) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar=N_("COMMAND [ARGUMENTS]…"),
    help=N_(
        "Evaluation panels: score offline, merge what comes back, rank what can be defended.\n\nWithout a command, "
        "or with just a file, the window opens. Exit status: 0 done; 1 done, but something was refused or is blocked; "
        "2 wrong usage or unreadable input, nothing changed."
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=tell_version,
    help=N_("Show the version and exit."),
)
@click.option(
    "--selfcheck",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=refuse_selfcheck,
    help=N_("Try the whole program, every page, report and command, and say what fails."),
)
def evalapp() -> None:
    pass


def main(arguments: Sequence[str], *, is_last: bool = False) -> int:
    """Run a command and return its exit status; errors become one sentence on standard error.

    `is_last`: the process ends with it.
    """
    from evalapp.cli.ending import ended
    from evalapp.folders import without_empty_folders

    def work() -> object:
        with click_in_our_words(), without_empty_folders():
            return said(evalapp).main(args=list(arguments), prog_name="evalapp", standalone_mode=False)

    return ended(work, is_last=is_last)
