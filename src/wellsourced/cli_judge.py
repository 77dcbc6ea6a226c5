"""The commands of `wellsourced judge CASE`: people correct what was found. Each parses, asks the casebook, prints."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wellsourced.errors import UsageError
from wellsourced.terminal import progress_line, write_out

if TYPE_CHECKING:
    from wellsourced.casebook import Casebook
    from wellsourced.model.judgement import Judgement, JudgementKind, Note

judge_app = typer.Typer(
    help="Correct what was found: judgements are kept beside it, can be undone, and are respected from then on.",
    epilog="`judge CASE list` shows what can be judged. Exit status: 0 done, 64 wrong use, 65 no usable casebook.",
    rich_markup_mode=None,
)
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who judges, for the log.")]
Because = Annotated[str | None, typer.Option("--because", metavar="REASON", help="Why, for the dossier and the log.")]
Context = typer.Context


@judge_app.callback()
def judge(
    context: Context,
    case: Annotated[str, typer.Argument(metavar="CASE", help="The casebook, as `read --case` made it.")],
) -> None:
    """Correct what was found in a casebook: join or split people, utterances and points, mark derivations."""
    context.obj = case


@judge_app.command("list")
def list_(
    context: Context,
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="Only what holds all of these words.")] = "",
) -> None:
    """Show everybody and everything that can be judged, with ids."""
    from wellsourced.dossier.render_named import named_text

    with _opened(context) as casebook, progress_line(quiet=False) as progress:
        dossier = casebook.dossier(progress)
    write_out(named_text(dossier, words))


@judge_app.command()
def log(
    context: Context,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array and nothing else.")] = False,
) -> None:
    """Show every judgement ever made in the casebook, the undone ones too."""
    from wellsourced.dossier.json_form import log_json
    from wellsourced.dossier.render_named import log_text

    with _opened(context) as casebook:
        entries = casebook.judgements()
    write_out(log_json(entries) if json else log_text(entries))


@judge_app.command()
def undo(
    context: Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of the judgement, as the log shows it.")],
    who: Who = None,
    because: Because = None,
) -> None:
    """Take a judgement back, by a further entry in the log. Undoing that entry brings the judgement back."""
    with _opened(context) as casebook:
        written = casebook.undo(number, _note(who, because))
    write_out(f"{written.number}  Judgement {number} is taken back.")


def _grouped(kinds: tuple["JudgementKind", "JudgementKind"], one: str, part: str) -> typer.Typer:
    """The commands for things that are grouped: join some, split one, keep two apart. ``kinds`` join and part them."""
    same, distinct = kinds
    noun = same.partition(" ")[0]
    app = typer.Typer(help=f"Join, split or keep apart {noun}.", rich_markup_mode=None)
    named = typer.Argument(metavar=f"{one}...", help="Ids, or enough of their beginning; people also by name.")

    def join(
        context: Context,
        named: Annotated[list[str], named],
        who: Who = None,
        because: Because = None,
    ) -> None:
        _at_least(named, 2, f"name two or more {noun} to join")
        _judge(context, same, (named, []), _note(who, because))

    def split(
        context: Context,
        named: Annotated[str, typer.Argument(metavar=one, help="The one that is two.")],
        parts: Annotated[list[str], typer.Argument(metavar="PART...", help=part)],
        who: Who = None,
        because: Because = None,
    ) -> None:
        _judge(context, distinct, ([named], parts), _note(who, because))

    def apart(
        context: Context,
        named: Annotated[list[str], named],
        who: Who = None,
        because: Because = None,
    ) -> None:
        if len(named) != 2:
            raise UsageError(f"name two {noun} to keep apart, not {len(named)}")
        _judge(context, distinct, (named, []), _note(who, because))

    for command, told in (
        (join, f"Say that {noun} are one and the same."),
        (split, f"Say that a part of {one} belongs to another."),
        (apart, f"Say that two {noun} are never one, whatever is read later."),
    ):
        app.command(help=told)(command)
    return app


judge_app.add_typer(
    _grouped(
        ("people same", "people distinct"),
        "PERSON",
        "A spelling of the name, or an account (number, id): what does not belong.",
    ),
    name="people",
)
judge_app.add_typer(
    _grouped(
        ("utterances same", "utterances distinct"),
        "UTTERANCE",
        "Quotations (ids) or accounts (numbers, ids): what does not belong.",
    ),
    name="utterances",
)
judge_app.add_typer(
    _grouped(
        ("points same", "points distinct"), "POINT", "Claims (ids) or accounts (numbers, ids): what does not belong."
    ),
    name="points",
)
derivation_app = typer.Typer(help="Say which account took from which, and which did not.", rich_markup_mode=None)
judge_app.add_typer(derivation_app, name="derivation")
Source = Annotated[str, typer.Argument(metavar="FROM", help="The account that had it first: number, id or outlet.")]
Target = Annotated[str, typer.Argument(metavar="TO", help="The account that took it: number, id or outlet.")]


@derivation_app.command()
def wrong(context: Context, source: Source, target: Target, who: Who = None, because: Because = None) -> None:
    """Say that a derivation is wrong: the second account did not take this from the first."""
    _judge(context, "derivation wrong", ([source, target], []), _note(who, because))


@derivation_app.command()
def right(  # noqa: PLR0913 - each parameter is an option of the command line
    context: Context,
    source: Source,
    target: Target,
    taking: Annotated[str, typer.Option("--as", metavar="KIND", help="copy, relay or embed.")] = "copy",
    who: Who = None,
    because: Because = None,
) -> None:
    """Say that the second account took from the first, whether or not the texts show it."""
    if taking not in ("copy", "relay", "embed"):
        raise UsageError(f"--as is {taking}; give copy, relay or embed")
    _judge(context, "derivation right", ([source, target], [taking]), _note(who, because))


def _judge(context: Context, kind: "JudgementKind", named: tuple[list[str], list[str]], note: "Note") -> None:
    """Keep the judgement and print it with its number; for a derivation the second list is how it was taken."""
    from wellsourced.model.judgement import Request

    references, further = named
    if kind.startswith("derivation"):
        request = Request(kind=kind, named=tuple(references), taking=further[0] if further else "copy")  # type: ignore[arg-type]
    else:
        request = Request(kind=kind, named=tuple(references), apart=tuple(further))
    with _opened(context) as casebook, progress_line(quiet=False) as progress:
        written: Judgement = casebook.judge(request, note, progress)
        words = next(view.words for view in casebook.judgements() if view.number == written.number)
    write_out(f"{written.number}  {words}")


@contextmanager
def _opened(context: Context) -> "Iterator[Casebook]":
    case: str = context.obj
    if not Path(case).exists():
        raise UsageError(f"there is no casebook {case}; `wellsourced read SOURCE... --case {case}` begins one")
    from wellsourced.casebook import Casebook

    with Casebook(case) as casebook:
        yield casebook


def _note(who: str | None, because: str | None) -> "Note":
    from wellsourced.model.judgement import Note

    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Note(when=now, who=_told(who), reason=_told(because))


def _told(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _at_least(named: list[str], least: int, remedy: str) -> None:
    if len(named) < least:
        raise UsageError(remedy)
