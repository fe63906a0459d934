"""Why a file is not taken: what is wrong with it, and what to do now."""

from django.utils.translation import gettext_lazy as _

from rantau.documents.engines.base import Problem
from rantau.foundation.refusals import Refusal


class Unfit(Refusal):
    """Base of the refusals of a file; they belong beside the file field."""

    field = "file"


class Empty(Unfit):
    code = "empty"
    message = _("Berkas ini kosong. Pilih berkas lain.")


class TooLarge(Unfit):
    code = "too_large"
    message = _("Berkas ini lebih dari %(limit)s MB. Foto ulang dengan ukuran lebih kecil, atau kirim sebagai JPG.")


class WrongType(Unfit):
    code = "wrong_type"
    message = _("Jenis berkas ini tidak bisa dipakai. Kirim foto (JPG, PNG, WEBP, HEIC) atau PDF.")


class OfficeFile(WrongType):
    code = "office_file"
    message = _("Ini berkas Word, Excel atau ZIP. Simpan sebagai PDF, atau foto kertasnya, lalu unggah lagi.")


class Video(WrongType):
    code = "video"
    message = _("Ini video. Ambil foto dari kertasnya, lalu unggah foto itu.")


class MovingPicture(WrongType):
    code = "moving_picture"
    message = _("Gambar ini bergerak. Unggah foto biasa.")


class Broken(Unfit):
    code = "broken"
    message = _("Berkas ini rusak dan tidak bisa dibuka. Foto ulang, atau simpan ulang sebagai PDF.")


class Truncated(Broken):
    code = "truncated"
    message = _("Berkas ini terpotong, mungkin karena sambungan putus. Unggah sekali lagi.")


class TooComplex(Broken):
    code = "too_complex"
    message = _("Berkas ini tidak bisa kami buka dengan aman. Foto kertasnya, lalu unggah foto itu.")


class Encrypted(Unfit):
    code = "encrypted"
    message = _("PDF ini dikunci dengan kata sandi. Buka, cetak ke PDF tanpa kata sandi, lalu unggah hasilnya.")


class TooManyPages(Unfit):
    code = "too_many_pages"
    message = _("PDF ini lebih dari %(limit)s halaman. Kirim hanya halaman yang diminta.")


class NoPage(Unfit):
    code = "no_page"
    message = _("Satu halaman harus tersisa. Untuk menghapus berkasnya, pakai tombol Hapus di halaman berkas.")


class TooManyPixels(Unfit):
    code = "too_many_pixels"
    message = _("Ukuran gambar ini terlalu besar. Foto ulang dengan setelan kamera biasa.")


class Infected(Unfit):
    code = "infected"
    message = _("Berkas ini terdeteksi berbahaya. Jangan dibuka. Foto kertasnya dengan ponsel, lalu unggah foto itu.")


class TooMuchToday(Unfit):
    code = "too_much_today"
    message = _("Anda sudah mengunggah banyak berkas hari ini. Lanjutkan besok, atau hubungi kantor.")


class NotStored(Unfit):
    """The storage said no: full, or out of reach. Nothing was kept."""

    code = "not_stored"
    message = _("Berkas belum tersimpan karena gangguan pada penyimpanan kami. Coba lagi beberapa saat lagi.")


class TryAgainSoon(Unfit):
    """A part of ours is busy or silent; the file may be fine."""

    code = "try_again_soon"
    message = _("Berkas belum bisa diperiksa sekarang. Coba lagi beberapa menit lagi.")


UNFIT: dict[Problem, type[Unfit]] = {
    Problem.EMPTY: Empty,
    Problem.WRONG_TYPE: WrongType,
    Problem.OFFICE_FILE: OfficeFile,
    Problem.VIDEO: Video,
    Problem.MOVING: MovingPicture,
    Problem.TRUNCATED: Truncated,
    Problem.BROKEN: Broken,
    Problem.ENCRYPTED: Encrypted,
    Problem.TOO_LARGE: TooLarge,
    Problem.TOO_MANY_PAGES: TooManyPages,
    Problem.TOO_MANY_PIXELS: TooManyPixels,
    Problem.TOO_COMPLEX: TooComplex,
}
