"""The garden on one day, as everything that shows it holds it: branches, money, and the verdicts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from pruner.core import standing
from pruner.core.courses import courses, proposed, running, steps_of
from pruner.core.due import Due, due
from pruner.core.evidence import RedSign
from pruner.core.fixes import Course, Fix, late, tried
from pruner.core.growth import Growth
from pruner.core.heat import Level, SignLevel, level_on, levels_on
from pruner.core.judging import VerdictName
from pruner.core.models import Decision, Facts, Id, Session
from pruner.core.notice import Deal, deal
from pruner.core.plants import Branch
from pruner.core.rules import Rules
from pruner.core.steps import Step
from pruner.core.verdict import Verdict
from pruner.core.worth import Estate, Signs, Worth
from pruner.garden.standings import Counts


class View:
    """Every client's branch in the order of the tree, derived anew on each change.

    `branches` are those that stand, `all_branches` has the stumps of pruned clients too. Numbers and
    verdicts are reckoned when they are asked for, and then kept. `gather` reads the incidents of everybody
    at once, for who looks at all of them.
    """

    def __init__(
        self,
        growth: Growth,
        facts: Facts,
        estate: Estate,
        rules: Rules,
        gather: Callable[[], None] = lambda: None,
    ) -> None:
        self.growth = growth
        self.all_branches = growth.all
        self.branches = growth.standing
        self.facts = facts
        self.estate = estate
        self.rules = rules
        self.gather = gather
        self._verdicts: dict[Id, Verdict] = {}
        self._names: dict[Id, VerdictName] = {}

    @property
    def today(self) -> date:
        """The day everything is reckoned for."""
        return self.estate.today

    def branch(self, client_id: Id) -> Branch | None:
        """The branch of this client, None where it is gone."""
        return self.growth.by_id.get(client_id)

    @cached_property
    def knows_money(self) -> bool:
        """Whether anything is known of anybody's money."""
        return any(self.worth(branch.client.id).known for branch in self.branches)

    @cached_property
    def mends(self) -> bool:
        """Whether any fix runs."""
        known = (self.growth.by_id.get(client_id) for client_id in self._fixes)
        return any(branch.mending for branch in known if branch and not branch.pruned)

    @property
    def stumps(self) -> tuple[Branch, ...]:
        """Who was pruned, the latest first."""
        pruned = [branch for branch in self.all_branches if branch.pruned]
        return tuple(sorted(pruned, key=lambda b: (b.ends_on or self.today, b.client.id), reverse=True))

    def deal(self, client_id: Id, next_delivery: date | None = None) -> Deal:
        """What decides about notice with a client: its terms, else those of the house.

        Raises:
            UnreadableNotice: the agreed notice does not say a period.
        """
        terms, house = self.estate.accounts[client_id].terms, self.rules.money.terms
        return deal(
            (terms.contract if terms else None) or house.contract,
            (terms.pay_period if terms else None) or house.pay_period,
            terms.notice if terms else None,
            next_delivery,
        )

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session that had begun, as it stood, the oldest first; they are numbered so."""
        begun = (session for session in self.facts.sessions if session.began_on <= self.today)
        return tuple(session.on(self.today) for session in begun)

    @cached_property
    def running_session(self) -> Session | None:
        """The session that is open today."""
        return standing.running(self.facts.sessions, self.today)

    def decisions_in(self, session: Session) -> dict[Id, Decision]:
        """What had been decided in a session, as it stood, by client."""
        kept = self.kept_in(session).items()
        return {of: decision.on(self.today) for of, decision in kept if decision.decided_on <= self.today}

    def kept_in(self, session: Session) -> dict[Id, Decision]:
        """The decisions of a session as they are kept, those of later days too, by client."""
        return {d.client_id: d for d in self.facts.decisions if d.session_id == session.id}

    @cached_property
    def good_signs(self) -> frozenset[str]:
        """The signs that are blooms."""
        return frozenset(rule.id for rule in self.rules.signs if rule.good)

    @cached_property
    def warnings(self) -> tuple[date, ...]:
        """The day of every warning incident, blooms left out."""
        self.gather()
        embers = (ember for branch in self.all_branches for ember in branch.health.embers)
        return tuple(ember.day for ember in embers if ember.incident.sign not in self.good_signs)

    def level_on(self, client_id: Id, day: date) -> Level:
        """The client's level on an earlier day."""
        return level_on(self.growth.by_id[client_id].health, day, self.rules)

    def worth(self, client_id: Id) -> Worth:
        """The client's numbers."""
        return self.estate.worth(client_id)

    def verdict(self, client_id: Id) -> Verdict:
        """What follows for the client, with reasons and what would turn it."""
        if client_id not in self._verdicts:
            signs = self._signs(client_id)
            self._verdicts[client_id] = self.worth(client_id).verdict(self.rules.verdict, signs)
        return self._verdicts[client_id]

    def verdict_name(self, client_id: Id) -> VerdictName:
        """The verdict alone, for lists of everybody."""
        if client_id not in self._names:
            signs = self._signs(client_id)
            self._names[client_id] = self.worth(client_id).verdict_name(self.rules.verdict, signs)
        return self._names[client_id]

    def courses(self, client_id: Id) -> tuple[Course, ...]:
        """How the client's fixes go, newest first."""
        branch = self.growth.by_id.get(client_id)
        if branch is None:
            return ()
        return courses(self._fixes.get(client_id, ()), branch.health, self.today)

    def running(self, client_id: Id) -> tuple[Course, ...]:
        """The client's fixes without an outcome, the most pressing first."""
        return running(self.courses(client_id))

    def steps(self, of_id: Id) -> tuple[Step, ...]:
        """The steps of a fix or of a cut's plan."""
        return steps_of(of_id, self.facts.steps)

    def proposed(self, client_id: Id) -> str | None:
        """What of the client to mend first: a sign's id, or the rate; None where nothing asks for it."""
        branch = self.growth.by_id.get(client_id)
        return None if branch is None else proposed(branch.health, self.verdict(client_id).reasons)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """Everything due or overdue, of everybody; what is overdue first, then by day."""
        return self._due(self.rules)

    @cached_property
    def counts(self) -> Counts:
        """How many stand how, and how much is due."""
        levels = (branch.level for branch in self.branches)
        return Counts.of(levels, self.growth.census.marked, self.due)

    @property
    def ahead(self) -> tuple[Due, ...]:
        """What is due or overdue however far away, as a calendar wants it."""
        return self._due(replace(self.rules, due_days=(date.max - self.today).days))

    def _due(self, rules: Rules) -> tuple[Due, ...]:
        standing = (i for i in self._fixes if i in self.growth.by_id and not self.growth.by_id[i].pruned)
        known = (course for client_id in standing for course in self.courses(client_id))
        return due(self.facts, known, rules, self.today)

    def _signs(self, client_id: Id) -> Signs:
        """What a verdict asks of the client's signs and fixes."""
        return Signs(
            red=self._red(self.growth.by_id[client_id]),
            tried=tried(self._fixes.get(client_id, ()), self.today),
            late=late(self.courses(client_id)),
        )

    @cached_property
    def _fixes(self) -> dict[Id, list[Fix]]:
        found: dict[Id, list[Fix]] = {}
        for fix in self.facts.fixes:
            found.setdefault(fix.client_id, []).append(fix)
        return found

    def _red(self, branch: Branch) -> tuple[RedSign, ...]:
        """The signs that are red today, and whether they were on the days the rules look back to."""
        if branch.level is not Level.RED:
            return ()  # no sign of it is
        red = [state for state in branch.health.signs if state.level is SignLevel.RED and state.fades_on]
        if not red:
            return ()
        before = [self._red_on(branch, back) for back in self.rules.verdict.red_days]
        return tuple(
            RedSign(
                sign=state.rule.id,
                throughout=all(state.rule.id in signs for signs in before),
                until=state.fades_on or self.today,
            )
            for state in red
        )

    def _red_on(self, branch: Branch, days_ago: int) -> set[str]:
        then = levels_on(branch.health, self.today - timedelta(days=days_ago), self.rules)
        return {sign for sign, level in then.items() if level is SignLevel.RED}
