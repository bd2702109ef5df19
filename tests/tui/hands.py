"""Somebody at the keyboard: presses keys at moments of its own and reads what the screen says.

The moments of the keys are told, not measured, so that the guards against held keys and stray typing
see the same thing on a slow machine as on a fast one.
"""

import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from rich.console import Console
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from pruner.config import Config, Places
from pruner.core.models import Client, Incident
from pruner.garden import Clock, Garden
from pruner.tui.app import GardenApp
from pruner.tui.house import Keep
from tests.builders import NOW, TODAY, new_id
from tests.tui.rest import nobody_has_anything_to_do, painted_at_rest, rest

CHARACTERS = {"space": " "}
A_PAUSE = 1.0
"""Seconds between two keys of somebody who is not in a hurry."""
PATIENCE = 60.0
"""Seconds for what happens by itself, on a machine that is busy."""


@dataclass
class Almanac:
    """The day and the moment, until a test says another. Nothing but its being asked makes it later."""

    today: date = TODAY
    now: datetime = NOW

    def tick(self) -> datetime:
        """The moment; each one is a second after the one before."""
        self.now += timedelta(seconds=1)
        return self.now

    def clock(self) -> Clock:
        return Clock(
            today=lambda: self.today,
            now=self.tick,
            real_now=self.tick,
            day_of=lru_cache(maxsize=None)(lambda moment: moment.astimezone().date()),
            new_id=new_id,
        )


@dataclass
class Hands:
    """The app as its user has it: keys and clicks go in, text comes out."""

    app: GardenApp
    pilot: Pilot[str]
    _moment: float = 1_000.0

    # -- going in

    async def press(self, *keys: str) -> None:
        """Keys pressed without hurry: names as Textual has them, or the character itself."""
        for key in keys:
            await self._send(key, A_PAUSE)

    async def hurry(self, *keys: str, gap: float = 0.05) -> None:
        """Keys that come so many seconds after one another."""
        for key in keys:
            await self._send(key, gap)

    async def write(self, text: str) -> None:
        """Type into the field that has the focus."""
        for key in text:
            self._put(key, A_PAUSE)
        await self.settle()

    async def rewrite(self, field: str, text: str) -> None:
        """Replace what stands in a field, all at once."""
        widget = self.app.screen.query_one(f"#{field}")
        widget.focus()
        if isinstance(widget, Input):
            widget.value = ""
        if isinstance(widget, TextArea):
            widget.text = ""
        await self.settle()
        if text:
            await self.paste(text)

    async def paste(self, text: str) -> None:
        """Paste from the clipboard of the terminal."""
        await self._post(events.Paste(text))

    async def click(self, x: int, y: int) -> None:
        """Click on a cell of the screen."""
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            await self._post(kind(None, x, y, 0, 0, 1, False, False, False, x, y))  # noqa: FBT003  # Textual's own

    async def click_on(self, text: str) -> None:
        """Click on the first place where the screen says this."""
        for y, line in enumerate(self.lines()):
            if text in line:
                await self.click(line.index(text), y)
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    async def wheel(self, x: int, y: int, *, down: bool = True) -> None:
        """One step of the wheel over a cell."""
        kind = events.MouseScrollDown if down else events.MouseScrollUp
        await self._post(kind(None, x, y, 0, 0, 0, False, False, False, x, y))  # noqa: FBT003  # Textual's own

    async def resize(self, columns: int, rows: int) -> None:
        """Another size of the terminal."""
        driver, size = self.app._driver, Size(columns, rows)
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(events.Resize(size, size))
        await nobody_has_anything_to_do()
        self.app._check_resize()  # it would wait for a later size
        await self.settle()
        await self.settle()  # what shines through is measured anew once what lies on it was drawn

    # -- coming out

    def text(self) -> str:
        """What the whole terminal shows."""
        app, sink = self.app, io.StringIO()
        width, height = app.size
        update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
        Console(file=sink, width=width, height=height, color_system=None, legacy_windows=False).print(update)
        return sink.getvalue()

    def lines(self) -> list[str]:
        """The same, row by row."""
        return self.text().splitlines()

    @property
    def said(self) -> str:
        """The toast that stands there, "" where none does."""
        return "\n".join(toast.message for toast in self.app._notifications)

    @property
    def screen(self) -> str:
        """The kind of screen on top."""
        return type(self.app.screen).__name__

    @property
    def chosen(self) -> str:
        """The name of the client under the cursor of the garden."""
        client = self.app.garden_screen.at_hand
        return client.name if client else ""

    def client(self, name: str) -> Client:
        """A client as it is stored now."""
        return next(client for client in self.app.garden.clients() if client.name == name)

    def incidents(self, name: str) -> tuple[Incident, ...]:
        """A client's incidents as they are stored now."""
        return self.app.garden.incidents(self.client(name).id)

    def value(self, field: str) -> str:
        """What stands in a field of the form."""
        widget = self.app.screen.query_one(f"#{field}")
        return widget.value if isinstance(widget, Input) else getattr(widget, "text", "")

    # -- waiting

    async def settle(self) -> None:
        """Until everything that was asked for has been done and drawn."""
        await rest(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Until something holds that happens by itself, and what came of it has been drawn."""
        for _ in range(int(PATIENCE / 0.02)):
            if holds() and await self._has_been_drawn():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never came about:\n{self.text()}")

    async def gone(self) -> bool:
        """Whether the program ends by itself, within a moment; a letter that quits waits for another key."""
        for _ in range(int(PATIENCE / 0.02)):
            if not self.app.is_running or self.app._exit:
                return True
            await self.pilot.pause(0.02)
        return False

    async def at_screen(self, *kinds: str) -> None:
        """Until a screen of one of these kinds is on top, and shows what it has."""
        await self.until(lambda: self.screen in kinds)

    async def past(self, *kinds: str) -> None:
        """Until a screen of any other kind is on top, and shows what it has."""
        await self.until(lambda: self.screen not in kinds)

    async def _has_been_drawn(self) -> bool:
        """A screen is on top before it has any widgets, and has them before it shows any."""
        if not self.app.screen.is_mounted:
            return False
        await self.settle()
        return bool(self.text().strip())

    async def _send(self, key: str, gap: float) -> None:
        self._put(key, gap)
        await self.settle()

    def _put(self, key: str, gap: float) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        event = events.Key(name, CHARACTERS.get(key, key if len(key) == 1 else None))
        self._moment += gap
        event.time = self._moment
        self._feed(event)

    async def _post(self, event: events.Event) -> None:
        self._feed(event)
        await self.settle()

    def _feed(self, event: events.Event) -> None:
        driver = self.app._driver
        assert driver is not None
        event.set_sender(self.app)
        driver.send_message(event)


@asynccontextmanager
async def at(
    garden: Garden,
    config: Config,
    size: tuple[int, int] = (80, 24),
    *,
    demo: bool = False,
    places: Places | None = None,
    keep: Keep | None = None,
) -> AsyncIterator[Hands]:
    """The garden on a screen of this size."""
    app = GardenApp(garden, config, places, demo=demo, keep=keep)
    app.animation_level = "none"
    with painted_at_rest():
        async with app.run_test(size=size, notifications=True) as pilot:
            hands = Hands(app, pilot)
            await hands.settle()
            yield hands
