from django.urls import URLPattern, URLResolver, path

from rantau.appointments import views
from rantau.appointments.views import settings

app_name = "appointments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/kalender/", views.week, name="calendar"),
    path("petugas/kalender/sesi/<uuid:slot_id>/", views.session, name="session"),
    path("petugas/kalender/<slug:point>/<str:iso_day>/", views.day, name="day"),
    path("petugas/pengaturan/kuota/", settings.quota_list, name="quotas"),
    path(
        "petugas/pengaturan/kuota/perubahan/<uuid:change_id>/batal/", settings.take_back_quota, name="take_back_quota"
    ),
    path("petugas/pengaturan/kuota/<slug:point>/<slug:lane>/", settings.quota, name="quota"),
    path("petugas/pengaturan/libur/", settings.holiday_list, name="holidays"),
    path(
        "petugas/pengaturan/libur/perubahan/<uuid:change_id>/batal/",
        settings.take_back_holiday,
        name="take_back_holiday",
    ),
]
