"""What to do now, in words, for every row of `STANDS`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.casework import queries as casework
from rantau.foundation.money import rupiah
from rantau.portal.presenters.stages import visit_words
from rantau.portal.queries import Facts
from rantau.ui.formats import day, wib

WITH_A_PLACE = ("AWAITING_PAYMENT", "CONFIRMED")


@dataclass(frozen=True, slots=True)
class Words:
    """`page` is the address under the application where it is done, `label` its button; both "" when nothing is."""

    title: str
    text: str
    page: str = ""
    label: str = ""


def words(facts: Facts) -> dict[str, Words]:
    return {
        **_before(facts),
        **_coming(facts),
        **_at_the_office(),
        **_again(facts),
        **_elsewhere(facts),
        **_after(facts),
    }


def _before(facts: Facts) -> dict[str, Words]:
    due = day(facts.correct_until) if facts.correct_until else ""
    kept = _("Jadwal Anda tetap tersimpan.") if facts.phase in WITH_A_PLACE else ""
    ask = _("Petugas meminta Anda memperbaiki sebagian isian atau berkas, paling lambat %(due)s.") % {"due": due}
    return {
        "DRAFT": Words(
            _("Lengkapi isian dan berkas"),
            _("Semua yang Anda isi tersimpan. Anda bisa berhenti dan melanjutkan kapan saja."),
            "isi/", _("Lanjutkan mengisi"),
        ),
        "CORRECT": Words(
            _("Perbaiki permohonan"), f"{ask} {kept}".strip(), "isi/", _("Lihat yang perlu diperbaiki"),
        ),
        "AWAITING_GUARANTOR": Words(
            _("Penjamin Anda perlu membenarkan"),
            _("Kami sudah mengirim tautan kepadanya. Begitu ia membenarkan, permohonan Anda terkirim."),
        ),
        "SUBMITTED": Words(_("Pilih jadwal datang"), _paying(facts), "jadwal/", _("Pilih jadwal")),
        "PRE_CHECK": Words(
            _("Berkas Anda sedang diperiksa"),
            _("Petugas memeriksa berkas awal, biasanya dalam satu hari kerja. Kami mengabari Anda begitu lengkap."),
        ),
        "TO_PAY": Words(
            _("Bayar biaya layanan"), _("Lihat rinciannya, lalu buat tagihan. Setelah dibayar, kantor melanjutkan."),
            "tagihan/", _("Lihat biaya dan bayar"),
        ),
    }  # fmt: skip


def _coming(facts: Facts) -> dict[str, Words]:
    pay = _("Bayar %(amount)s") % {"amount": rupiah(facts.amount)} if facts.amount else _("Bayar")
    late = _("Bila lewat, data Anda tetap aman dan Anda memilih jam lagi.")
    late = late if facts.place else _("Bila lewat, data Anda tetap aman dan Anda meminta tagihan baru.")
    there = {"place": wib(facts.place) if facts.place else "", "point": facts.point or _("kantor")}
    come = _("Datang %(place)s di %(point)s. Bawa berkas asli dan tanda masuk.") % there
    return {
        "AWAITING_PAYMENT": Words(pay, late, "bayar/", _("Pilih cara bayar")),
        "CONFIRMED": Words(
            str(visit_words(facts.process).come), come, "tanda-masuk/" if facts.place else "", _("Buka tanda masuk")
        ),
    }


def _at_the_office() -> dict[str, Words]:
    told, nothing = _("Kami memberi tahu Anda begitu ada keputusan."), _("Anda tidak perlu melakukan apa pun.")
    wait = f"{told} {nothing}"
    agreed = _("Kantor sudah setuju dan meminta persetujuan Direktorat Jenderal Imigrasi.")
    return {
        "INTERVIEWING": Words(_("Anda sedang dilayani"), _("Jawab apa adanya dan tunjukkan berkas asli.")),
        "EXAMINE": Words(_("Permohonan Anda sedang diperiksa"), wait),
        "UNDER_EXAMINATION": Words(_("Permohonan Anda sedang diperiksa"), wait),
        "EXAMINING": Words(
            _("Anda sedang diperiksa (BAP)"), _("Ceritakan apa adanya. Baca berita acaranya sebelum membenarkan.")
        ),
        "ADJUDICATION": Words(_("Menunggu persetujuan pusat"), f"{agreed} {wait}"),
        "FIELD_CHECK": Words(_("Permohonan Anda diperiksa lebih lanjut"), wait),
        "TO_DECIDE": Words(_("Permohonan Anda menunggu keputusan"), wait),
    }


def _again(facts: Facts) -> dict[str, Words]:
    """The examination before the decision, and what the applicant does after it."""
    there = {"place": wib(facts.place) if facts.place else "", "point": facts.point or _("kantor")}
    come = _("Datang %(place)s di %(point)s. Bawa berkas asli dan tanda masuk.") % there
    first = _("Paling cepat %(day)s.") % {"day": day(facts.earliest)} if facts.earliest else ""
    approved = _("Permohonan Anda disetujui. Datang sekali lagi untuk foto dan sidik jari.")
    pick, open_pass = _("Pilih jadwal"), _("Buka tanda masuk")
    return {
        "BAP_PLACE": Words(
            _("Pilih jadwal pemeriksaan (BAP)"),
            _("Berkas Anda lengkap. Petugas mencatat keterangan Anda, lalu kepala kantor memutus. Sekarang Anda tidak membayar."),
            "jadwal/", pick,
        ),
        "BAP_BOOKED": Words(str(visit_words(facts.process, "BAP").come), come, "tanda-masuk/", open_pass),
        "PHOTO_PLACE": Words(
            _("Disetujui: pilih jadwal foto"),
            f"{approved} {first}".strip(), "jadwal/", pick,
        ),
        "PHOTO_BOOKED": Words(str(visit_words(facts.process).come), come, "tanda-masuk/", open_pass),
        "UNPRICED": Words(
            _("Kantor sedang menetapkan biayanya"),
            _("Permohonan disetujui. Anda belum perlu membayar. Lihat lagi besok, atau tanyakan ke kantor."),
        ),
        "PHOTO_PAY": Words(
            _("Bayar biaya layanan"), _("Lihat rinciannya, lalu buat tagihan. Setelah dibayar, paspor dicetak."),
            "tagihan/", _("Lihat biaya dan bayar"),
        ),
    }  # fmt: skip


def _elsewhere(facts: Facts) -> dict[str, Words]:
    there = {"name": facts.elsewhere or _("situs instansi lain")}
    news = _("Catat kabarnya")
    return {
        "HAND_OFF": Words(
            _("Lanjutkan di %(name)s") % there,
            _("Berkas Anda lengkap. Ajukan di situs itu, lalu catat nomornya di sini agar kami dapat mengikutinya."),
            "lanjutan/", _("Lihat caranya"),
        ),
        "HANDED_OFF": Words(
            _("Menunggu keputusan di %(name)s") % there,
            _("Bila ada kabar, catat di sini. Kami juga mencatat yang kami dengar."), "lanjutan/", news,
        ),
        "PAY_THERE": Words(
            _("Bayar di %(name)s") % there, _("Biayanya dibayar di situs itu, bukan di kantor ini."), "lanjutan/", news,
        ),
        "GRANTED_THERE": Words(
            _("Permohonan Anda disetujui"), _("Keputusannya ada di %(name)s. Simpan nomor dan suratnya baik-baik.") % there,
        ),
        "REFUSED_THERE": Words(
            _("Permohonan ditolak di %(name)s") % there,
            _("Alasannya ada di situs itu. Kantor dapat membantu Anda membaca dan menyiapkan pengajuan baru."),
        ),
    }  # fmt: skip


def _after(facts: Facts) -> dict[str, Words]:
    until = day(facts.collect_until) if facts.collect_until else ""
    reason = str(casework.REASON_SENTENCES.get(facts.reason, "")) or _("Silakan hubungi kantor untuk penjelasan.")
    no_refund = _("Biaya tidak kembali.") if "PAY" in facts.process else ""
    again = _("Anda boleh mengajukan lagi.")
    return {
        "APPROVED": Words(
            _("Dokumen Anda sedang dicetak"), _("Permohonan disetujui. Kami memberi tahu Anda begitu siap diambil."),
        ),
        "PREPARED": Words(
            _("Dokumen Anda sedang disiapkan"), _("Permohonan disetujui. Kami memberi tahu Anda begitu siap diambil."),
        ),
        "CHECKING": Words(
            _("Dokumen Anda sedang diperiksa mutunya"), _("Sudah dicetak. Kami memberi tahu Anda begitu siap diambil."),
        ),
        "READY": Words(
            _("Ambil dokumen Anda"),
            _("Siap di kantor sampai %(until)s. Bawa KTP asli dan kode pengambilan.") % {"until": until},
            "pengambilan/", _("Lihat kode pengambilan"),
        ),
        "COMPLETED": Words(_("Dokumen sudah Anda terima"), _("Periksa isinya dan simpan baik-baik. Terima kasih.")),
        "LETTER": Words(
            _("Unduh surat keputusan Anda"),
            _("Permohonan disetujui. Siapa pun dapat memeriksa keaslian suratnya dengan kode QR di dalamnya."),
            "surat/", _("Unduh surat"),
        ),
        "REJECTED": Words(_("Permohonan ditolak"), " ".join(part for part in (reason, no_refund, again) if part)),
        "SUSPENDED": Words(
            _("Permohonan baru ditangguhkan"), " ".join((
                reason, _("Anda bisa mengajukan lagi mulai %(day)s.") % {"day": day(facts.suspended_until) if facts.suspended_until else ""},
                _("Bila keberatan, tulis kepada kepala kantor atau lapor lewat lapor.go.id."),
            )),
        ),
        "WITHDRAWN": Words(_("Permohonan dibatalkan"), _("Anda boleh mengajukan lagi kapan saja.")),
        "EXPIRED": Words(
            _("Draf sudah kedaluwarsa"), _("Draf itu lama tidak dilanjutkan, jadi kami tutup. Anda boleh mulai lagi."),
        ),
    }  # fmt: skip


def _paying(facts: Facts) -> str:
    """What choosing a place costs."""
    if facts.paid:
        return _("Biaya Anda sudah dibayar dan tetap tersimpan. Anda tidak membayar lagi.")
    if facts.pays_for_place:
        return _("Permohonan Anda sudah kami terima. Setelah memilih jam, Anda membayar.")
    return _("Permohonan Anda sudah kami terima. Pilih hari dan jam kedatangan Anda.")
