"""The house rules of product.md as one value, written out so that the worked examples stand on their own."""

from pruner.core.playbooks import Playbook
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


def a_playbook(sign: str, days: int = 60, allowed: int | None = None) -> Playbook:
    return Playbook(sign=sign, days=days, allowed=allowed, en=("talk", "write"), de=("reden", "schreiben"))


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
    due_days=7,
    regret_days=90,
    included_rounds=2,
    currency="EUR",
    money=MONEY,
    verdict=VERDICT,
    intake=INTAKE,
    playbooks=(
        a_playbook("mismatch", 30),
        a_playbook("rush", 90, 2),
        a_playbook("stranger", 30),
        a_playbook("expert"),
        a_playbook("venting", 60, 2),
        a_playbook("bloom"),
        a_playbook("late-payment"),
        a_playbook("money", 90),
    ),
    new_playbook=a_playbook(""),
)
