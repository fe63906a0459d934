"""Where phones send files in pieces."""

from django.urls import path

from rantau.documents.views import resuming

app_name = "documents"
urlpatterns = [
    path("unggah/", resuming.begin, name="uploads"),
    path("unggah/<uuid:upload>/", resuming.resume, name="upload"),
]
