"""What the screens of the garden share: their commands, bound to the keys that the user chose."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import BindingsMap
from textual.screen import ModalScreen, Screen

from pruner.tui import bindings
from pruner.tui.bindings import Command

if TYPE_CHECKING:
    from pruner.tui.app import GardenApp

Answer = TypeVar("Answer")


class GardenerScreen(Screen[None]):
    """A screen with commands of its own; `hints` are the ids shown in its last row, most important first."""

    hints: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._bindings = bindings.bindings((*bindings.of("back"), *self.commands), self.gardener.config.keys)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands of this screen, beside those that hold everywhere."""
        return ()

    @property
    def gardener(self) -> "GardenApp":
        """The app, as what it is."""
        return cast("GardenApp", self.app)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()


class Dialog(ModalScreen[Answer]):
    """A screen over the others. Textual's own bindings stay (tab moves the focus); ours come before them."""

    command_ids: ClassVar[tuple[str, ...]] = ("back",)
    hints: ClassVar[tuple[str, ...]] = ("back",)
    alone: ClassVar[bool] = False
    """Whether only its own keys do anything."""

    def __init__(self) -> None:
        super().__init__()
        ours = bindings.bindings(bindings.of(*self.command_ids), self.gardener.config.keys)
        self._bindings = BindingsMap.merge([ours, self._bindings])

    @property
    def gardener(self) -> "GardenApp":
        """The app, as what it is."""
        return cast("GardenApp", self.app)

    def action_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def keep_draft(self) -> None:
        """The program ends; a dialog that is typed into keeps what was typed."""

    def forget_draft(self) -> None:
        """Nobody meant what was typed."""
