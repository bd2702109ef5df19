"""Gardens to look at: any number of clients over several limbs, every level there, always the same."""

from datetime import timedelta

from pruner.core.accounts import Account
from pruner.core.growth import Growth
from pruner.core.models import Client, Facts, Incident, State
from pruner.core.plants import Branch
from pruner.core.worth import Estate
from pruner.garden import View
from tests.core.builders import TODAY, an_incident, grown
from tests.core.rules import RULES

NAMES = (
    *("Nimbus Health", "Acme Ltd", "Xenon Motors", "Alder Finance", "Oak Street Dental", "Tern Coffee"),
    *("Willow Yoga", "Brightside Labs", "Sable Films", "Zephyr Travel", "Tidewater Boats", "Birch Bakery"),
    *("Ember Pizza", "Cobalt Games", "Harbour & Co", "Yarrow Clinic", "Umber Ceramics", "Redwood Homes"),
    *("Paperplane", "Dune Hotels", "Müller GmbH", "Quill & Sons", "Kestrel Legal", "Vantage Realty"),
    *("Fjord Outdoor",),
)
LIMBS = ("Retainers", "Projects", "Advisory", "Legacy")
WARNINGS = ("rush", "mismatch", "stranger", "expert", "venting", "late-payment")
HOSTILE = (
    "[/usr/bin] fix",
    "[red]Acme[/red]",
    "[@click=app.quit]pay[/]",
    "山田太郎株式会社東京支店",
    "👨‍👩‍👧‍👦 Family Office 🏳️‍🌈",
    "شركة الأمل للتجارة",
    "Z̷̛̳a̸͎͊l̴̰̈́g̶̱͝o̷̮̓ GmbH",
    "\x1b[31mred\x1b[0m\tCorp\n\r",
    "\u200dJoined\ufe0f",
    "x" * 300,
    "\u0301",
    "🇩🇪🇦🇹",
)


def a_branch(  # noqa: PLR0913  # a test says only what it is about
    name: str = "Acme",
    *incidents: Incident,
    number: int = 1,
    limb: str | None = None,
    marked: bool = False,
    state: State = State.ACTIVE,
    share: float | None = None,
    quiet_for: int = 0,
) -> Branch:
    """The branch of one client with these incidents."""
    client = Client(
        id=number,
        name=name,
        planted_on=TODAY - timedelta(days=400),
        limb=limb,
        marked=marked,
        state=state,
    )
    return grown(incidents, client=client, share=share, quiet_for=quiet_for)


def a_history(number: int) -> list[Incident]:
    """What happened with the client of this number: nothing, something good, or more and more trouble."""
    kind = number % 10
    if kind in (0, 3):
        return [an_incident("bloom", 5 + number)]
    if kind in (1, 2, 5, 8):
        return [an_incident(WARNINGS[number % 6], 100 + number % 40)] if kind == 5 else []
    first = WARNINGS[1 + number % 5]
    second = WARNINGS[(3 * number) % 6]
    counts = {4: (1, 0), 6: (1, 1), 7: (1, 0), 9: (2, 1)}[kind]
    more = 2 + number % 3 if number % 20 == 9 else 0
    days = range(3, 80, 9)
    past = [an_incident(first, day) for day in days[: counts[0] + more]]
    return past + [an_incident(second, day + 4) for day in days[: counts[1] + more]]


def a_view(n: int = 25, *, limbs: int = len(LIMBS), shares: bool = False) -> View:
    """A garden of n clients; `limbs` 0 is a garden without limbs."""
    branches = [
        a_branch(
            NAMES[number % len(NAMES)] + ("" if number < len(NAMES) else f" {number // len(NAMES) + 1}"),
            *a_history(number),
            number=number + 1,
            limb=LIMBS[number % limbs] if limbs else None,
            marked=number % 19 == 9,
            state=State.DORMANT
            if number % 23 == 12
            else State.SEEDLING
            if number % 17 == 14
            else State.ACTIVE,
            share=(0.23 if number % 6 == 0 else 0.02) if shares else None,
            quiet_for=70 if number % 8 == 2 else 3,
        )
        for number in range(n)
    ]
    return a_view_of(*branches)


def a_view_of(*branches: Branch) -> View:
    """A garden of exactly these."""
    nothing = [Account(client_id=branch.client.id) for branch in branches]
    estate = Estate(nothing, RULES.money, TODAY)
    return View(Growth(branches), Facts(), estate, RULES)
