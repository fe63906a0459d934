from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class VaultConfig(AppConfig):
    name = "rantau.vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(import_string("rantau.vault.keyring.ensure_keys"), sender=self)
