"""What records are made of before there are records: what identifies one, and an amount of money."""

from decimal import Decimal

from pruner.core.lazily import dataclass

Id = int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency; two currencies are never added."""

    amount: Decimal
    currency: str
