"""Every command of the screen: its id, what it does and where it is at home.

The keys themselves stand in `config/config.toml` and may be moved in the user's own file; help, the
command palette, the hints in the last row and `docs/keys.md` all come from this one table.

All bindings are priority bindings, for two reasons. A widget's own binding would hide ours (a list
has its own `home`), and priority bindings run before the next key is looked at, so that a burst of
stray keys can be taken back in the order in which it came. Text fields still get what they consume.
"""

from collections.abc import Iterable, Mapping
from enum import Enum

from textual.binding import Binding, BindingsMap

from pruner.core.lazily import dataclass
from pruner.core.rules import Rules
from pruner.i18n import N_, _
from pruner.wording import sign


class Where(Enum):
    """The place a command is at home."""

    EVERYWHERE = N_("Everywhere")
    GARDEN = N_("In the garden")
    MOVING = N_("Moving")
    CLIENT = N_("On the chosen client")
    MONEY = N_("Money")
    TIMELINE = N_("In a client's timeline")
    LETTER = N_("In a letter")
    FORM = N_("In a form")
    SESSION = N_("In the session")
    BACKUPS = N_("In the list of backups")
    EMPTY = N_("In an empty garden")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the screen can do: `label` fits a hint, `tip` is a sentence of the help, both in English."""

    id: str
    action: str
    label: str
    tip: str
    where: Where


COMMANDS = (
    Command(
        "quit", "app.leave", N_("Quit"), N_("Close pruner; everything is saved already"), Where.EVERYWHERE
    ),
    Command("help", "app.help", N_("Help"), N_("Every key, searchable"), Where.EVERYWHERE),
    Command(
        "palette",
        "app.command_palette",
        N_("Palette"),
        N_("Every action and every client by name"),
        Where.EVERYWHERE,
    ),
    Command("undo", "app.undo", N_("Undo"), N_("Take back the last step, whoever made it"), Where.EVERYWHERE),
    Command("redo", "app.redo", N_("Redo"), N_("Do again what was taken back"), Where.EVERYWHERE),
    Command("mask", "app.mask", N_("Mask"), N_("Hide or show names and amounts"), Where.EVERYWHERE),
    Command("back", "back", N_("Back"), N_("Go back; close what is open"), Where.EVERYWHERE),
    Command("up", "up", N_("Up"), N_("The branch or line above"), Where.MOVING),
    Command("down", "down", N_("Down"), N_("The branch or line below"), Where.MOVING),
    Command("left", "left", N_("Left"), N_("The other side of the trunk"), Where.MOVING),
    Command("right", "right", N_("Right"), N_("The other side of the trunk"), Where.MOVING),
    Command("first", "first", N_("First"), N_("The first branch or line"), Where.MOVING),
    Command("last", "last", N_("Last"), N_("The last branch or line"), Where.MOVING),
    Command("page-up", "page(-1)", N_("Half page up"), N_("Half a page up"), Where.MOVING),
    Command("page-down", "page(1)", N_("Half page down"), N_("Half a page down"), Where.MOVING),
    Command(
        "next-trouble",
        "trouble(1)",
        N_("Next in trouble"),
        N_("The next wilting or red client"),
        Where.MOVING,
    ),
    Command(
        "previous-trouble",
        "trouble(-1)",
        N_("Previous in trouble"),
        N_("The previous wilting or red client"),
        Where.MOVING,
    ),
    Command("find", "find", N_("Find"), N_("Find a client as you type"), Where.GARDEN),
    Command(
        "cordon", "show_as('cordon')", N_("List"), N_("The garden as rows, to work through"), Where.GARDEN
    ),
    Command(
        "overview",
        "show_as('overview')",
        N_("Overview"),
        N_("The whole garden, one sign a client"),
        Where.GARDEN,
    ),
    Command("sort", "sort", N_("Sort"), N_("Sort the list by its next column"), Where.GARDEN),
    Command(
        "review",
        "review",
        N_("Review"),
        N_("What changed since yesterday, who heats up, who is quiet"),
        Where.GARDEN,
    ),
    Command(
        "session",
        "session",
        N_("Session"),
        N_("The pruning session: begin it, or go on with it"),
        Where.GARDEN,
    ),
    Command(
        "record",
        "record",
        N_("Record"),
        N_("What became of your cuts: your own record"),
        Where.GARDEN,
    ),
    Command("add", "add", N_("Plant"), N_("Plant a new client"), Where.GARDEN),
    Command(
        "import",
        "bring_in",
        N_("Import"),
        N_("Bring in hours, invoices, payments and costs from a file"),
        Where.GARDEN,
    ),
    Command(
        "intake",
        "intake",
        N_("Prospect"),
        N_("Ten questions about a prospect: should I take this client at all?"),
        Where.GARDEN,
    ),
    Command("demo", "demo", N_("Demo"), N_("Walk through a throw-away demo garden"), Where.EMPTY),
    Command("open", "open", N_("Open"), N_("Open the client, or the line under the cursor"), Where.CLIENT),
    Command("mark", "mark", "✂", N_("Mark the client for pruning, or take the mark off"), Where.CLIENT),
    Command(
        "fix",
        "fix",
        N_("Fix"),
        N_("Mend the client (SOS plan): talk, terms, steps and a deadline"),
        Where.CLIENT,
    ),
    Command(
        "incident",
        "incident",
        N_("Incident…"),
        N_("Log an incident with date, minutes, payment, note"),
        Where.CLIENT,
    ),
    Command(
        "more-minutes",
        "minutes(15)",
        N_("+15 min"),
        N_("15 minutes more for the last incident"),
        Where.CLIENT,
    ),
    Command(
        "fewer-minutes",
        "minutes(-15)",
        N_("-15 min"),
        N_("15 minutes less for the last incident"),
        Where.CLIENT,
    ),
    Command("note", "note", N_("Note"), N_("A note to the last incident"), Where.CLIENT),
    Command(
        "new-job",
        "new_job",
        N_("New job"),
        N_("A new job begins: correction rounds count from 1"),
        Where.CLIENT,
    ),
    Command("edit", "edit", N_("Edit"), N_("Change what is known of the client"), Where.CLIENT),
    Command("copy", "copy", N_("Copy"), N_("Copy the client's summary"), Where.CLIENT),
    Command(
        "letter",
        "letter",
        N_("Letter"),
        N_("A letter to the client: new terms, a farewell, the answer to a prospect"),
        Where.CLIENT,
    ),
    Command(
        "letter-form",
        "letter_form",
        N_("Sie/du/English"),
        N_("The letter with Sie, with du, or in English"),
        Where.LETTER,
    ),
    Command("editor", "editor", N_("Editor"), N_("Work on the letter in your own editor"), Where.LETTER),
    Command(
        "erase",
        "erase",
        N_("Erase…"),
        N_("Erase the client and every trace for good; asks first"),
        Where.CLIENT,
    ),
    Command("money", "money", N_("Money"), N_("The client's money: rate, verdict and months"), Where.MONEY),
    Command("window", "window", N_("Months"), N_("Reckon over 3, 6 or 12 months"), Where.MONEY),
    Command("terms", "terms", N_("Terms"), N_("What was agreed, and what you estimate"), Where.MONEY),
    Command("hours", "hours", N_("Hours"), N_("Note a block of work"), Where.MONEY),
    Command("invoice", "invoice", N_("Invoice"), N_("Note an invoice"), Where.MONEY),
    Command("payment", "payment", N_("Payment"), N_("Note money that came in"), Where.MONEY),
    Command("cost", "cost", N_("Cost"), N_("Note what was spent for this client"), Where.MONEY),
    Command(
        "numbers",
        "numbers",
        N_("My numbers"),
        N_("Your target rate, monthly costs, savings and currency"),
        Where.MONEY,
    ),
    Command(
        "backups",
        "app.backups",
        N_("Backups"),
        N_("Every backup: look, restore one, make one now"),
        Where.EVERYWHERE,
    ),
    Command("back-up", "back_up", N_("Back up"), N_("Make a backup now"), Where.BACKUPS),
    Command("settings", "settings", N_("Settings"), N_("The house rules, and how all looks"), Where.GARDEN),
    Command(
        "delete-incident",
        "delete_incident",
        N_("Delete"),
        N_("Delete the incident or the row under the cursor"),
        Where.TIMELINE,
    ),
    Command("save", "save", N_("Save"), N_("Save the form"), Where.FORM),
    Command(
        "decide-keep",
        "decide('keep')",
        N_("keep"),
        N_("Decide: keep the client as it is"),
        Where.SESSION,
    ),
    Command(
        "decide-watch",
        "decide('watch')",
        N_("watch"),
        N_("Decide: watch the client until the next session"),
        Where.SESSION,
    ),
    Command(
        "decide-fix",
        "decide('fix')",
        N_("fix"),
        N_("Decide: repair it; the fix opens"),
        Where.SESSION,
    ),
    Command(
        "decide-raise",
        "decide('raise')",
        N_("raise"),
        N_("Decide: raise the price; asks for the new one"),
        Where.SESSION,
    ),
    Command(
        "decide-prune",
        "decide('prune')",
        N_("prune"),
        N_("Decide: prune the client; asks why where its verdict does not say so"),
        Where.SESSION,
    ),
    Command(
        "decide-later",
        "decide('later')",
        N_("later"),
        N_("Decide later"),
        Where.SESSION,
    ),
    Command(
        "keep-rest",
        "keep_rest",
        N_("Keep the rest"),
        N_("Keep everybody who needs no decision"),
        Where.SESSION,
    ),
)
BY_ID = {command.id: command for command in COMMANDS}


def log_commands(rules: Rules) -> tuple[Command, ...]:
    """One command a sign: a sign is data, so its key and label are too."""
    return tuple(
        Command(
            f"log-{rule.id}", f"log('{rule.id}')", sign(rule), N_("Log one incident, at once"), Where.CLIENT
        )
        for rule in rules.signs
    )


def label(command: Command) -> str:
    """The command's label in the user's language; a sign's name is translated already."""
    return command.label if command.id.startswith("log-") else _(command.label)


def bindings(commands: Iterable[Command], keys: Mapping[str, tuple[str, ...]]) -> BindingsMap:
    """Textual's bindings for these commands, under the keys that the user chose."""
    return BindingsMap(
        [
            Binding(
                key,
                command.action,
                label(command),
                tooltip=_(command.tip),
                id=command.id,
                priority=True,
            )
            for command in commands
            for key in keys.get(command.id, ())
        ]
    )


def of(*ids: str) -> tuple[Command, ...]:
    """The commands with these ids, in this order."""
    return tuple(BY_ID[command_id] for command_id in ids)


KEY_NAMES = {
    "question_mark": "?",
    "semicolon": ";",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "comma": ",",
    "full_stop": ".",
    "escape": N_("esc"),
    "enter": N_("enter"),
    "space": N_("space"),
    "tab": N_("tab"),
    "delete": N_("delete"),
    "home": N_("home"),
    "end": N_("end"),
    "pagedown": N_("pgdn"),
    "pageup": N_("pgup"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """How a key is written for people: `?` and not `question_mark`."""
    if key.startswith("ctrl+"):
        return "^" + key_name(key.removeprefix("ctrl+"))
    return _(KEY_NAMES[key]) if key in KEY_NAMES else key
