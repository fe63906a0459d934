from django.urls import path

from rantau.accounts import views

app_name = "accounts"
urlpatterns = [
    path("daftar/", views.sign_up, name="sign_up"),
    path("daftar/privasi/", views.sign_up_notice, name="notice"),
    path("daftar/kode/", views.sign_up_code, name="sign_up_code"),
    path("daftar/akun/", views.sign_up_account, name="sign_up_account"),
    path("daftar/data-diri/", views.sign_up_identity, name="sign_up_identity"),
    path("daftar/alamat/", views.sign_up_address, name="sign_up_address"),
    path("daftar/selesai/", views.sign_up_done, name="sign_up_done"),
    path("masuk/", views.sign_in, name="sign_in"),
    path("masuk/perangkat-baru/", views.device, name="device"),
    path("masuk/lanjut/", views.resume, name="resume"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("lupa-sandi/", views.recover, name="recover"),
    path("lupa-sandi/kode/", views.recover_code, name="recover_code"),
    path("lupa-sandi/baru/", views.recover_password, name="recover_password"),
    path("akun/", views.account, name="account"),
    path("akun/tetap-masuk/", views.stay, name="stay"),
    path("akun/profil/", views.profile, name="profile"),
    path("akun/profil/ubah/", views.change_address, name="change_address"),
    path("akun/profil/ubah/kode/", views.confirm_address, name="confirm_address"),
    path("akun/keamanan/", views.security, name="security"),
    path("akun/keamanan/kata-sandi/", views.change_password, name="change_password"),
    path("akun/perangkat/", views.devices, name="devices"),
    path("akun/perangkat/akhiri/", views.end_device, name="end_others"),
    path("akun/perangkat/<uuid:session_id>/akhiri/", views.end_device, name="end_device"),
]
