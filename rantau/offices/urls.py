from django.urls import URLPattern, URLResolver, path

from rantau.offices import views

app_name = "offices"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kantor/", views.office, name="office"),
]
