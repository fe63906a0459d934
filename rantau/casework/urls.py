from django.urls import URLPattern, URLResolver, path

from rantau.casework import views

app_name = "casework"
CASE = "petugas/permohonan/<reference:ref>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/", views.desk, name="desk"),
    path("petugas/ambil/", views.take_next, name="take_next"),
    path("petugas/buka-kunci/", views.find_stopped, name="find_stopped"),
    path(f"{CASE}buka-kunci/", views.stops, name="stops"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}tujuan/", views.purpose, name="purpose"),
    path(f"{CASE}buka/", views.unmask, name="unmask"),
    path(f"{CASE}ambil/", views.take, name="take"),
    path(f"{CASE}lepas/", views.release, name="release"),
    path(f"{CASE}berkas/<uuid:document_id>/", views.paper, name="paper"),
    path(f"{CASE}berkas/<uuid:document_id>/salinan/", views.paper_copy, name="paper_copy"),
    path(f"{CASE}berkas/<uuid:document_id>/nilai/", views.judge, name="judge"),
    path(f"{CASE}lengkap/", views.finish_verification, name="finish_verification"),
    path(f"{CASE}kembalikan/", views.send_back, name="send_back"),
    path(f"{CASE}ejaan/", views.spelling, name="spelling"),
    path(f"{CASE}wawancara/", views.interview, name="interview"),
    path(f"{CASE}wawancara/mulai/", views.begin_interview, name="begin_interview"),
    path(f"{CASE}bap/", views.minutes, name="minutes"),
    path(f"{CASE}bap/mulai/", views.begin_minutes, name="begin_minutes"),
    path(f"{CASE}bap/cetak/", views.print_minutes, name="print_minutes"),
    path(f"{CASE}foto/", views.photo, name="photo"),
    path(f"{CASE}pusat/", views.adjudication, name="adjudication"),
    path(f"{CASE}lapangan/", views.field_check, name="field_check"),
    path(f"{CASE}instansi-lain/", views.filing, name="filing"),
    path(f"{CASE}putusan/", views.decide, name="decide"),
]
