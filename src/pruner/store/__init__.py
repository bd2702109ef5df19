"""The only place that knows SQL: a Change goes in whole or not at all, facts and journal come out."""
