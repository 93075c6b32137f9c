"""The command `accord`: one small module a command, heavy libraries imported only where they are needed."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from accord import __version__

COMMANDS = {
    "check": "What is missing, late or contradictory in a portfolio.",
    "explain": "What a check looks for, why it matters, and how to mend or accept it.",
    "diff": "What differs from the last commit, in sentences.",
    "build": "Build the site.",
    "serve": "Show the site and build it again on every change.",
    "render": "Write the site as a plain folder for any other builder.",
    "talk": "Make the sheet of a talk, and afterwards its confirmation.",
    "share": "Write one stakeholder's agreements as a file to send.",
    "export": "Write the plan as CSV, spreadsheet, JSON and calendars.",
    "schema": "Write the JSON Schema of every file, for editors.",
    "new": "Start something new.",
}
"""Every command with what it does, in the order one needs them."""


class _Lazy(click.Group):
    """Knows its commands by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"accord.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accord")
def cli() -> None:
    """Accord publishes a learning team's plan and the agreements behind it."""


def main() -> None:
    """The entry point of the command."""
    # A command makes many small values and drops few: the collector may look more seldom than in a server.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no “ must not end the command
    cli(prog_name="accord")
