"""The empty garden: a sapling and what can be done first."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from pruner.i18n import _
from pruner.tui.bindings import key_name
from pruner.tui.widgets.glyphs import Glyphs

TWIGS = ("  ✿  ", "╲ │ ╱", " ╲│╱ ", "  │  ", "▁▂█▂▁")
ASCII_TWIGS = ("  @  ", "\\ | /", " \\|/ ", "  |  ", "__#__")


class Sapling(Static):
    """A sapling, a sentence and the choices with their keys."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]], glyphs: Glyphs, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys
        self._twigs = ASCII_TWIGS if glyphs.leaves.isascii() else TWIGS

    def on_mount(self) -> None:
        """Draw once; nothing here changes."""
        flower, *wood, ground = self._twigs
        drawing = [Content.styled(flower, "$bloom"), *(Content.styled(twig, "$leaf") for twig in wood)]
        drawing.append(Content.styled(ground, "$bark"))
        choices = [
            self._choice("add", _("plant the first client")),
            self._choice("import", _("bring in hours and invoices")),
            self._choice("demo", _("walk through the demo garden")),
        ]
        longest = max(len(choice.plain) for choice in choices)
        choices = [choice.pad_right(longest - len(choice.plain)) for choice in choices]
        words = [Content(""), Content.styled(_("Nothing grows here yet."), "bold"), Content("")]
        self.update(Content("\n").join([*drawing, *words, *choices]))

    def _choice(self, command: str, words: str) -> Content:
        return Content.assemble((key_name(self._keys[command][0]), "bold $accent"), f"  {words}")
