from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "rantau.casework"
    default_auto_field = "django.db.models.BigAutoField"
