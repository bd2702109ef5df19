"""The house rules about money and verdicts, written out so that the worked examples stand on their own."""

from decimal import Decimal

from pruner.core.house import IntakeRules, MoneyRules, TermsRules, VerdictRules, Yardstick
from pruner.core.ledger import Contract, PayPeriod

MONEY = MoneyRules(
    currency="EUR",
    rates=(),
    target_rate=None,
    monthly_costs=None,
    savings=None,
    window_months=6,
    yardstick=Yardstick.ALL,
    count_incident_minutes=True,
    moderate_share=Decimal("0.25"),
    high_share=Decimal("0.40"),
    grades=(30, 60, 90),
    terms=TermsRules(
        included_rounds=2,
        rush_surcharge=Decimal("0.5"),
        talk_fee=None,
        lead_days=3,
        contract=Contract.SERVICE,
        pay_period=PayPeriod.MONTH,
    ),
)

INTAKE = IntakeRules(take_to=3, conditions_to=10, hindsight_from=5, month_hours=None)

VERDICT = VerdictRules(
    facts_months=3,
    facts_hours=8,
    prune_baseline=Decimal("0.6"),
    prune_months=3,
    fix_baseline=Decimal("0.6"),
    fix_target=Decimal("0.7"),
    watch_target=Decimal("0.9"),
    fix_red_signs=2,
    protect_share=Decimal("0.4"),
    protect_runway_months=3,
    red_days=(30, 60, 90),
    fix_tried_months=12,
)
