from django.urls import URLPattern, URLResolver, path

from rantau.catalogue import views
from rantau.catalogue.presenters.settings import PLACES

app_name = "catalogue"
urlpatterns: list[URLPattern | URLResolver] = [
    path("petugas/pengaturan/", views.index, name="settings"),
    path("petugas/pengaturan/perubahan/<uuid:edit_id>/batal/", views.take_back, name="take_back"),
]
for kind, place in PLACES.items():
    here = f"petugas/pengaturan/{place}/"
    urlpatterns += [
        path(here, views.listing, {"kind": kind}, name=f"settings_{place}"),
        path(f"{here}<slug:service>/<str:key>/", views.one, {"kind": kind}, name=f"setting_{place}"),
    ]
