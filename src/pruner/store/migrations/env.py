"""Run by alembic: takes the connection it is given, transaction and all, and never makes its own."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
