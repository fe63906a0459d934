"""The names that django-allauth reverses, on our paths. Included without a namespace."""

from django.urls import path

from rantau.accounts import views
from rantau.accounts.views import factors

urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("masuk/", views.sign_in, name="account_inactive"),
    path("keluar/", views.sign_out, name="account_logout"),
    path("daftar/", views.sign_up, name="account_signup"),
    path("lupa-sandi/", views.recover, name="account_reset_password"),
    path("akun/keamanan/kata-sandi/", views.change_password, name="account_change_password"),
    path("akun/keamanan/ulang/", factors.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("masuk/faktor-kedua/", factors.SecondFactor.as_view(), name="mfa_authenticate"),
    path("masuk/kunci/", factors.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("akun/keamanan/", views.security, name="mfa_index"),
    path("akun/keamanan/ulang/kode/", factors.FactorAgain.as_view(), name="mfa_reauthenticate"),
    path("akun/keamanan/ulang/kunci/", factors.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("akun/keamanan/aplikasi/", factors.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("akun/keamanan/aplikasi/lepas/", factors.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("akun/keamanan/kode-cadangan/", factors.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("akun/keamanan/kode-cadangan/baru/", factors.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("akun/keamanan/kode-cadangan/unduh/", factors.RecoveryCodesFile.as_view(), name="mfa_download_recovery_codes"),
    path("akun/keamanan/kunci/", factors.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("akun/keamanan/kunci/tambah/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("akun/keamanan/kunci/<int:pk>/lepas/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
]
