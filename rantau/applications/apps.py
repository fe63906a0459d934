from django.apps import AppConfig
from django.utils.module_loading import import_string


class ApplicationsConfig(AppConfig):
    name = "rantau.applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By name: queries lean on models, which do not exist yet while this file is read.
        tell = import_string("rantau.catalogue.queries.past_cases_from")
        tell(import_string("rantau.applications.queries.recently_sent"))
