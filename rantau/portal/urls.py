from django.urls import URLPattern, URLResolver, path

from rantau.portal.views import services

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    # Services
    path("layanan/", services.listing, name="services"),
    path("layanan/<slug:code>/", services.service, name="service"),
    path("layanan/<slug:code>/cocok/", services.wizard, name="wizard"),
]
