from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "rantau.notifications"
    default_auto_field = "django.db.models.BigAutoField"
