from django.urls import URLPattern, URLResolver, path

from rantau.portal.views import journey, offerings

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", journey.home, name="home"),
    path("permohonan/", journey.dashboard, name="dashboard"),
    path("permohonan/<reference:reference>/", journey.application, name="application"),
    # Services
    path("layanan/", offerings.listing, name="services"),
    path("layanan/<slug:code>/", offerings.service, name="service"),
    path("layanan/<slug:code>/cocok/", offerings.wizard, name="wizard"),
]
