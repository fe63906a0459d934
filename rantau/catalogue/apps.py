from django.apps import AppConfig

from rantau.catalogue import loading


class CatalogueConfig(AppConfig):
    name = "rantau.catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A broken service file ends the process here: better no site than one that asks and bills wrongly."""
        loading.services()
