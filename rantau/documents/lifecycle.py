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
    "TOO_SMALL": _("Tulisan di gambar ini kecil. Foto lebih dekat supaya huruf kecil terbaca."),
    "TOO_DARK": _("Gambar ini gelap. Foto ulang di tempat yang lebih terang."),
    "BLURRED": _("Gambar ini tampaknya buram. Foto ulang: pegang ponsel dengan dua tangan sampai gambarnya tajam."),
    "GLARE": _("Ada pantulan cahaya di atas tulisan. Matikan lampu kilat atau geser berkasnya, lalu foto ulang."),
    "CUT": _("Tepi berkas tampaknya terpotong. Foto ulang sampai keempat sudutnya terlihat."),
    "SIDEWAYS": _("Gambar ini tampaknya rebah ke samping. Putar sampai tegak, lalu kirim lagi."),
    "UPSIDE_DOWN": _("Gambar ini tampaknya terbalik. Putar sampai tegak, lalu kirim lagi."),
    "WRONG_SIDE": _("Ini tampaknya sisi belakang kartu. Foto sisi depan, yang ada gambar wajahnya."),
    "PHOTO_SMALL": _("Pasfoto ini kecil. Kirim foto aslinya, paling kecil 400 x 600 titik."),
    "NO_FACE": _("Wajah tidak terlihat jelas. Foto dari depan, di tempat terang, tanpa masker."),
    "MANY_FACES": _("Ada lebih dari satu wajah di foto ini. Foto satu orang saja."),
    "FACE_SMALL": _("Wajah di foto ini kecil. Foto lebih dekat, dari dada sampai kepala."),
    "FACE_LARGE": _("Wajah di foto ini terlalu dekat. Mundur sedikit sampai bahu terlihat."),
    "EYES_HIDDEN": _("Mata tidak terlihat jelas. Lepas kacamata hitam, dan singkirkan rambut dari mata."),
    "GROUND": _("Latar foto ini tampaknya tidak polos atau gelap. Foto ulang di depan dinding polos yang terang."),
    "WHITE_CLOTHES": _("Baju di foto ini tampaknya putih. Pakai baju berwarna supaya tidak menyatu dengan latar."),
}
"""What a machine thought it saw. It is often wrong, so each says `tampaknya` where it may be, and none stops anybody."""

ADVICE_WORDS: dict[str, Promise] = {
    "TOO_SMALL": _("kecil"),
    "TOO_DARK": _("gelap"),
    "BLURRED": _("buram"),
    "GLARE": _("pantulan cahaya"),
    "CUT": _("terpotong"),
    "SIDEWAYS": _("rebah"),
    "UPSIDE_DOWN": _("terbalik"),
    "WRONG_SIDE": _("sisi belakang"),
    "PHOTO_SMALL": _("foto kecil"),
    "NO_FACE": _("wajah tidak ditemukan"),
    "MANY_FACES": _("lebih dari satu wajah"),
    "FACE_SMALL": _("wajah kecil"),
    "FACE_LARGE": _("wajah terlalu dekat"),
    "EYES_HIDDEN": _("mata tidak terlihat"),
    "GROUND": _("latar tidak polos atau gelap"),
    "WHITE_CLOTHES": _("baju putih"),
}
"""The same for officers, who are not told to take the photo again."""
