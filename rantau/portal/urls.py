from django.urls import URLPattern, URLResolver, path

from rantau.portal.views import help as guides
from rantau.portal.views import journey, offerings, status, visit

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", journey.home, name="home"),
    path("permohonan/", journey.dashboard, name="dashboard"),
    path("permohonan/<reference:reference>/", journey.application, name="application"),
    path("permohonan/<reference:reference>/tanda-masuk/", visit.entry_pass, name="pass"),
    path("permohonan/<reference:reference>/jadwal.ics", visit.calendar, name="calendar"),
    path("cek-status/", status.check, name="status"),
    path("bantuan/", guides.listing, name="help"),
    path("bantuan/<slug:slug>/", guides.topic, name="help_topic"),
    # Services
    path("layanan/", offerings.listing, name="services"),
    path("layanan/<slug:code>/", offerings.service, name="service"),
    path("layanan/<slug:code>/cocok/", offerings.wizard, name="wizard"),
]
