from django.urls import URLPattern, URLResolver, path

from rantau.visits import views

app_name = "visits"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/loket/", views.arrivals, name="arrivals"),
    path("petugas/loket/<uuid:visit_id>/", views.ticket, name="ticket"),
    path("petugas/antrean/", views.line, name="line"),
    path("petugas/antrean/loket/", views.choose_counter, name="choose_counter"),
    path("petugas/antrean/panggil/", views.call_next, name="call_next"),
    path("petugas/antrean/<uuid:visit_id>/<slug:act>/", views.act, name="act"),
    path("papan/<slug:point>/", views.board, name="board"),
]
