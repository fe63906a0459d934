"""Words for channels, states and items."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from rantau.payments.gateways.base import Channel

Words = str | Promise
CHANNELS: dict[str, tuple[Words, Words]] = {
    Channel.BILLING_CODE: (
        gettext_lazy("Kode billing (bank, kantor pos, ATM, m-banking)"),
        gettext_lazy("Langsung ke Kas Negara. Bisa tunai di teller."),
    ),
    Channel.VA: (gettext_lazy("Virtual account bank"), gettext_lazy("Bayar dari m-banking atau ATM.")),
    Channel.QRIS: (gettext_lazy("QRIS"), gettext_lazy("Pindai dengan aplikasi bank atau dompet digital.")),
    Channel.EWALLET: (
        gettext_lazy("Dompet digital"),
        gettext_lazy("Bayar dari aplikasi dompet digital di ponsel Anda."),
    ),
    Channel.CARD: (
        gettext_lazy("Kartu debit atau kredit"),
        gettext_lazy("Di halaman penyedia pembayaran. Nomor kartu tidak pernah melewati situs ini."),
    ),
}
STEPS: dict[str, tuple[Words, ...]] = {
    Channel.BILLING_CODE: (
        gettext_lazy("Buka m-banking atau ATM, atau datang ke teller bank atau kantor pos."),
        gettext_lazy("Pilih menu Penerimaan Negara, MPN, atau PNBP."),
        gettext_lazy("Masukkan kode billing. Periksa nama dan jumlahnya, lalu bayar."),
    ),
    Channel.VA: (
        gettext_lazy("Buka m-banking atau ATM, lalu pilih transfer ke virtual account."),
        gettext_lazy("Masukkan nomor di atas. Periksa jumlahnya, lalu bayar."),
    ),
    Channel.QRIS: (
        gettext_lazy("Buka aplikasi bank atau dompet digital, lalu pilih bayar dengan QRIS."),
        gettext_lazy("Pindai kode QR. Memakai satu ponsel: simpan gambarnya, lalu pilih dari galeri."),
        gettext_lazy("Periksa jumlahnya, lalu bayar."),
    ),
    Channel.EWALLET: (
        gettext_lazy("Buka aplikasi dompet digital dengan tautan, atau pindai kode QR."),
        gettext_lazy("Periksa jumlahnya, lalu bayar."),
    ),
    Channel.CARD: (
        gettext_lazy("Buka halaman kartu dengan tautan."),
        gettext_lazy("Isi data kartu di sana. Bank Anda dapat meminta kode."),
    ),
}
SHORT: dict[str, Words] = {
    Channel.BILLING_CODE: gettext_lazy("kode billing"),
    Channel.VA: gettext_lazy("virtual account"),
    Channel.QRIS: gettext_lazy("QRIS"),
    Channel.EWALLET: gettext_lazy("dompet digital"),
    Channel.CARD: gettext_lazy("kartu"),
}
# What stands over the number, the code or the link.
KICKERS: dict[str, Words] = {
    Channel.BILLING_CODE: gettext_lazy("Kode billing"),
    Channel.VA: gettext_lazy("Nomor virtual account"),
    Channel.QRIS: gettext_lazy("Kode QR"),
    Channel.EWALLET: gettext_lazy("Dompet digital"),
    Channel.CARD: gettext_lazy("Kartu"),
}
VIA: dict[str, Words] = {"TREASURER": gettext_lazy("Dicatat bendahara")}
REASONS: dict[str, Words] = {
    "DUPLICATE": gettext_lazy("Dibayar dua kali"),
    "UNDERPAID": gettext_lazy("Kurang bayar"),
    "OVERPAID": gettext_lazy("Lebih bayar"),
    "ORPHAN": gettext_lazy("Pesanan tidak dikenal"),
    "REVERSED": gettext_lazy("Uang ditarik kembali"),
    "EXCESS": gettext_lazy("Sisa lebih bayar"),
}
ANSWERS: dict[str, Words] = {
    "ALLOCATED": gettext_lazy("Dipakai melunasi tagihan"),
    "TO_RETURN": gettext_lazy("Dikembalikan lewat prosedur"),
    "NOT_MONEY": gettext_lazy("Tidak ada uang yang diterima"),
}


def channel_name(code: str) -> str:
    return str(CHANNELS[code][0] if code in CHANNELS else VIA.get(code, code))
