from django.urls import URLPattern, URLResolver, path

from rantau.audit import views

app_name = "audit"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/jejak/", views.trail, name="trail"),
    path("petugas/peringatan/", views.alerts, name="alerts"),
    path("petugas/peringatan/<int:letter_id>/kirim-ulang/", views.deliver_again, name="deliver_again"),
    path("akun/privasi/", views.privacy, name="privacy"),
]
