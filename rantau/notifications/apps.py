from django.apps import AppConfig
from django.utils.module_loading import import_string

from rantau.ui import context


class NotificationsConfig(AppConfig):
    name = "rantau.notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By name: queries lean on models, which do not exist yet while this file is read.
        context.register_unread(import_string("rantau.notifications.queries.unread"))
