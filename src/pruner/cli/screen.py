"""Opening the screen, on the user's garden or on a throw-away demo; without a terminal the plain garden."""

import gc

import click

from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.parameters import at_terminal
from pruner.garden import Backing, Garden
from pruner.i18n import N_


def open_garden(desk: Desk) -> None:
    """The user's garden on the screen."""
    if desk.json or not at_terminal():
        from pruner.cli.overview import show_garden  # the screen opens without it

        show_garden(desk, plain=True)
        return
    with desk.garden(plants=True, quick=True, on_screen=True) as garden:
        garden.backing = Backing.LATER
        wants_demo = _run(desk, garden)
    if wants_demo:
        open_demo(desk)


@command(N_("Walk through a demo garden: 14 invented clients, nothing is kept."))
def demo_command(desk: Desk) -> None:
    """The demo."""
    open_demo(desk)


def open_demo(desk: Desk) -> None:
    """A garden in a folder of its own, which goes when it is closed."""
    # The user's own garden opens without these.
    from pruner import demo
    from pruner.cli.clock import local_moment
    from pruner.cli.demo_folder import demo_folder
    from pruner.cli.overview import print_view

    desk.keeps = False
    desk.config = demo.numbers(desk.config)
    with demo_folder() as folder:
        path = folder / "garden.db"
        with Garden.open(path, desk.config.rules, desk.clock, create=True) as garden:
            seeds = demo.seeds(garden.today, local_moment)
            garden.plant(seeds.change, seeds.rows)
            if desk.json or not at_terminal():
                print_view(desk, garden.view(), plain=True)
            else:
                _run(desk, garden)


def _run(desk: Desk, garden: Garden) -> bool:
    """Hold the screen open; whether the user left it for the demo."""
    gc.disable()  # it would look through all that is imported now; the screen enables it once it is painted
    # Textual is the slowest import of all, and only this needs it.
    from pruner.tui.app import GardenApp

    places = desk.places if desk.keeps_status else None
    app = GardenApp(garden, desk.config, places, demo=not desk.keeps, keep=desk.keep)
    answer = app.run(mouse=desk.config.mouse)
    if app.fault:
        raise app.fault
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)
    return answer == "demo"
