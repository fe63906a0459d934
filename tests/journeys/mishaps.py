"""Ways that people go when something is in the way: a wrong code, a lost password, a new device, a session that slept."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from rantau.accounts.tests.factories import PASSWORD, nik
from tests.journeys import people
from tests.journeys.around import Around

WRONG = "000000"


def signs_up_with_errors(around: Around, language: str) -> None:
    """Every step once wrong and once right."""
    address = f"gugup-{language}@contoh.id"
    clumsy = around.person("", language).go("/daftar/").fill(address=address, notice="on").send()
    clumsy.errs(code=WRONG).fill(code=people.code_for(around.stack, address)).send()
    clumsy.errs(full_name="123", password="123").fill(full_name="Gugup", citizenship="WNI", password=PASSWORD).send()
    clumsy.errs(nik="12", birth_date="31-02-1990")
    number = nik(3000 + len(language + address))
    clumsy.fill(nik=number[:6] + "99" + number[8:], birth_date="5 Juli 1990", sex="F").errs(nik=None)
    clumsy.fill(nik=number).send()
    clumsy.errs(region="")
    for region in ("13", "13.12", "13.12.03", "13.12.03.2003"):
        clumsy.fill(region=region).send()
    clumsy.errs(street="").fill(street="Jorong Pasaman Baru No. 7").send()


def forgets_the_password(around: Around, language: str) -> None:
    address = f"forgetful-{language}@contoh.id"
    forgetful = around.person("", language).go("/lupa-sandi/").fill(address=address).send()
    forgetful.errs(code=WRONG).fill(code=people.code_for(around.stack, address)).send()
    forgetful.errs(password="12345678").fill(password=f"{PASSWORD} baru").send()


def changes_the_address(around: Around, language: str) -> None:
    mover = around.person(f"newcomer-{language}", language).go("/akun/profil/ubah/")
    mover.fill(address=f"pindah-{language}@contoh.id").send().errs(old=WRONG, new=WRONG)
    old, new = (people.code_for(around.stack, f"{name}-{language}@contoh.id") for name in ("newcomer", "pindah"))
    mover.fill(old=old, new=new).send()
    assert mover.path == "/akun/profil/?diganti", mover.told()


def sleeps(around: Around, language: str) -> None:
    """Nothing done for two hours, a page sent all the same: one signs in again and gets back what was typed."""
    who = f"sleepy-{language}"
    sleepy = around.person(who, language).go("/akun/profil/ubah/")
    around.stack.behind("grow_old", session=around.sessions[who])
    sleepy.fill(address=f"ganti-{language}@contoh.id").send()
    assert sleepy.path.startswith("/masuk/"), sleepy.told()
    address = f"{who}@contoh.id"
    sleepy.errs(address=address, password="salah").fill(address=address, password=PASSWORD).send()
    assert sleepy.path.startswith("/masuk/lanjut/"), sleepy.told()


def sets_up_a_second_factor(around: Around, language: str) -> None:
    """With an app; then signs in with it, gets new recovery codes, and takes it away again."""
    who = f"careful-{language}"
    careful = around.person(who, language).go("/akun/keamanan/aplikasi/")
    careful.errs(password="salah").fill(password=PASSWORD).send().errs(code=WRONG)
    secret = re.search(r"[A-Z2-7]{16,}", careful.page.inner_text("figcaption"))
    assert secret, careful.told()
    careful.fill(code=code_now(secret[0])).send()
    for path in ("", "kode-cadangan/", "kode-cadangan/baru/", "kunci/", "kunci/tambah/", "ulang/", "ulang/kode/"):
        careful.go(f"/akun/keamanan/{path}")
    careful.go("/akun/keamanan/aplikasi/lepas/")
    visitor = around.person("", language).go("/masuk/").fill(address=f"{who}@contoh.id", password=PASSWORD).send()
    assert visitor.path.startswith("/masuk/faktor-kedua/"), visitor.told()
    visitor.errs(code=WRONG)


def code_now(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def asks_for_the_status(around: Around, language: str) -> None:
    """First with another's date of birth."""
    stranger = around.person("", language).go("/cek-status/")
    stranger.fill(reference=around.references["sent"], born="01-01-1950").send()
    stranger.fill(born=around.traces["born"]).send()
