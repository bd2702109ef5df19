"""The steps with one file, from the first look to the word about what was taken in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pruner import wording
from pruner.core.errors import FileNotWritten, FileThere, Refusal
from pruner.formats.options import DateOrder, DecimalSign
from pruner.formats.refusals import DateOrderUnknown, NumberStyleUnknown, UnknownFormat
from pruner.garden import Imported, Preview
from pruner.i18n import _
from pruner.tui.incoming import Incoming
from pruner.tui.screens.import_columns import ImportColumns
from pruner.tui.screens.import_list import ChoiceScreen
from pruner.tui.screens.import_preview import Answer, ImportPreview
from pruner.tui.screens.import_run import ImportRun
from pruner.wording import imports

if TYPE_CHECKING:
    from pruner.tui.app import GardenApp


async def bring_in(app: "GardenApp", file: Incoming) -> bool:
    """Show what is in the file, ask what it leaves open, and take it in; whether that is done.

    Raises:
        Refusal: the file cannot be read, or nothing can be written.
    """
    while (preview := await _looked_at(app, file)) is not None:
        file.decide(preview.unknown)
        answer = await app.push_screen_wait(ImportPreview(file, preview))
        if answer is not Answer.AGAIN:
            return await _taken_in(app, file) if answer else False
    return False


async def _looked_at(app: "GardenApp", file: Incoming) -> Preview | None:
    """What is in the file, once everything it leaves open is answered; None where the user left."""
    title = _("Reading {name}").format(name=file.path.name)
    while True:
        found = await app.push_screen_wait(ImportRun(title, file.look))
        if isinstance(found, Preview):
            return found
        if not isinstance(found, Refusal) or not await _answered(app, file, found):
            return None


async def _answered(app: "GardenApp", file: Incoming, refusal: Refusal) -> bool:
    """Ask what only the user knows; any other refusal is one."""
    match refusal:
        case DateOrderUnknown():
            return await _days(app, file, refusal)
        case NumberStyleUnknown():
            return await _numbers(app, file, refusal)
        case UnknownFormat(header=header, sample=sample) if len(header) > 1:
            answers = await app.push_screen_wait(ImportColumns(file, header, sample))
            if answers is not None:
                file.answers = answers
            return answers is not None
    raise refusal


async def _days(app: "GardenApp", file: Incoming, refusal: DateOrderUnknown) -> bool:
    orders = {DateOrder.DMY: _("the day first: 31.12."), DateOrder.MDY: _("the month first: 12/31")}
    place = await app.push_screen_wait(ChoiceScreen(wording.refusal(refusal), list(orders.values())))
    if place is not None:
        file.answers = replace(file.answers, date_order=list(orders)[place])
    return place is not None


async def _numbers(app: "GardenApp", file: Incoming, refusal: NumberStyleUnknown) -> bool:
    signs = {
        DecimalSign.COMMA: _("a comma before the cents: 1.234,50"),
        DecimalSign.POINT: _("a point before the cents: 1,234.50"),
    }
    place = await app.push_screen_wait(ChoiceScreen(wording.refusal(refusal), list(signs.values())))
    if place is not None:
        file.answers = replace(file.answers, decimal=list(signs)[place])
    return place is not None


def _kept(app: "GardenApp", file: Incoming) -> Iterator[str]:
    """Save the rejected rows where that was asked for; the others are in already, and that is what counts."""
    try:
        path = file.write_rejected()
    except (FileThere, FileNotWritten) as refusal:
        yield app.why(refusal)
    else:
        if path is not None:
            yield _("Rejected rows: {path}").format(path=path)


async def _taken_in(app: "GardenApp", file: Incoming) -> bool:
    title = _("Taking in {name}").format(name=file.path.name)
    taken = await app.push_screen_wait(ImportRun(title, file.take_in))
    if isinstance(taken, Refusal):
        raise taken
    if not isinstance(taken, Imported):
        app.tell(_("Stopped; nothing was taken in."))
        return False
    said, done = "\n".join([imports.outcome(taken), *_kept(app, file)]), taken.done
    if done is None:
        app.tell(said)
        return True
    offers = _("{undo} takes it out again").format(undo=app.key("undo"))
    app.do(lambda: done, lambda _done: _("Brought in: {what}").format(what=said) + f"\n{offers}")
    return True
