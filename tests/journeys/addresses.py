"""Every address to look at, by who opens it. A name in braces is a life, or a trace of one; see `around`."""

from rantau.demo import answers, groups
from tests.journeys.around import SAID, SEEN

TOPICS = (
    "anak", "bayar", "berkas", "data-saya", "hilang-atau-rusak", "jadwal", "mulai", "nama-dan-nik", "orang-asing",
    "pengambilan", "prioritas", "wawancara",
)  # fmt: skip
PUBLIC = (
    "/", "/layanan/", "/layanan/paspor-baru/", "/layanan/paspor-baru/cocok/", "/cek-status/", "/bantuan/", "/kantor/",
    "/undangan/", "/undangan/?kode=UND-7KQ4-M2XW", "/undangan/{invitation}/",
    *(f"/bantuan/{topic}/" for topic in TOPICS),
    "/periksa-dokumen/", "/periksa-dokumen/{paper}/", "/periksa-dokumen/tanda-tangan/", "/daftar/privasi/", "/bahasa/",
    "/lupa-sandi/", "/keluar/", "/papan/SIMPANG-EMPAT/", "/papan/UJUNG-GADING/",
    "/simulasi/", "/simulasi/?to=tidak-ada", "/simulasi/orang/", "/simulasi/komponen/", "/simulasi/komponen/?kesalahan",
    *(f"/simulasi/komponen/{name}/" for name in ("home", "page", "question", "confirm", "desk", "board", "print")),
    "/simulasi/komponen/question/?kesalahan",
)  # fmt: skip
APPLICANTS = {
    "newcomer-en": ("/permohonan/", "/permohonan/baru/paspor-baru/", "/kotak-masuk/", "/akun/privasi/", "/keluar/"),
    "draft": (
        "/permohonan/", "/permohonan/{draft}/isi/", "/permohonan/{draft}/periksa/", "/permohonan/{draft}/batal/",
    ),
    "sent": ("/permohonan/{sent}/jadwal/?mulai=2090-01-02", "/permohonan/{sent}/jadwal/nasional/"),
    "sent back": (
        "/permohonan/{sent back}/isi/", "/permohonan/{sent back}/isi/identity/", "/permohonan/{sent back}/berkas/",
        "/permohonan/{sent back}/periksa/",
    ),
    "lost the place": ("/permohonan/{lost the place}/bayar/",),
    "to pay": (
        "/permohonan/{to pay}/bayar/", "/permohonan/{to pay}/bayar/{qris}/", "/permohonan/{to pay}/jadwal/",
        "/permohonan/{to pay}/batal/",
    ),
    "pays twice": ("/permohonan/{pays twice}/bayar/", "/permohonan/{pays twice}/bayar/{order}/"),
    "paid and verified": (
        "/permohonan/{paid and verified}/tanda-masuk/", "/permohonan/{paid and verified}/jadwal/",
        "/permohonan/{paid and verified}/bayar/",
    ),
    "checked": ("/permohonan/{checked}/pengambilan/",),
    "collected": (
        "/permohonan/{collected}/kuitansi/", "/permohonan/{collected}/pengambilan/", "/kotak-masuk/", "/akun/",
        "/akun/profil/", "/akun/profil/?diganti", "/akun/profil/ubah/", "/akun/keamanan/", "/akun/keamanan/kata-sandi/",
        "/akun/perangkat/", "/akun/privasi/", "/akun/pemberitahuan/",
    ),
}  # fmt: skip
OFFICERS = {
    "front_desk": (
        "/petugas/", "/petugas/loket/", "/petugas/loket/{ticket}/", "/petugas/antrean/", "/akun/", "/petugas/kolektif/",
        "/petugas/kolektif/baru/", "/petugas/kolektif/{list}/", "/petugas/kolektif/{list}/kartu/",
    ),
    "verifier": ("/petugas/", "/petugas/?q=RTU", "/petugas/?q=zzz", "/petugas/permohonan/{sent}/"),
    "interviewer": ("/petugas/", "/petugas/antrean/", "/petugas/antrean/?titik=UJUNG-GADING", "/petugas/kalender/"),
    "examiner": (
        "/petugas/", "/petugas/permohonan/{lost, to examine}/", "/petugas/permohonan/{lost, to examine}/bap/",
        "/petugas/permohonan/{lost, to examine}/bap/cetak/",
    ),
    "section_head": (
        "/petugas/", "/petugas/kalender/?titik=UJUNG-GADING", "/petugas/kalender/SIMPANG-EMPAT/{day}/",
        "/petugas/kalender/sesi/{session}/", "/petugas/cetak/{on the shelf}/",
        "/petugas/permohonan/{lost, to decide}/putusan/", "/petugas/permohonan/{lost, to decide}/bap/cetak/",
    ),
    "head": (
        "/petugas/", "/petugas/permohonan/{heard}/", "/petugas/permohonan/{refused}/", "/petugas/cetak/",
        "/petugas/cetak/{to print}/", "/petugas/cetak/{to print}/ejaan/",
    ),
    "printer": ("/petugas/", "/petugas/cetak/", "/petugas/cetak/{to print}/", "/petugas/cetak/{collected}/"),
    "qc": ("/petugas/cetak/", "/petugas/cetak/{printed}/"),
    "handover": ("/petugas/cetak/", "/petugas/cetak/{checked}/", "/petugas/serah/", "/petugas/serah/{on the shelf}/"),
    "treasurer": ("/petugas/kasir/", "/petugas/kasir/{review}/"),
    "auditor": ("/petugas/jejak/", "/petugas/jejak/?application={collected}", "/petugas/peringatan/"),
    "office_admin": ("/petugas/peringatan/", "/petugas/kalender/", "/petugas/kolektif/{list}/"),
}  # fmt: skip
ON_PAPER = {
    "": ("/layanan/paspor-baru/", "/bantuan/berkas/"),
    "paid and verified": ("/permohonan/{paid and verified}/tanda-masuk/",),
    "collected": ("/permohonan/{collected}/kuitansi/",),
    "front_desk": ("/petugas/loket/{ticket}/", "/petugas/kolektif/{list}/kartu/"),
    "examiner": ("/petugas/permohonan/{lost, to examine}/bap/cetak/",),
}
# What people of the demo wrote in their own language.
TYPED = (
    "Nomor KK tidak terbaca. Mohon foto ulang di tempat terang.",
    "Seperti pada permohonan",
    SAID,
    SEEN,
    groups.TITLE,
    *answers.LOSSES,
    *answers.minutes()["statement"].splitlines(),
    answers.minutes()["circumstances"],
)
# Who sends what will not do, by address: None leaves a field as it is.
ERRORS: dict[str, dict[str, dict[str, str | None]]] = {
    "": {
        "/masuk/": {"address": "entah siapa", "password": None},
        "/daftar/": {"address": "sari@contoh"},
        "/lupa-sandi/": {"address": "0812"},
        "/cek-status/": {"reference": "RTU", "born": "31-02-1990"},
        "/periksa-dokumen/": {"code": None},
        "/undangan/": {"code": ""},
    },
    "newcomer-en": {
        "/akun/profil/ubah/": {"address": "bukan alamat"},
        "/akun/keamanan/kata-sandi/": {"current": "salah", "password": "12345678"},
    },
    "draft": {
        "/permohonan/{draft}/isi/identity/": {"kk": "12", "birth_place": ""},
        "/permohonan/{draft}/isi/family/": {"mother_name": "", "father_name": ""},
        "/permohonan/{draft}/isi/contact/": {"phone": "12", "emergency_name": "", "emergency_phone": "abc"},
        "/permohonan/{draft}/isi/travel/": {"destination": "", "companions": ""},
        "/permohonan/{draft}/isi/declaration/": {"first_passport": None},
    },
    "sent": {
        "/permohonan/{sent}/jadwal/nasional/": {"number": "", "day": "1", "hour": None},
    },
    "to pay": {"/permohonan/{to pay}/bayar/": {"channel": None}},
    "front_desk": {"/petugas/loket/": {"code": "salah"}, "/petugas/kolektif/baru/": {"title": "", "leader_phone": "1"}},
    "verifier": {"/petugas/permohonan/{sent}/kembalikan/": {"note": ""}},
    "interviewer": {"/petugas/permohonan/{called}/wawancara/": {"told_purpose": ""}},
    "examiner": {"/petugas/permohonan/{lost, to examine}/bap/": {"statement": ""}},
    "head": {
        "/petugas/permohonan/{heard}/putusan/": {"outcome": "REJECT"},
        "/petugas/cetak/{to print}/ejaan/": {"became": "Maimunah"},
    },
    "section_head": {"/petugas/kalender/sesi/{session}/": {"reason": None}},
    "printer": {"/petugas/cetak/{to print}/": {"number": "1"}},
    "qc": {"/petugas/cetak/{printed}/": {"result": None}},
    "handover": {
        "/petugas/cetak/{checked}/": {"shelf": ""},
        "/petugas/serah/": {"reference": "RTU"},
        "/petugas/serah/{on the shelf}/": {"code": "1", "paper_number": ""},
    },
    "treasurer": {
        "/petugas/kasir/": {"number": "1", "ntpn": "1", "note": ""},
        "/petugas/kasir/{review}/": {"answer": None, "note": ""},
    },
    "auditor": {"/petugas/jejak/": {"day": "kemarin"}},
}
REFUSED = (
    ("", "/tidak-ada/", 404), ("", "/undangan/UND-0000-0000/", 404), ("head", "/petugas/kasir/", 403),
    ("newcomer-en", "/permohonan/{sent}/", 404),
)  # fmt: skip
