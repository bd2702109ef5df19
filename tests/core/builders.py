"""Facts for tests: every default is valid, and a day is said as how long ago it is."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from pruner.core import lately
from pruner.core.heat import Health, SignState, health
from pruner.core.lately import window
from pruner.core.models import Client, Incident, Job, Money, State
from pruner.core.plants import Branch, Known, branch
from pruner.core.rules import Rules
from pruner.core.scores import outline_of
from tests.core.rules import RULES

TODAY = date(2026, 11, 23)
GOOD = frozenset(rule.id for rule in RULES.signs if rule.good)
_ids = count(1)


def utc_day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def moment(days_ago: int, hour: int = 12) -> datetime:
    return datetime.combine(TODAY - timedelta(days=days_ago), time(hour), UTC)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def a_client(
    name: str = "Acme",
    *,
    aliases: tuple[str, ...] = (),
    tolerance: float = 1.0,
    state: State = State.ACTIVE,
) -> Client:
    return Client(
        id=next(_ids),
        name=name,
        planted_on=TODAY - timedelta(days=400),
        aliases=aliases,
        tolerance=tolerance,
        state=state,
    )


def an_incident(
    sign: str = "rush", days_ago: int = 0, *, hour: int = 12, minutes: int = 45, paid: Money | None = None
) -> Incident:
    return Incident(
        id=next(_ids), client_id=1, sign=sign, at=moment(days_ago, hour), minutes=minutes, paid=paid
    )


def rushes(*days_ago: int) -> list[Incident]:
    return [an_incident("rush", days) for days in days_ago]


def a_job(days_ago: int, hour: int = 8) -> Job:
    return Job(id=next(_ids), client_id=1, began_at=moment(days_ago, hour))


def stand(
    incidents: Iterable[Incident],
    *,
    jobs: Iterable[Job] = (),
    on: int = 0,
    tolerance: float = 1.0,
    rules: Rules = RULES,
) -> Health:
    """How a client with these incidents stands `on` days from today."""
    return health(a_client(tolerance=tolerance), incidents, jobs, rules, TODAY + timedelta(days=on), utc_day)


def burning(state: Health, sign: str = "rush") -> SignState:
    return next(met for met in state.signs if met.rule.id == sign)


def grown(
    incidents: Iterable[Incident] = (),
    *,
    client: Client | None = None,
    share: float | None = None,
    quiet_for: int = 0,
    week_ago: Iterable[Incident] | None = None,
) -> Branch:
    """The branch of a client with these incidents, a week ago with those."""
    known = list(incidents)
    now, then = stand(known), stand(known if week_ago is None else week_ago)
    weeks = window(RULES, TODAY, utc_day)
    near = Known(
        health=now,
        thorns=lately.thorns(Lately(known), weeks, GOOD),
        weeks=lately.weeks(Lately(known), weeks, GOOD),
        before=then.level,
        rounds=(0, RULES.included_rounds),
    )
    last = TODAY - timedelta(days=quiet_for)
    return branch(client or a_client(), RULES, TODAY, near, outline_of(now), last_fact=last, share=share)


class Lately:
    """Incidents as the core asks for the latest of them."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self._newest_first = sorted(incidents, key=lambda incident: (incident.at, incident.id), reverse=True)

    def between(self, since: datetime, until: datetime) -> list[str]:
        return [incident.sign for incident in self._newest_first if since <= incident.at < until]
