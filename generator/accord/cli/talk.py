"""`accord talk`: a talk's sheet for paper, and afterwards its confirmation for an email."""

from __future__ import annotations

from datetime import date

import click

from accord.cli import door, single


@click.command("talk")
@click.argument("talk", metavar="TALK")
@click.option("--after", is_flag=True, help="The confirmation to paste into an email, when the talk was held.")
@click.option("--out", metavar="FILE", type=click.Path(), help="The file to write.")
@door.config_option
@door.as_of_option
def command(talk: str, after: bool, out: str | None, config_file: str, as_of: date | None) -> None:
    """Make the sheet of a talk: six questions on one side, six steps on the other.

    TALK is the name of its file, or a part that only one talk has. The sheet is for the team: it holds your
    preparation. The confirmation holds only what both sides said.
    """
    from accord.build import standalone

    request = door.asked(config_file, as_of=as_of)
    door.say_day(request)
    made = standalone.talk_confirmation(request, talk) if after else standalone.talk_sheet(request, talk)
    files = single.made_of(made, "accord talk")
    if after:
        single.say_or_write(files, out, request, "paste it into an email to the people who were there.")
    else:
        single.say_or_write(files, out, request, "open it in a browser and print it on both sides of one sheet.")
