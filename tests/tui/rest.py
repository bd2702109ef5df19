"""When the app has come to rest, and what it need not do twice until then.

Asking the event loop is exact and costs nothing; asking every widget in turn, as Textual's pilot does, costs
more than what the keys do. Without a terminal Textual makes up every update of the screen and throws it away,
so one is made when there is something to look at.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen

ROUNDS: Final = 2
"""So often in a row nobody may have anything left to do: what was drawn may have moved something."""
AT_MOST: Final = 500
"""Rounds after which a screen that is still busy is taken for one that lays itself out for ever."""
CLEAN: Final = 20
"""Rounds in which nothing changed: what goes on asks where the mouse is, for as long as one asks."""
TURNS: Final = 100_000
"""Turns of the loop within one round, for the same reason."""
PAINT: Final = Compositor.render_update


async def rest(app: App[Any]) -> None:
    """Until everything that was asked for has been done and drawn.

    Raises:
        AssertionError: It never comes to rest.
    """
    quiet = clean = 0
    for _ in range(AT_MOST):
        await nobody_has_anything_to_do()
        if not app.is_running or app._exit:
            return
        clean = 0 if any(map(_changes, _shown(app))) else clean + 1
        if quiet == ROUNDS or clean == CLEAN:
            _paint(app)
            return
        for screen in _shown(app):
            screen._on_timer_update()
        quiet = 0 if await _somebody_has_something_to_do() else quiet + 1
    raise AssertionError(f"the screen never comes to rest at {app.size}")


@contextmanager
def painted_at_rest() -> Iterator[None]:
    """Let updates of the screen wait until it is at rest, or is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", _painted_when_read)
        yield


async def nobody_has_anything_to_do() -> None:
    """Until every message has been heard, whatever is yet to be drawn."""
    for _ in range(TURNS):
        if not await _somebody_has_something_to_do():
            return
    raise AssertionError("the app never comes to rest")


async def _somebody_has_something_to_do() -> bool:
    await asyncio.sleep(0)
    return bool(cast("deque[object]", asyncio.get_running_loop()._ready))  # type: ignore[attr-defined]


def _changes(screen: Screen[Any]) -> bool:
    """Whether something is yet to be laid out or painted."""
    return bool(screen._dirty_widgets or screen._layout_required or screen._scroll_required)


def _shown(app: App[Any]) -> tuple[Screen[Any], ...]:
    """What shines through and what lies on it, in the order of drawing."""
    behind = app._background_screens if app.screen.styles.background.a < 1 else ()
    return (*behind, app.screen)


def _paint(app: App[Any]) -> None:
    """Make the update that a terminal would get now."""
    if app.screen._compositor._dirty_regions:
        PAINT(app.screen._compositor, screen_stack=app._background_screens)


def _painted_when_read(
    compositor: Compositor,
    full: bool = False,  # noqa: FBT001, FBT002  # as Textual has it
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,  # noqa: FBT001, FBT002  # as Textual has it
) -> RenderableType | None:
    return PAINT(compositor, full, screen_stack, simplify) if full else None
