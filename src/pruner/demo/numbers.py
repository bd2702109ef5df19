"""The invented designer's own numbers, which stand where the user's would (product.md §3, "My numbers")."""

from pruner.config import Config, with_preferences
from pruner.demo.money import CURRENCY

NUMBERS = {
    "money.currency": CURRENCY,
    "money.rates": '["GBP = 1.17"]',
    "money.target_rate": "95",
    "money.monthly_costs": "8200",
    "money.savings": "12000",
}


def numbers(config: Config) -> Config:
    """The user's configuration with the numbers of the demo: no file changes, and the house rules stay."""
    return with_preferences(config, NUMBERS)
