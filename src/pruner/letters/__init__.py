"""Letters to clients, written by people and filled in here: new terms, a farewell, answers to a prospect.

Each letter lies in `texts/` in three forms: German with Sie, German with du, and English. They speak the
language of the client and not the one of the user, so their words are no messages and stand in no catalogue.
A letter communicates a decision and argues no case (product.md §6). It is a draft: nothing is ever sent.

The way in is `write.letter`.
"""
