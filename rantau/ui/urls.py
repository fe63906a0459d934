from django.urls import URLPattern, URLResolver, path

from rantau.ui import views

app_name = "ui"
urlpatterns: list[URLPattern | URLResolver] = [path("bahasa/", views.language, name="language")]
