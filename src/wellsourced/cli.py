"""The command line: a command parses, asks the casebook, renders. Heavy imports wait inside the commands."""

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, cast

import typer

from wellsourced.cli_judge import judge_app
from wellsourced.errors import NothingToReadError, UsageError, WellsourcedError
from wellsourced.terminal import (
    STANDARD_OUTPUT,
    check_writable,
    complain,
    progress_line,
    wants_colour,
    width_of_output,
    write_file,
    write_out,
)

if TYPE_CHECKING:
    from wellsourced.casebook import Casebook, Progress
    from wellsourced.model.dossier import Coverage

READ_ALL = 0
STANDS, ALTERED, NOT_FOUND = 0, 1, 2
USAGE = 64
UNREADABLE = 65
INTERNAL = 70  # as `sysexits.h` has it, like 64 and 65
INTERRUPTED = 130  # as shells report SIGINT
NARROWEST = 40
MOST_COMPLAINTS = 20

# Typer carries its own copy of click in some releases and imports click in others; both export this subclass.
_ClickUsageError = cast("type[Exception]", typer.BadParameter.__mro__[1])

app = typer.Typer(
    name="wellsourced",
    help="Shows who said what in many accounts of one event, and where it comes from.",
    epilog="Exit status: 0 all was read, 64 wrong use, 65 something could not be read.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(judge_app, name="judge")

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Addresses, feeds, sitemaps, files, folders, archives, or - for standard input.",
        show_default=False,
    ),
]
CaseFile = Annotated[
    str | None,
    typer.Option("--case", metavar="FILE", help="Keep the accounts in this casebook, and read those it has."),
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="WHO",
        envvar="WELLSOURCED_CONTACT",
        help="Your mail or web address, told to the servers asked for pages.",
    ),
]
Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Pages to read of one feed, sitemap or archive, at most.")
]
AllowLoopback = Annotated[bool, typer.Option("--allow-loopback", help="Fetch from this machine too.")]
Threads = Annotated[int, typer.Option(min=1, metavar="N", help="Cores to use; changes no result.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
Unjudged = Annotated[bool, typer.Option("--unjudged", help="Show what was found, without people's judgements.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


class _Web(NamedTuple):
    """What the command line says about fetching."""

    limit: int | None
    contact: str | None
    allow_loopback: bool


@app.callback(invoke_without_command=True)
def wellsourced(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Shows who said what in many accounts of one event, and where it comes from."""
    if version:
        from importlib.metadata import version as installed

        write_out(f"wellsourced {installed('wellsourced')}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        raise UsageError(
            "no command given; `wellsourced --help` lists them, `wellsourced read FOLDER` is the first to try"
        )


@app.command()
def read(  # noqa: PLR0913 - each parameter is an option of the command line
    sources: Sources = None,
    *,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write a page; - prints it.")] = None,
    md: Annotated[str | None, typer.Option(metavar="FILE", help="Write Markdown; - prints it.")] = None,
    json: AsJson = False,
    case: CaseFile = None,
    unjudged: Unjudged = False,
    limit: Limit = None,
    contact: Contact = None,
    allow_loopback: AllowLoopback = False,
    threads: Threads = 1,
    quiet: Quiet = False,
    width: Annotated[int | None, typer.Option(min=NARROWEST, metavar="N", help="Columns of the summary.")] = None,
    colour: Annotated[bool | None, typer.Option("--colour/--no-colour", help="Colours in the summary.")] = None,
) -> None:
    """Read accounts of an event and show what they say and where it comes from."""
    to_output = _check_targets(html, md, json=json)
    web = _Web(limit, contact, allow_loopback)
    with _casebook(sources or [], case, threads, web, quiet=quiet) as (casebook, coverage, progress):
        dossier = casebook.dossier(progress, judged=not unjudged)
    if json:
        from wellsourced.dossier.json_form import json as as_json

        write_out(as_json(dossier))
    if not dossier.accounts:
        complain("nothing was read, so there is nothing to show")
        raise typer.Exit(UNREADABLE)
    if html is not None:
        from wellsourced.dossier.render_html import html as as_html

        _deliver(html, as_html(dossier))
    if md is not None:
        from wellsourced.dossier.render_markdown import markdown

        _deliver(md, markdown(dossier))
    if not (quiet or to_output):
        from wellsourced.dossier.render_text import text

        coloured = wants_colour() if colour is None else colour
        write_out(text(dossier, width=width or width_of_output(), colour=coloured))
    raise typer.Exit(UNREADABLE if coverage.failed else READ_ALL)


@app.command()
def check(  # noqa: PLR0913 - each parameter is an option of the command line
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The quotation, in quotes, as one argument.")],
    sources: Sources = None,
    *,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who is said to have said it.")] = None,
    case: CaseFile = None,
    limit: Limit = None,
    contact: Contact = None,
    allow_loopback: AllowLoopback = False,
    threads: Threads = 1,
    json: AsJson = False,
) -> None:
    """Look one quotation up: does it stand in the accounts, how altered, and where does it go back to?

    Exit status: 0 as it stands, 1 altered, 2 not found in these accounts.
    """
    web = _Web(limit, contact, allow_loopback)
    with _casebook(sources or [], case, threads, web, quiet=False) as (casebook, coverage, progress):
        if not coverage.read and not casebook.dossier().accounts:
            raise NothingToReadError("nothing was read, so there is nothing to look in")
        found = casebook.check(words, speaker, progress)
    if json:
        from wellsourced.dossier.json_form import check_json

        write_out(check_json(found))
    else:
        from wellsourced.dossier.render_check import check_text

        write_out(check_text(found, colour=wants_colour()))
    raise typer.Exit(NOT_FOUND if found.found == "not found" else STANDS if found.stands else ALTERED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of `read --json`."""
    from json import dumps

    from wellsourced.dossier.json_form import json_schema

    write_out(dumps(json_schema(), indent=2))


def _check_targets(html: str | None, md: str | None, *, json: bool) -> bool:
    """Return whether a format is printed. Raises ``UsageError`` for two, or for a file not to be written."""
    targets = [target for target in (html, md) if target is not None]
    printed = targets.count(STANDARD_OUTPUT) + json
    if printed > 1:
        raise UsageError("only one of --json, --html - and --md - can be printed; give the others a file")
    files = [target for target in targets if target != STANDARD_OUTPUT]
    for target in files:
        check_writable(target)
    if len({os.path.realpath(target) for target in files}) < len(files):
        raise UsageError("--html and --md name the same file; give them two")
    return printed == 1


@contextmanager
def _casebook(
    sources: Sequence[str], case: str | None, threads: int, web: _Web, *, quiet: bool
) -> "Iterator[tuple[Casebook, Coverage, Progress | None]]":
    """Open the casebook with ``sources`` added to it; at the end say what could not be read."""
    if not sources and case is None:
        raise UsageError("no SOURCE given; name files or folders, or - for standard input")
    if not sources and not Path(cast("str", case)).exists():
        raise UsageError(f"there is no casebook {case}; name the one you mean, or sources to begin it with")
    from wellsourced.casebook import Casebook, WebOptions

    options = WebOptions(most_pages=web.limit, contact=web.contact, allow_loopback=web.allow_loopback)
    with Casebook(case, threads=threads, web=options) as casebook, progress_line(quiet=quiet) as progress:
        coverage = casebook.add(sources, stdin=sys.stdin.buffer, progress=progress)
        try:
            yield casebook, coverage, progress
        finally:
            _say_what_is_missing(coverage, quiet=quiet)


def _say_what_is_missing(coverage: "Coverage", *, quiet: bool) -> None:
    for failure in coverage.failed[:MOST_COMPLAINTS]:
        complain(f"{failure.source}: {failure.error}")
    if len(coverage.failed) > MOST_COMPLAINTS:
        complain(f"and {len(coverage.failed) - MOST_COMPLAINTS} more could not be read; --json lists them all")
    for one in () if quiet else coverage.passed_over:
        complain(f"{one.source}: passed over {one.count}: {one.reason}")


def _deliver(target: str, content: str) -> None:
    if target == STANDARD_OUTPUT:
        write_out(content)
    else:
        write_file(target, content)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left (`| head`). Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = READ_ALL
    except KeyboardInterrupt:
        complain("interrupted; what was read so far is kept where a casebook file was named")
        status = INTERRUPTED
    except UsageError as error:
        complain(error)
        status = USAGE
    except WellsourcedError as error:
        complain(error)
        status = UNREADABLE
    except Exception as error:
        status = _report_bug(error)
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    command: Any = typer.main.get_command(app)
    try:
        # Not `app()`: it answers usage errors, Ctrl-C and closed pipes in its own way and with own statuses.
        with command.make_context("wellsourced", arguments) as context:
            command.invoke(context)
    except typer.Exit as leave:
        return int(leave.exit_code)
    except _ClickUsageError as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "wellsourced")
        problem = cast(Any, error).format_message().rstrip(".")
        raise UsageError(f"{problem}; `{where} --help` tells more") from error
    return READ_ALL


def _report_bug(error: Exception) -> int:
    if os.environ.get("WELLSOURCED_DEBUG") == "1":
        traceback.print_exc()
        return INTERNAL
    complain(
        f"this is a bug in wellsourced ({type(error).__name__}: {error}); please report this line, "
        "the command and what WELLSOURCED_DEBUG=1 shows with it"
    )
    return INTERNAL


if __name__ == "__main__":
    main()
