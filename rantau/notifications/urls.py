from django.urls import URLPattern, URLResolver, path

from rantau.notifications import views

app_name = "notifications"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kotak-masuk/", views.inbox, name="inbox"),
    path("kotak-masuk/dibaca/", views.mark_all_read, name="mark_all_read"),
    path("kotak-masuk/<uuid:item_id>/", views.item, name="item"),
    path("akun/pemberitahuan/", views.preferences, name="preferences"),
]
