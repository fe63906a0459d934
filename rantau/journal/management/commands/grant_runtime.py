"""Give the run-time role what it needs and no more: it can never change or delete the journal."""

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from psycopg import sql


class Command(BaseCommand):
    help = "Grant the run-time database role its rights; run as the owner after every migrate."

    def add_arguments(self, parser: object) -> None:
        parser.add_argument("--role", default="rantau_app")  # type: ignore[attr-defined]

    @transaction.atomic
    def handle(self, *args: object, role: str, **options: object) -> None:
        with connection.cursor() as cursor:
            for statement in statements(role):
                cursor.execute(statement.as_string(cursor.connection))


def statements(role: str) -> list[sql.Composed]:
    name = sql.Identifier(role)
    grants = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
        sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}").format(name),
    ]
    refuse = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}")
    return grants + [refuse.format(sql.Identifier(table), name) for table in append_only_tables()]


def append_only_tables() -> list[str]:
    """Tables of models that say `append_only = True`."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]
