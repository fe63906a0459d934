from django.urls import URLPattern, URLResolver, path

from rantau.applications import views

app_name = "applications"
own = "permohonan/<reference:reference>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/keluarga/", views.family, name="family"),
    path("akun/keluarga/tambah/", views.add_member, name="add_member"),
    path("akun/keluarga/<uuid:person>/", views.correct_member, name="correct_member"),
    path("akun/keluarga/<uuid:person>/hapus/", views.remove_member, name="remove_member"),
    path("penjamin/selesai/<slug:answer>/", views.guarantor_answered, name="guarantor_answered"),
    path("penjamin/<str:token>/", views.vouch, name="guarantor"),
    path("penjamin/<str:token>/tolak/", views.refuse, name="guarantor_refuse"),
    path("petugas/kolektif/", views.outreach_lists, name="outreach_lists"),
    path("petugas/kolektif/baru/", views.new_outreach_list, name="new_outreach_list"),
    path("petugas/kolektif/<uuid:list_id>/", views.outreach_list, name="outreach_list"),
    path("petugas/kolektif/<uuid:list_id>/kartu/", views.outreach_slips, name="outreach_slips"),
    path("petugas/kolektif/<uuid:list_id>/tempat/", views.open_group_day, name="open_group_day"),
    path("petugas/kolektif/<uuid:list_id>/tutup/", views.close_outreach_list, name="close_outreach_list"),
    path(
        "petugas/kolektif/<uuid:list_id>/<uuid:row_id>/hapus/", views.remove_from_outreach_list, name="outreach_remove"
    ),
    path("undangan/", views.invitation, name="invitation"),
    path("undangan/<str:code>/", views.invited, name="invited"),
    path("permohonan/baru/<slug:code>/", views.begin, name="begin"),
    path(f"{own}isi/", views.tasks, name="tasks"),
    path(f"{own}isi/<slug:section>/", views.section, name="section"),
    path(f"{own}berkas/", views.papers, name="papers"),
    path(f"{own}berkas/<uuid:paper>/", views.paper, name="paper"),
    path(f"{own}berkas/<uuid:paper>/pakai/", views.reuse_paper, name="reuse_paper"),
    path(f"{own}berkas/<uuid:paper>/simpan/", views.keep_paper, name="keep_paper"),
    path(f"{own}berkas/<uuid:paper>/halaman/", views.arrange, name="arrange_paper"),
    path(f"{own}berkas/<uuid:paper>/hapus/", views.remove_paper, name="remove_paper"),
    path(f"{own}periksa/", views.review, name="review"),
    path(f"{own}kirim/", views.submit, name="submit"),
    path(f"{own}keluarga/", views.together, name="together"),
    path(f"{own}jadwal/", views.place, name="place"),
    path(f"{own}jadwal/lepas/", views.give_back, name="give_back"),
    path(f"{own}jadwal/nasional/", views.national, name="national"),
    path(f"{own}penjamin/", views.recall, name="recall"),
    path(f"{own}tagihan/", views.billing, name="billing"),
    path(f"{own}surat/", views.letter, name="letter"),
    path(f"{own}lanjutan/", views.elsewhere, name="elsewhere"),
    path(f"{own}batal/", views.withdraw, name="withdraw"),
]
