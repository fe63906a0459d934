from django.urls import URLPattern, URLResolver, path

from rantau.collection import views

app_name = "collection"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/cetak/", views.print_desk, name="print_desk"),
    path("petugas/cetak/<reference:ref>/", views.booklet, name="booklet"),
    path("petugas/cetak/<reference:ref>/ejaan/", views.spelling, name="spelling"),
    path("petugas/serah/", views.counter, name="counter"),
    path("petugas/serah/<reference:ref>/", views.hand_over, name="hand_over"),
    path("permohonan/<reference:ref>/pengambilan/", views.pickup, name="pickup"),
    path("permohonan/<reference:ref>/pengambilan/kode-baru/", views.renew, name="renew"),
]
