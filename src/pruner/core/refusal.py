"""What every refusal is; its kinds, with their facts, stand in `errors.py`.

It is apart from them so that whoever only has to catch one need not make them all.
"""


class Refusal(Exception):  # noqa: N818  # a refusal is an answer, not a fault
    """Something pruner will not do; nothing was changed."""
