"""The house rules of product.md as one value, written out so that the worked examples stand on their own."""

from pruner.core.rules import Rules, SignRule
from tests.core.house import INTAKE, MONEY, VERDICT


def a_sign(sign: str, key: str, minutes: int, *, counts_rounds: bool = False, good: bool = False) -> SignRule:
    return SignRule(
        id=sign,
        key=key,
        en=sign,
        de=sign,
        weight=1.0,
        minutes=minutes,
        red_at=2.2,
        counts_rounds=counts_rounds,
        good=good,
    )


RULES = Rules(
    signs=(
        a_sign("mismatch", "c", 60, counts_rounds=True),
        a_sign("rush", "r", 45),
        a_sign("stranger", "w", 20),
        a_sign("expert", "o", 20),
        a_sign("venting", "v", 30),
        a_sign("bloom", "b", 0, good=True),
        a_sign("late-payment", "1", 15),
    ),
    half_life=90,
    watch_from=0.25,
    wilting_from=0.6,
    red_from=1.0,
    bloom_days=90,
    thorn_days=90,
    quiet_days=60,
    heats_up_days=7,
    strong_share=0.15,
    included_rounds=2,
    currency="EUR",
    money=MONEY,
    verdict=VERDICT,
    intake=INTAKE,
)
