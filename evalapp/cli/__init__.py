"""The command line: the same operations as the window, for scripts. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from evalapp import __version__

# Command → (module, what it does). A table, so that `--help` need not import a single command.
COMMANDS = {
    "analyse": ("analysis", "Show agreement, severity, expected ranks and sensitivity."),
    "assign": ("panel", "Assign jurors to applications."),
    "attach": ("panel", "Keep files with an application."),
    "conflict": ("panel", "Record a conflict of interest."),
    "consensus": ("results", "Record a consensus score."),
    "demo": ("start", "Play a whole call into a folder."),
    "export": ("results", "Write everything as open files."),
    "flag": ("decisions", "Record that a flag of the scheme holds for an application."),
    "grant": ("decisions", "Fix the support of an application."),
    "handout": ("exchange", "Write a sealed pack for each juror, and their access codes."),
    "history": ("results", "Show the journal."),
    "import": ("panel", "Take in applications from .xlsx, .csv or .json."),
    "jury": ("panel", "Take in jurors, chair and secretaries from .csv."),
    "lot": ("results", "Draw the lot that settles ties."),
    "merge": ("exchange", "Merge returns and score tables."),
    "new": ("start", "Make a new panel file."),
    "order": ("decisions", "Record the panel's own order of a tie."),
    "phase": ("panel", "Move the call on, or back with a reason."),
    "rank": ("results", "Rank the applications under the scheme's rules."),
    "report": ("results", "Print a report as PDF."),
    "score": ("exchange", "A juror's work without the window."),
    "templates": ("start", "List the ready schemes."),
    "undo": ("results", "Undo a change, as a new change."),
    "verify": ("results", "Prove that a file is what its journal says."),
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"evalapp.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_module, text) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="evalapp")
def evalapp() -> None:
    """Evaluation panels: score offline, merge what comes back, rank what can be defended.

    Without a command, or with just a file, the window opens. Exit status: 0 done; 1 done, but something was
    refused or is blocked; 2 wrong usage or unreadable input, nothing changed.
    """


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; errors become one sentence on standard error."""
    from evalapp.domain.errors import KnownError
    from evalapp.domain.texts import _

    try:
        status = evalapp.main(args=list(arguments), prog_name="evalapp", standalone_mode=False)
    except KnownError as error:
        click.echo(str(error), err=True)
        return 2
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped; what was not yet confirmed was not done."), err=True)
        return 2
    except BrokenPipeError:
        # The reader of our output has seen enough (evalapp history | head).
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0
    except Exception as error:
        if os.environ.get("EVALAPP_DEBUG"):
            raise
        click.echo(
            _(
                "This should not have happened: {kind} ({why}). Please report it; EVALAPP_DEBUG=1 shows where."
            ).format(kind=type(error).__name__, why=error),
            err=True,
        )
        return 2
    return status if isinstance(status, int) else 0
