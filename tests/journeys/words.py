"""What stands on buttons and pages, by its Indonesian words. The English is written here, not read from the catalogue."""

ENGLISH = {
    "Kesalahan": "Error",
    # The applicant
    "Bayar di bank simulasi": "Pay at the simulated bank",
    "Datang untuk wawancara": "Come for your interview",
    "Kirim": "Send",
    "Minggu berikutnya": "Next week",
    "Mulai mengisi": "Start filling in",
    "Mulai permohonan": "Start application",
    "Perbaiki permohonan": "Correct your application",
    "Pilih jadwal datang": "Choose your appointment time",
    "disimpan sampai": "is kept until",
    "kode ini kepada petugas": "Tell the officer this code",
    "menunggu keputusan": "waiting for a decision",
    "sedang dicetak": "being printed",
    "siap": "ready",
    "sudah Anda terima": "You have received",
    # The office
    "Ambil dan kerjakan": "Take and start work",
    "Beri putusan": "Make a decision",
    "Berkas dinyatakan lengkap": "papers are marked as complete",
    "Berkas lengkap": "Papers complete",
    "Dicatat": "Recorded",
    "Dokumen diserahkan": "Document handed over",
    "Kartu Keluarga": "Family card",
    "Kembalikan ke pemohon": "Return to the applicant",
    "Mulai wawancara": "Start interview",
    "Nomor antrean": "Queue number",
    "Buat kuitansi": "Make receipt",
    "Unduh kuitansi": "Download receipt",
    "Panggil berikutnya": "Call next",
    "Putusan dicatat": "Decision recorded",
    "Wawancara selesai": "Interview is over",
}


def said(words: str, language: str) -> str:
    """`words` as they stand on pages in "id" or "en"."""
    return words if language == "id" else ENGLISH[words]
