from django.urls import URLPattern, URLResolver, path

from rantau.appointments import views

app_name = "appointments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/kalender/", views.week, name="calendar"),
    path("petugas/kalender/sesi/<uuid:slot_id>/", views.session, name="session"),
    path("petugas/kalender/<slug:point>/<str:iso_day>/", views.day, name="day"),
]
