from django.urls import URLPattern, URLResolver, path

from rantau.portal.views import journey, services

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", journey.home, name="home"),
    path("permohonan/", journey.dashboard, name="dashboard"),
    path("permohonan/<reference:reference>/", journey.application, name="application"),
    # Services
    path("layanan/", services.listing, name="services"),
    path("layanan/<slug:code>/", services.service, name="service"),
    path("layanan/<slug:code>/cocok/", services.wizard, name="wizard"),
]
