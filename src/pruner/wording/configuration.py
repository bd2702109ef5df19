"""What is wrong with the configuration, in one sentence: the file, the key, and what to write instead."""

from collections.abc import Callable

from pruner.config import ConfigError, Kind, Problem, Setting
from pruner.i18n import N_, _, listed, n_, number

KINDS = {
    Kind.TABLE: N_("a table"),
    Kind.TEXT: N_("a text in quotes"),
    Kind.NUMBER: N_("a number"),
    Kind.WHOLE: N_("a whole number"),
    Kind.SWITCH: N_("true or false"),
    Kind.CHOICE: N_("one of a few words"),
    Kind.CURRENCY: N_("a currency code such as EUR"),
    Kind.AMOUNT: N_('an amount with at most two decimals, such as 95 or 95.50, or "" for none'),
    Kind.DAYS: N_("a list of days such as [30, 60, 90]"),
    Kind.RATES: N_('a list of rates above 0 such as ["USD = 0.92"]'),
    Kind.MONTHS: N_("a list of months such as [1, 4, 7, 10]"),
    Kind.TEXTS: N_('a list of texts such as ["one", "two"]'),
    Kind.KEY: N_("a key in quotes"),
    Kind.KEYS: N_("a key in quotes, or a list of keys"),
}


def config_error(error: ConfigError) -> str:
    """The sentence for what is wrong with a file, a key, a variable or an option."""
    place = f"{error.file}, {error.where}" if error.where else error.file
    if error.line:
        place = _("{file}, line {line}").format(file=error.file, line=error.line)
    return f"{place}: {WORDS[error.problem](error)}"


def _did_you_mean(error: ConfigError) -> str:
    if not error.nearest:
        return ""
    return " " + _("Did you mean {names}?").format(names=listed(error.nearest))


def _unknown_key(error: ConfigError) -> str:
    return _("there is no such key.") + _did_you_mean(error)


def _wrong_type(error: ConfigError) -> str:
    kind = _(KINDS[error.expected.kind]) if error.expected else ""
    return _("“{value}” does not fit; write {kind}.").format(value=error.value, kind=kind)


def _out_of_range(error: ConfigError) -> str:
    setting = error.expected
    if setting is None:
        return _("“{value}” is out of range.").format(value=error.value)
    if setting.kind is Kind.AMOUNT:
        return _amount_out_of_range(error.value, setting)
    pattern = _("“{value}” is out of range; write more than {low:g} and at most {high:g}.")
    if not setting.above:
        pattern = _("“{value}” is out of range; write {low:g} to {high:g}.")
    if setting.kind in {Kind.TEXT, Kind.TEXTS}:
        pattern = _("a text of {low:g} to {high:g} characters is needed here.")
    return pattern.format(value=error.value, low=setting.low, high=setting.high)


def _amount_out_of_range(value: str, setting: Setting) -> str:
    """With the digits of a great sum, which would else be shown as a power of ten."""
    pattern = _('“{value}” is out of range; write {low} to {high}, or "" for none.')
    if setting.above:
        pattern = _('“{value}” is out of range; write more than {low} and at most {high}, or "" for none.')
    return pattern.format(value=value, low=number(setting.low), high=number(setting.high))


def _too_many(error: ConfigError) -> str:
    most = error.expected.lengths[1] if error.expected else 0
    return n_("{n} text is the most here.", "{n} texts are the most here.", most).format(n=most)


def _unknown_value(error: ConfigError) -> str:
    said = _("“{value}” is not known here.").format(value=error.value)
    return said + _did_you_mean(error)


def _missing(error: ConfigError) -> str:
    return _("this is needed for a sign of your own.") + _did_you_mean(error)


def _clash(error: ConfigError) -> str:
    return _("the key “{value}” already means {other}; give one of them another key.").format(
        value=error.value, other=error.other
    )


def _dead_key(error: ConfigError) -> str:
    said = _("the key “{value}” never arrives from a terminal.").format(value=error.value)
    if not error.nearest:
        return said
    return said + " " + _("Write {names}.").format(names=listed(error.nearest))


WORDS: dict[Problem, Callable[[ConfigError], str]] = {
    Problem.NOT_TOML: lambda e: _("this is not TOML ({detail}). Mend it, or move the file away.").format(
        detail=e.detail
    ),
    Problem.NOT_UTF8: lambda _e: _("this is not UTF-8. Save the file as UTF-8."),
    Problem.TOO_DEEP: lambda _e: _("this is nested too deeply. Mend it, or move the file away."),
    Problem.UNREADABLE: lambda e: _("this cannot be read: {detail}. Check the path and its rights.").format(
        detail=e.detail
    ),
    Problem.UNWRITABLE: lambda e: _(
        "this cannot be written: {detail}. Check the path and its rights."
    ).format(detail=e.detail),
    Problem.UNKNOWN_KEY: _unknown_key,
    Problem.WRONG_TYPE: _wrong_type,
    Problem.OUT_OF_RANGE: _out_of_range,
    Problem.TOO_MANY: _too_many,
    Problem.NOT_ASCENDING: lambda e: _("“{value}” has to be more than {other}.").format(
        value=e.value, other=e.other
    ),
    Problem.NOT_WITHIN: lambda e: _("“{value}” has to be at most {other}.").format(
        value=e.value, other=e.other
    ),
    Problem.DOUBLE_RATE: lambda e: _("“{value}” has two rates; keep one of them.").format(value=e.value),
    Problem.RATE_OF_MAIN: lambda e: _("“{value}” is the main currency; take out its rate.").format(
        value=e.value
    ),
    Problem.UNKNOWN_VALUE: _unknown_value,
    Problem.BAD_SIGN_ID: lambda _e: _("an id has small letters, digits and hyphens, a letter first."),
    Problem.MISSING: _missing,
    Problem.KEY_CLASH: _clash,
    Problem.DEAD_KEY: _dead_key,
    Problem.NO_KEY: lambda _e: _("at least one key is needed, or nobody finds the way out."),
}
