"""The verbs about drafts: what was typed into a form and is not saved yet."""

from pruner.core.drafts import Draft
from pruner.garden.ground import Ground
from pruner.store import drafts


class Drafts(Ground):
    """What can be done with half-typed forms. None of it is a change of the garden."""

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft there is."""
        return drafts.every(self._store.path)

    def draft(self, form: str) -> Draft | None:
        """The draft of this form, None where there is none."""
        return drafts.find(self._store.path, form)

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in place of the form's earlier one.

        Raises:
            FileNotWritten: the system does not let us.
        """
        drafts.keep(self._store.path, draft)

    def drop_draft(self, form: str) -> None:
        """Forget the draft of this form."""
        drafts.drop(self._store.path, form)
