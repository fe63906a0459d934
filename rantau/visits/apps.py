from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "rantau.visits"
    default_auto_field = "django.db.models.BigAutoField"
