"""Why an application was rejected, in a sentence for the person. Codes: domain 7.7."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "DUPLICATE_APPLICATION": _("Sudah ada permohonan lain atas nama Anda untuk layanan ini."),
    "INCOMPLETE_TIMEOUT": _("Berkas yang diminta tidak dilengkapi sampai batas waktunya."),
    "UNPROCEDURAL_WORK_INDICATION": _("Ada tanda bahwa perjalanan ini untuk bekerja tanpa prosedur resmi."),
    "FALSE_STATEMENT": _("Ada keterangan yang tidak sesuai dengan kenyataan."),
    "IDENTITY_DOUBT": _("Identitas Anda belum dapat dipastikan dari berkas dan wawancara."),
    "STAY_LIMIT_REACHED": _("Batas perpanjangan izin tinggal sudah tercapai."),
    "NOT_PROVEN": _("Berkas dan keterangan belum membuktikan yang Anda minta."),
    "NOT_GRANTED": _("Direktorat Jenderal Imigrasi tidak menyetujui permohonan ini. Alasannya ada di surat Anda."),
    "GUARANTOR_FAILED": _("Penjamin tidak memenuhi syarat atau tidak mengonfirmasi."),
}


def in_words(code: str) -> str:
    """Reasons that may not be written down (a travel ban) and unknown ones: ask the office."""
    return str(SENTENCES.get(code) or _("Hubungi kantor untuk penjelasan alasannya."))
