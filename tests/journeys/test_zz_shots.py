import sys
from tests.journeys.test_looks import everybody  # noqa
SHOTS = {
 "": ("/", "/layanan/paspor-baru/", "/masuk/", "/cek-status/", "/papan/SIMPANG-EMPAT/", "/simulasi/", "/simulasi/orang/"),
 "draft": ("/permohonan/{draft}/isi/", "/permohonan/{draft}/isi/contact/", "/permohonan/{draft}/berkas/"),
 "sent": ("/permohonan/{sent}/jadwal/",),
 "to pay": ("/permohonan/{to pay}/", "/permohonan/{to pay}/bayar/{qris}/"),
 "paid and verified": ("/permohonan/{paid and verified}/tanda-masuk/",),
 "collected": ("/permohonan/{collected}/", "/kotak-masuk/", "/akun/", "/akun/keamanan/"),
 "verifier": ("/petugas/", "/petugas/permohonan/{sent}/"),
 "interviewer": ("/petugas/permohonan/{called}/wawancara/", "/petugas/antrean/"),
 "head": ("/petugas/permohonan/{heard}/",),
 "section_head": ("/petugas/kalender/",),
 "auditor": ("/petugas/jejak/",),
}
def test_shots(everybody):
    n=0
    for who, paths in SHOTS.items():
        v = everybody.person(who, "en")
        for path in paths:
            for w,h in ((360,780),(1280,800)):
                v.page.set_viewport_size({"width":w,"height":h})
                v.go(everybody.path(path))
                v.page.screenshot(path=f"/tmp/eshots/{n:02d}-{w}.png", full_page=True)
            n+=1
    wide = v.page.evaluate("""() => [...document.querySelectorAll("td,td *")].filter(e=>e.scrollWidth>e.clientWidth+1||e.getBoundingClientRect().right>1290).slice(0,8).map(e=>e.outerHTML.slice(0,200))""")
    sys.stdout.write("\n".join(wide) + f"\n{v.page.evaluate('document.documentElement.scrollWidth')}")
    ths = v.page.evaluate("""() => { const t=document.querySelector("table"); const rows=[...t.querySelectorAll("tbody tr")]; return [0,1,2,3,4].map(i => { let m='',w=0; for (const r of rows) { const c=r.children[i]; if(!c) continue; for (const tok of c.innerText.split(/\\s+/)) if (tok.length>w) {w=tok.length;m=tok} } return m})}""")
    sys.stdout.write(str(ths)); assert 0
