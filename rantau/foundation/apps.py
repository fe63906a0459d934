from django.apps import AppConfig
from django.urls import register_converter

from rantau.foundation.references import ReferenceConverter


class FoundationConfig(AppConfig):
    name = "rantau.foundation"

    def ready(self) -> None:
        register_converter(ReferenceConverter, "reference")
