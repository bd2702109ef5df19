"""The user's language: messages looked up when they are shown, days and amounts as they are written there.

The language is one for the whole process, since a screen never mixes two. English is the language of
the source and needs no catalogue; the German one is committed in both forms, `pruner.po` to work on and
`pruner.mo` to read, so that an installation from source needs no further step (`make messages`).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from pruner.core.lazily import dataclass

if TYPE_CHECKING:  # types alone; help and refusals of usage do without these modules
    from datetime import date, datetime
    from decimal import Decimal
    from gettext import NullTranslations

    from pruner.core.values import Money

LANGUAGES: Final = ("en", "de")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CODES: Final = {"en": "¤¤ #,##0.00", "de": "#,##0.00 ¤¤"}
"""How an amount is written with its currency's code, in the pattern language of the CLDR."""
GERMAN_MARKS: Final = str.maketrans(",.", ".,")


@dataclass(slots=True)
class _Spoken:
    """What is spoken now; `catalogue` is None for English."""

    language: str = "en"
    catalogue: "NullTranslations | None" = None
    symbols: bool = True


_spoken: Final = _Spoken()


def use(language: str) -> None:
    """Speak this language from now on, English where it is not known."""
    _spoken.language = language if language in LANGUAGES else "en"
    _spoken.catalogue = None if _spoken.language == "en" else _catalogue(_spoken.language)


def language() -> str:
    """The language spoken now: "en" or "de"."""
    return _spoken.language


def pick_language(configured: str, environ: Mapping[str, str]) -> str:
    """The configured language, else that of the locale (POSIX order), else English."""
    if configured:
        return configured if configured in LANGUAGES else "en"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    spoken = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return spoken if spoken in LANGUAGES else "en"


def _(message: str) -> str:
    """The message in the user's language; the message itself where a catalogue lacks it."""
    if not message or _spoken.catalogue is None:  # a catalogue answers "" with its own header
        return message
    return _spoken.catalogue.gettext(message)


def n_(one: str, many: str, n: int) -> str:
    """The form for so many things; `{n}` is left to the caller."""
    if _spoken.catalogue is None:
        return one if n == 1 else many
    return _spoken.catalogue.ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802  # the name under which every extractor knows it
    """Mark a message that is translated later, when it is shown."""
    return message


def quoted(text: str) -> str:
    """A name or a word in the quotation marks of the language."""
    return _("“{name}”").format(name=text)


def listed(texts: Iterable[str]) -> str:
    """Several of them, each in quotation marks."""
    return ", ".join(map(quoted, texts))


def day(value: "date") -> str:
    """`23 Nov 2026` or `23.11.2026`; written here, since loading babel takes longer than a whole command."""
    if _spoken.language == "de":
        return f"{value.day:02}.{value.month:02}.{value.year}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def typed(value: "date") -> str:
    """A day, or a local moment, as a field takes it: `2026-11-23 09:05` or `23.11.2026 09:05`."""
    from datetime import datetime  # only fields need it

    written = value.strftime("%d.%m.%Y") if _spoken.language == "de" else value.strftime("%Y-%m-%d")
    return f"{written} {value:%H:%M}" if isinstance(value, datetime) else written


def moment(local: "datetime") -> str:
    """A moment given in local time, to the minute."""
    return f"{day(local)}, {local.hour:02}:{local.minute:02}"


def number(value: "float | Decimal", digits: int = 0) -> str:
    """A number with so many decimals and the thousands set apart."""
    text = f"{value:,.{digits}f}"
    return text.translate(GERMAN_MARKS) if _spoken.language == "de" else text


def figure(value: "float | Decimal") -> str:
    """A number as short as it is, such as `1.5` or `90`, without marks between thousands."""
    text = f"{value:g}"
    return text.translate(GERMAN_MARKS) if _spoken.language == "de" else text


def money(value: "Money") -> str:
    """An amount with its currency where this language puts it."""
    from babel.numbers import format_currency  # amounts are rare and babel is slow to load

    pattern = None if _spoken.symbols else CODES[_spoken.language]
    return format_currency(value.amount, value.currency, pattern, locale=_spoken.language)


def use_symbols(*, wanted: bool) -> None:
    """Whether amounts wear the symbol of their currency from now on, or its code, as ASCII needs it."""
    _spoken.symbols = wanted


def _catalogue(language: str) -> "NullTranslations":
    from gettext import translation  # English needs none of it
    from pathlib import Path

    return translation("pruner", Path(__file__).parent / "locales", [language])
