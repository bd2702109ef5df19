"""One run of the command line: arguments in, exit status out, whatever happens between.

0 done, 1 refused, 2 usage (a configuration that cannot be read is one too), 4 the garden cannot be
opened; 130 after ctrl+c. What went wrong is said in one sentence on standard error.
"""

import os
import sys
from collections.abc import Sequence

import click

from pruner.cli import desk, output, usage
from pruner.cli.given import Given, early_language
from pruner.cli.tree import pruner
from pruner.cli.zone import unknown_zone
from pruner.core.refusal import Refusal
from pruner.i18n import _

REFUSED, USAGE, CANNOT_OPEN, INTERRUPTED = 1, 2, 4, 130
COMPLETES = "_PRUNER_COMPLETE"


def start(args: Sequence[str]) -> int:
    """Run one command; the exit status."""
    output.forgiving()
    if os.environ.get(COMPLETES):
        _prepare_completion()
    try:
        status = _run(args)
        output.finish()
    except BrokenPipeError:
        output.hush(sys.stdout)  # whoever read it has seen enough
        return 0
    except output.CannotWrite as error:
        output.hush(sys.stdout)
        output.tell(_("The output cannot be written: {why}").format(why=error.detail))
        return REFUSED
    return status


def exit_status(refusal: Refusal) -> int:
    """The status that goes with a refusal."""
    from pruner.core import errors  # a good start does without them

    of_usage = (
        errors.EmptyName,
        errors.UnknownSign,
        errors.InTheFuture,
        errors.NotADate,
        errors.NotANumber,
        errors.NotAnAmount,
        errors.OutOfRange,
    )
    if isinstance(refusal, errors.CannotOpen):
        return CANNOT_OPEN
    return USAGE if isinstance(refusal, of_usage) else REFUSED


def _run(args: Sequence[str]) -> int:
    desk.speak(early_language(args, os.environ), os.environ)
    _warn_of_zone()
    ours = desk.Desk(os.environ, Given())
    try:
        said = pruner.main(
            args=[_decoded(arg) for arg in args],
            prog_name="pruner",
            complete_var=COMPLETES,
            standalone_mode=False,
            obj=ours,
        )
    except click.ClickException as error:
        output.tell(usage.sentence(error))
        return USAGE
    except click.Abort:
        return INTERRUPTED
    except Refusal as refusal:
        return _refused(refusal, ours)
    return said if isinstance(said, int) else 0


def _prepare_completion() -> None:
    from pruner.cli import quoting  # only a prompt needs it

    quoting.register()
    output.hush(sys.stderr)  # a prompt is no place for complaints


def _refused(refusal: Refusal, ours: desk.Desk) -> int:
    from pruner import wording  # it brings the garden along, which a good start does without

    output.tell(wording.refusal(refusal, ours.known_rules))
    return exit_status(refusal)


def _warn_of_zone() -> None:
    zone = unknown_zone(os.environ)
    if zone is not None:
        said = _("The time zone “{zone}” (TZ) is not known here; days are reckoned in UTC.")
        output.tell(said.format(zone=zone))


def _decoded(arg: str) -> str:
    """The argument as UTF-8, whatever the locale made of its bytes."""
    try:
        arg.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(arg).decode()
        except UnicodeDecodeError:
            raise click.UsageError(_("An argument is not valid UTF-8.")) from None
    return arg
