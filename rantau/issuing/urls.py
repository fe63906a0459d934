from django.urls import URLPattern, URLResolver, path

from rantau.issuing import views

app_name = "issuing"
urlpatterns: list[URLPattern | URLResolver] = [
    path("periksa-dokumen/", views.check, name="check"),
    path("periksa-dokumen/tanda-tangan/", views.signature, name="signature"),
    path("periksa-dokumen/tanda-tangan/<str:fingerprint>.cer", views.certificate, name="certificate"),
    path("periksa-dokumen/<str:code>/", views.checked, name="checked"),
]
