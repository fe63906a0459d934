"""What the right person would send to an address: the wrong one sends the very same, and gets nothing by it."""

from collections.abc import Mapping

from rantau.casework.models import Case

# Every form of ours carries it; the test client does not ask for a true one.
TOKEN = {"csrfmiddlewaretoken": "x"}
# Files in pieces are sent by a program: no form, but headers.
PIECES, BODY = "/unggah/", "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0", "Upload-Length": "9", "Upload-Offset": "0"}
CASE = "/petugas/permohonan/"
SETTINGS = "/petugas/pengaturan/"


def forms(things: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """By address as the table writes it. Where nothing stands here, the token is sent alone."""

    def seen(thing: str) -> dict[str, str]:
        return {"version": str(Case.objects.get(reference=things[thing]).version)}

    coming = {"effective_from": "02-02-2026", "reason": "Peraturan baru", "checked": "yes"}
    checked = {"note": "Diperiksa di SIMPONI", "ntpn": "0A1B2C3D4E5F6G7H"}
    member = {
        "relation": "CHILD", "full_name": "Aisyah Rangkayo", "sex": "F", "birth_date": "12-08-2018", "citizenship": "IDN",
    }  # fmt: skip
    return {
        "/akun/keluarga/tambah/": {**member, "full_name": "Bayu Rangkayo"},
        "/akun/keluarga/{member}/": member,
        "/permohonan/baru/{service}/": {"person": things["self"]},
        "/bahasa/": {"bahasa": "en"},
        "/akun/pemberitahuan/": {"news_go_out": "tidak"},
        "/permohonan/{draft}/isi/product/": {"product": "E5"},
        "/permohonan/{draft}/berkas/{draft-paper}/simpan/": {"checked": "ya"},
        "/permohonan/{draft}/berkas/{draft-paper}/halaman/": {"act": "turn:1"},
        "/permohonan/{unplaced}/jadwal/": {"slot": things["slot"]},
        "/permohonan/{unplaced}/jadwal/nasional/": {"number": "MP-1", "day": "14-01-2026", "hour": "09:00"},
        "/penjamin/{link}/": {"name": "Zulkifli", "nik": "1312031203700002", "willing": "on"},
        "/penjamin/{link}/tolak/": {"reason": "UNKNOWN"},
        "/undangan/": {"code": things["invitation"]},
        "/undangan/{invitation}/": {"person": things["self"]},
        "/permohonan/{abroad}/lanjutan/": {"status": "IN_PROCESS"},
        f"{CASE}{{abroad}}/instansi-lain/": {**seen("abroad"), "status": "IN_PROCESS"},
        f"{CASE}{{doubted}}/lapangan/": {
            **seen("doubted"),
            "outcome": "OK",
            "report": "Lapak ada, pemiliknya ditemui.",
        },
        "/petugas/buka-kunci/": {"reference": things["draft"]},
        f"{CASE}{{verifying}}/tujuan/": {"purpose": "SUPERVISION"},
        f"{CASE}{{verifying}}/lepas/": seen("verifying"),
        f"{CASE}{{verifying}}/berkas/{{paper}}/nilai/": {**seen("verifying"), "reason": "ACCEPT"},
        f"{CASE}{{verifying}}/kembalikan/": {**seen("verifying"), "sections": "address", "note": "Alamat belum jelas."},
        f"{CASE}{{judged}}/lengkap/": seen("judged"),
        f"{CASE}{{come}}/wawancara/mulai/": seen("come"),
        f"{CASE}{{bap-come}}/bap/mulai/": seen("bap-come"),
        f"{CASE}{{bap}}/bap/": {
            **seen("bap"),
            "statement": "Hilang di pasar.",
            "circumstances": "Laporan polisi asli dilihat.",
            "opinion": "BEYOND_CONTROL",
            "data_confirmed": "on",
        },
        f"{CASE}{{to-photo}}/foto/": {**seen("to-photo"), "data_confirmed": "on"},
        f"{CASE}{{referred}}/pusat/": {
            **seen("referred"),
            "number": "IMI.2-1",
            "dated_on": "12-01-2026",
            "granted": "ya",
        },
        f"{CASE}{{deciding}}/putusan/": {**seen("deciding"), "outcome": "APPROVE"},
        "/petugas/cetak/{to-print}/": {"number": "X7654321"},
        "/petugas/cetak/{to-print}/ejaan/": {"question": "mother_name", "became": "Rohanah", "reason": "PAPER"},
        "/petugas/cetak/{to-check}/": {"result": "PASSED"},
        "/petugas/serah/": {"reference": things["on-shelf"]},
        "/petugas/serah/{on-shelf}/": {"code": things["pickup-code"], "identity_checked": "on", "paper_number": "TT-1"},
        "/petugas/loket/": {"code": things["pass"]},
        "/petugas/antrean/loket/": {"counter": things["counter"]},
        "/petugas/kasir/": {**checked, "number": things["bill"]},
        "/petugas/kasir/{review}/": {**checked, "answer": "TO_RETURN"},
        f"{SETTINGS}biaya/{{service}}/EPASSPORT_5/": {**coming, "value": "700000"},
        f"{SETTINGS}teks/{{service}}/notice/": {**coming, "text_id": "Ada gangguan.", "text_en": "There is an outage."},
        f"{SETTINGS}tenggat/{{service}}/working_days/": {**coming, "value": "9"},
        f"{SETTINGS}kuota/{{point}}/regular/": {
            "places_per_day": "12",
            "counters": "1",
            "minutes_per_service": "15",
            "valid_from": "02-02-2026",
            "reason": "Cuti petugas",
            "checked": "yes",
        },
        f"{SETTINGS}libur/": {
            "on": "03-02-2026",
            "name": "Banjir",
            "kind": "OFFICE",
            "is_working": "tidak",
            "reason": "Banjir",
            "checked": "yes",
        },
        "/petugas/kolektif/baru/": {
            "title": "Nagari",
            "point": "SIMPANG-EMPAT",
            "day": "14-01-2026",
            "leader_name": "Zul",
            "leader_phone": "081311122233",
        },
        "/petugas/kolektif/{list}/tempat/": {"opens": "08.30", "closes": "14.00", "places": "30"},
        "/petugas/kolektif/{list}/": {"text": "Upik\t1312034507900812\t05-07-1990\t081234567890\tpaspor-baru"},
        "/petugas/kalender/sesi/{slot}/": {"reason": "STAFF", "was_open": "True"},
    }
