from django.urls import URLPattern, URLResolver, path

from rantau.payments import views

app_name = "payments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("permohonan/<reference:ref>/bayar/", views.pay, name="pay"),
    path("permohonan/<reference:ref>/bayar/cek/", views.check, name="check"),
    path("permohonan/<reference:ref>/bayar/<slug:order>/", views.attempt, name="attempt"),
    path("permohonan/<reference:ref>/kuitansi/", views.receipt, name="receipt"),
    path("pemberitahuan/<slug:gateway>/", views.notice, name="notice"),
    path("petugas/kasir/", views.desk, name="desk"),
    path("petugas/kasir/<uuid:review_id>/", views.review, name="review"),
]
