from django.urls import URLPattern, URLResolver, path

from rantau.demo import gallery, inbox, visitors

app_name = "demo"
urlpatterns: list[URLPattern | URLResolver] = [
    path("simulasi/", inbox.inbox, name="inbox"),
    path("simulasi/orang/", visitors.people, name="people"),
    path("simulasi/komponen/", gallery.gallery, name="gallery"),
    path("simulasi/komponen/<str:name>/", gallery.layout, name="layout"),
]
