from django.apps import AppConfig
from django.utils.module_loading import import_string

from rantau.ui import context


class OfficesConfig(AppConfig):
    name = "rantau.offices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By name: presenters lean on models, which do not exist yet while this file is read.
        context.register_site_facts(import_string("rantau.offices.presenters.site_facts"))
