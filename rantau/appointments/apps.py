from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "rantau.appointments"
    default_auto_field = "django.db.models.BigAutoField"
