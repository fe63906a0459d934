from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "rantau.payments"
    default_auto_field = "django.db.models.BigAutoField"
