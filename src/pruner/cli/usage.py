"""What was typed wrongly, in one sentence and in the user's language."""

from collections.abc import Iterable

import click

from pruner.i18n import _, listed


class NoSuchWord(click.UsageError):
    """A command that does not exist; `known` are those that do."""

    def __init__(self, word: str, known: Iterable[str], ctx: click.Context) -> None:
        import difflib  # only for a word that is wrong

        nearest = difflib.get_close_matches(word, list(known), n=1)
        said = _("There is no command “{word}”.").format(word=word)
        super().__init__(f"{said} {_did_you_mean(nearest)}".rstrip(), ctx)


def sentence(error: click.ClickException) -> str:
    """The sentence for an error of usage, with the way to the help."""
    said = _worded(error)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return said
    return said + " " + _("See: {command} --help").format(command=context.command_path)


def _worded(error: click.ClickException) -> str:
    if isinstance(error, click.MissingParameter) and error.param:
        return _("{parameter} is missing.").format(parameter=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param:
        return f"{_name(error.param)}: {error.message}"
    if isinstance(error, click.NoSuchOption):
        said = _("There is no option “{option}”.").format(option=error.option_name)
        return f"{said} {_did_you_mean(error.possibilities or [])}".rstrip()
    if isinstance(error, click.BadOptionUsage):
        return _("The option {option} was given without its value, or with one it does not take.").format(
            option=error.option_name
        )
    return error.format_message()


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else _(param.make_metavar(_anywhere(param)))


def _anywhere(param: click.Parameter) -> click.Context:
    return click.Context(click.Command(param.name))


def _did_you_mean(words: list[str]) -> str:
    return _("Did you mean {names}?").format(names=listed(words)) if words else ""
