"""Every refusal in one clear sentence: the thing, the place and the way out."""

from collections.abc import Callable
from typing import Any

from pruner.config import ConfigError
from pruner.core import errors
from pruner.core.rules import Rules
from pruner.i18n import N_, _, day, figure, listed
from pruner.wording import backups, fix_refusals, imports, season_refusals
from pruner.wording.configuration import config_error
from pruner.wording.named_signs import with_names

FIELDS = {
    "name": N_("name"),
    "limb": N_("limb"),
    "alias": N_("alias"),
    "email": N_("e-mail address"),
    "note": N_("note"),
    "minutes": N_("minutes"),
    "tolerance": N_("tolerance"),
    "number": N_("invoice number"),
    "amount": N_("amount"),
    "rate": N_("rate"),
    "sold_hours": N_("sold hours"),
    "own_cost": N_("own cost"),
    "included_rounds": N_("included rounds"),
    "rush_surcharge": N_("rush tariff"),
    "talk_fee": N_("talk fee"),
    "lead_days": N_("lead time"),
    "notice": N_("notice"),
    "income": N_("monthly income"),
    "hours": N_("monthly hours"),
    "reason": N_("reason"),
    "price": N_("new income per month"),
    "step": N_("step"),
    "regret": N_("regret"),
    "title": N_("title"),
    "days": N_("days"),
}


def refusal(error: errors.Refusal | ConfigError, rules: Rules | None = None) -> str:
    """The sentence for a refusal; with the house rules, signs are called by their names."""
    if isinstance(error, ConfigError):
        return config_error(error)
    if rules is not None:
        error = with_names(error, rules)
    words = WORDS | imports.WORDS | fix_refusals.WORDS | season_refusals.WORDS | backups.WORDS
    word: Callable[[Any], str] = words[type(error)]
    return word(error)


def _unknown_client(error: errors.UnknownClient) -> str:
    said = _("No client is called “{query}”.").format(query=error.query)
    if not error.nearest:
        return said
    return said + " " + _("Did you mean {names}?").format(names=listed(error.nearest))


def _ambiguous(error: errors.AmbiguousClient) -> str:
    return _("“{query}” fits several clients: {names}. Write more of the name.").format(
        query=error.query, names=listed(error.candidates)
    )


def _name_taken(error: errors.NameTaken) -> str:
    return _("“{name}” already means the client “{owner}”. Choose another name.").format(
        name=error.name, owner=error.owner
    )


def _unknown_sign(error: errors.UnknownSign) -> str:
    return _("There is no sign “{sign}”. The signs are: {known}.").format(
        sign=error.sign, known=", ".join(error.known)
    )


def _too_long(error: errors.TooLong) -> str:
    return _(
        "The {field} has {length} characters; {cap} are the most. Shorten it; nothing was saved."
    ).format(field=_(FIELDS[error.field]), length=error.length, cap=error.cap)


def _not_an_amount(error: errors.NotAnAmount) -> str:
    return _("“{text}” is no amount in {currency}. Write it like 120 or 49.50.").format(
        text=error.text, currency=error.currency
    )


def _not_a_currency(error: errors.NotACurrency) -> str:
    return _("“{text}” is no currency. Write its code in three capital letters, like EUR.").format(
        text=error.text
    )


def _not_a_span(error: errors.NotASpan) -> str:
    return _("“{text}” does not say how long it took. Write it like 1:30, 1.5 or 90 min.").format(
        text=error.text
    )


def _not_a_date(error: errors.NotADate) -> str:
    return _("“{text}” is no date. Write it like 2026-11-20, 2026-11-20 14:30, yesterday or -3d.").format(
        text=error.text
    )


def _unreadable_notice(error: errors.UnreadableNotice) -> str:
    if not error.text.strip():
        return _("The contract says how notice is given: note it in the terms, like 4 weeks or 2 months.")
    return _(
        "The agreed notice “{text}” is not understood. Write it like 4 weeks or 2 months to month end."
    ).format(text=error.text)


def _not_a_number(error: errors.NotANumber) -> str:
    return _("“{text}” is no number. Write it in digits, like 45 or 1.5.").format(text=error.text)


def _out_of_range(error: errors.OutOfRange) -> str:
    return _("{value} is out of range for the {field}: it goes from {low} to {high}.").format(
        value=figure(error.value),
        field=_(FIELDS[error.field]),
        low=figure(error.low),
        high=figure(error.high),
    )


def _in_the_future(error: errors.InTheFuture) -> str:
    return _("{day} has not come yet; write {today} or a day before it.").format(
        day=day(error.at.date()), today=day(error.today)
    )


def _already_marked(error: errors.AlreadyMarked) -> str:
    return _("{name} is marked already.").format(name=error.name)


def _not_marked(error: errors.NotMarked) -> str:
    return _("{name} is not marked.").format(name=error.name)


def _nothing_changed(error: errors.NothingChanged) -> str:
    return _("Nothing is different about {name}; nothing was saved.").format(name=error.name)


def _changed_elsewhere(_error: errors.ChangedElsewhere) -> str:
    return _("This was changed in another window in the meantime. Look again, then repeat it.")


def _gone(_error: errors.NoSuchRecord) -> str:
    return _("This is not there any more: it was taken back or erased in another window.")


def _unanswered(error: errors.Unanswered) -> str:
    return _("These questions have no answer yet: {questions}. Answer each with 0 (good), 1 or 2.").format(
        questions=", ".join(error.questions)
    )


def _not_an_answer(error: errors.NotAnAnswer) -> str:
    return _("“{text}” is no answer to {question}: 0 is good, 1 in between, 2 bad.").format(
        text=error.text, question=error.question
    )


def _no_intake(error: errors.NoIntake) -> str:
    return _("The ten questions were never asked about {name}. Ask them first.").format(name=error.name)


def _missing(error: errors.GardenMissing) -> str:
    return _(
        "There is no garden at {path}. Check the path, or plant a client there with “pruner add”."
    ).format(path=error.path)


def _not_a_garden(error: errors.NotAGarden) -> str:
    return _("{path} is not a garden of pruner; it was left as it is. Check the path.").format(
        path=error.path
    )


def _newer(error: errors.GardenNewer) -> str:
    return _(
        "The garden {path} is of a newer pruner (schema {version}, this one knows {known}). Update pruner."
    ).format(path=error.path, version=error.version, known=error.known)


def _locked(error: errors.GardenLocked) -> str:
    return _("Another program holds the garden {path}. Close it, or try again in a moment.").format(
        path=error.path
    )


def _no_access(error: errors.NoAccess) -> str:
    return _("The garden {path} cannot be opened: {detail}. Check the path and its rights.").format(
        path=error.path, detail=error.detail
    )


def _read_only(error: errors.ReadOnlyGarden) -> str:
    return _(
        "The garden {path} may only be read; nothing was saved. Check the rights of the file and its folder."
    ).format(path=error.path)


def _disk_full(error: errors.DiskFull) -> str:
    return _("The disk of {path} is full; this was not saved. Free some space and repeat it.").format(
        path=error.path
    )


def _file_there(error: errors.FileThere) -> str:
    return _("{path} is there already and was left as it is. Choose another file, or say --force.").format(
        path=error.path
    )


def _file_not_written(error: errors.FileNotWritten) -> str:
    return _("{path} cannot be written: {detail}.").format(path=error.path, detail=error.detail)


def _file_not_read(error: errors.FileNotRead) -> str:
    if not error.detail:
        return _("{path} is no file. Name the file that your hours or invoices are in.").format(
            path=error.path
        )
    return _("{path} cannot be read: {detail}.").format(path=error.path, detail=error.detail)


def _unknown_mapping(error: errors.UnknownMapping) -> str:
    said = _("No mapping of columns is called “{name}”.").format(name=error.name)
    if not error.known:
        return said + " " + _("Say the columns with --columns 'client=Their column'.")
    return said + " " + _("There are: {names}.").format(names=listed(error.known))


WORDS: dict[type[errors.Refusal], Callable[[Any], str]] = {
    errors.UnknownClient: _unknown_client,
    errors.AmbiguousClient: _ambiguous,
    errors.NameTaken: _name_taken,
    errors.EmptyName: lambda _error: _("A client needs a name."),
    errors.UnknownSign: _unknown_sign,
    errors.TooLong: _too_long,
    errors.NotAnAmount: _not_an_amount,
    errors.NotACurrency: _not_a_currency,
    errors.NotASpan: _not_a_span,
    errors.NotADate: _not_a_date,
    errors.UnreadableNotice: _unreadable_notice,
    errors.NotANumber: _not_a_number,
    errors.OutOfRange: _out_of_range,
    errors.InTheFuture: _in_the_future,
    errors.AlreadyMarked: _already_marked,
    errors.NotMarked: _not_marked,
    errors.NothingChanged: _nothing_changed,
    errors.NothingToUndo: lambda _error: _("There is nothing to undo."),
    errors.NothingToRedo: lambda _error: _("There is nothing to redo."),
    errors.ChangedElsewhere: _changed_elsewhere,
    errors.NoSuchRecord: _gone,
    errors.Unanswered: _unanswered,
    errors.NotAnAnswer: _not_an_answer,
    errors.NoIntake: _no_intake,
    errors.NoEditor: lambda _error: _("No editor is set. Set EDITOR, or save the letter into a file."),
    errors.EditorFailed: lambda error: _("The editor “{editor}” did not work; nothing was changed.").format(
        editor=error.editor
    ),
    errors.GardenMissing: _missing,
    errors.NotAGarden: _not_a_garden,
    errors.GardenNewer: _newer,
    errors.GardenLocked: _locked,
    errors.NoAccess: _no_access,
    errors.ReadOnlyGarden: _read_only,
    errors.DiskFull: _disk_full,
    errors.FileThere: _file_there,
    errors.FileNotWritten: _file_not_written,
    errors.FileNotRead: _file_not_read,
    errors.UnknownMapping: _unknown_mapping,
}
"""Every refusal has its words; a test holds this against `core/errors.py`."""
