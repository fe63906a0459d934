"""What a paper goes through, and the reasons for which it is sent back (domain 7.4, 7.7). Pure Python."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Lifecycle, Move


class State(StrEnum):
    READABLE = "READABLE"
    """Decoded and rebuilt; nobody has judged it yet."""
    ACCEPTED = "ACCEPTED"
    FLAGGED = "FLAGGED"
    REPLACED = "REPLACED"
    """A newer paper lies in its place; a verdict stays with it."""
    REMOVED = "REMOVED"


LIVE = (State.READABLE, State.ACCEPTED, State.FLAGGED)

PAPER = Lifecycle(
    "document",
    (
        Move("accept", LIVE, State.ACCEPTED, label=_("Terima")),
        Move("flag", LIVE, State.FLAGGED, label=_("Minta ganti")),
        Move("replace", LIVE, State.REPLACED, label=_("Ganti")),
        # What an officer has accepted is part of the case; it can be replaced, not made to vanish.
        Move("remove", (State.READABLE, State.FLAGGED), State.REMOVED, label=_("Hapus")),
    ),
)


class Reason(StrEnum):
    """Why an officer does not accept a paper."""

    DOC_BLUR = "DOC_BLUR"
    DOC_CROPPED = "DOC_CROPPED"
    DOC_WRONG_TYPE = "DOC_WRONG_TYPE"
    DOC_EXPIRED = "DOC_EXPIRED"
    DOC_MISSING = "DOC_MISSING"
    NAME_MISMATCH = "NAME_MISMATCH"
    BIRTH_MISMATCH = "BIRTH_MISMATCH"
    NIK_DUKCAPIL_MISMATCH = "NIK_DUKCAPIL_MISMATCH"
    PARENT_CONSENT_MISSING = "PARENT_CONSENT_MISSING"
    GUARDIAN_PROOF_MISSING = "GUARDIAN_PROOF_MISSING"
    GUARANTOR_MISMATCH = "GUARANTOR_MISMATCH"
    TICKET_MISSING = "TICKET_MISSING"
    PHOTO_INVALID = "PHOTO_INVALID"
    WRONG_CASE_TYPE = "WRONG_CASE_TYPE"
    ADDRESS_UNCLEAR = "ADDRESS_UNCLEAR"


REASON_SENTENCES: dict[str, Promise] = {
    Reason.DOC_BLUR: _("Tulisan tidak terbaca karena gambar buram. Foto ulang di tempat terang, pegang ponsel diam."),
    Reason.DOC_CROPPED: _("Sebagian berkas terpotong. Foto ulang sampai keempat sudutnya terlihat."),
    Reason.DOC_WRONG_TYPE: _("Ini bukan berkas yang diminta. Unggah berkas yang sesuai."),
    Reason.DOC_EXPIRED: _("Masa berlaku berkas ini sudah habis. Unggah yang masih berlaku."),
    Reason.DOC_MISSING: _("Ada halaman yang belum terkirim. Unggah semua halamannya."),
    Reason.NAME_MISMATCH: _("Nama di berkas ini berbeda dengan isian Anda. Perbaiki isian atau unggah bukti."),
    Reason.BIRTH_MISMATCH: _("Tempat atau tanggal lahir di berkas ini berbeda dengan isian Anda. Periksa keduanya."),
    Reason.NIK_DUKCAPIL_MISMATCH: _("NIK di berkas ini berbeda dengan data Dukcapil. Perbarui data di Dukcapil dulu."),
    Reason.PARENT_CONSENT_MISSING: _("Persetujuan orang tua belum ada. Unggah surat yang ditandatangani orang tua."),
    Reason.GUARDIAN_PROOF_MISSING: _("Bukti perwalian belum ada. Unggah penetapan wali."),
    Reason.GUARANTOR_MISMATCH: _("Data penjamin berbeda dengan isian Anda. Periksa nama dan alamat penjamin."),
    Reason.TICKET_MISSING: _("Tiket perjalanan belum ada. Unggah tiketnya."),
    Reason.PHOTO_INVALID: _("Pasfoto belum memenuhi syarat. Pakai latar polos, wajah menghadap kamera."),
    Reason.WRONG_CASE_TYPE: _("Berkas ini menunjukkan jenis permohonan lain. Petugas akan menghubungi Anda."),
    Reason.ADDRESS_UNCLEAR: _("Alamat di berkas ini tidak jelas. Unggah berkas dengan alamat lengkap."),
}

KIND_NAMES: dict[str, Promise] = {
    "KTP": _("KTP"),
    "KK": _("Kartu Keluarga"),
    "AKTA": _("akta kelahiran"),
    "PASSPORT": _("paspor"),
}
"""What a paper seems to be, by its own words."""

ADVICE_SENTENCES: dict[str, Promise] = {
    "TOO_SMALL": _("Gambar ini kecil. Foto lebih dekat supaya huruf kecil terbaca."),
    "TOO_DARK": _("Gambar ini gelap. Foto ulang di tempat terang bila bisa."),
    "BLURRED": _("Gambar ini mungkin buram. Bila tulisannya sulit dibaca, foto ulang."),
}
