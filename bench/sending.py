"""A paper over a line of 100 kbit/s and 400 ms that is cut every 20 s for 3 s (promise S6), as a browser on a phone sends it.

    ./run --port 8130 &
    python -m bench.sending --badlink PATH/badlink.py --port 8130        # root, Linux with network namespaces

Two files: a photo of 12 million pixels, which the page makes smaller, and a PDF of 2.6 MB, which goes as it is. Printed for each:
seconds until it has arrived whole, their ratio to the bound, and bytes on the line to the file's. The bound is what the
line could carry if nothing were ever asked or sent twice: bytes at its rate, and the cuts that fall into that time.
"""

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from rantau.config.start import chromium
from rantau.demo import personas

RATE, DELAY, CUT_EVERY, CUT_FOR, NET = 100, 200, 20.0, 3.0, 7
ROUTER = f"10.77.{NET}.1"
LIMIT = 600


def bound(size: int) -> float:
    """Seconds."""
    carrying = size * 8 / (RATE * 1000)
    return carrying + CUT_FOR * int(carrying / CUT_EVERY)


def photo() -> bytes:
    """A card on a table as a phone sees it: small print, and the noise of a sensor."""
    wide, high = 4032, 3024
    picture = Image.new("RGB", (wide, high), "#c9b79c")
    brush = ImageDraw.Draw(picture)
    brush.rectangle((wide * 0.1, high * 0.15, wide * 0.9, high * 0.85), fill="#dbe8f2")
    for row in range(20, 80, 3):
        words = "PROVINSI SUMATERA BARAT 1312034507900001 JALAN PASAR SIMPANG EMPAT NO 7 " * 2
        brush.text((wide * 0.13, high * row / 100), words, fill="#203040", font_size=60)
    noisy = np.asarray(picture).astype("int16") + np.random.default_rng(5).normal(0, 5, (high, wide, 1))
    target = io.BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype("uint8")).save(target, "JPEG", quality=92)
    return target.getvalue()


def heavy() -> bytes:
    """A PDF of noise, which nobody can make smaller."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["derau.bin"] = np.random.default_rng(7).bytes(2_600_000)
        document.save(target)
    return target.getvalue()


def send(base: str, slot: str, path: Path) -> float:
    """Inside the poor network: seconds from the choice of the file until the office has all of it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-background-networking", f"--host-resolver-rules=MAP localhost {ROUTER}"],
        )
        page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
        page.set_default_timeout(180_000)
        _to_papers(page, base)
        began = time.monotonic()
        page.set_input_files(f"#file-{slot}", path)
        page.wait_for_url("**terkirim*", timeout=LIMIT * 1000, wait_until="commit")
        took = time.monotonic() - began
        browser.close()
        return took


def _to_papers(page: Page, base: str) -> None:
    """Budi, who has a draft."""
    page.goto(f"{base}/masuk/")
    page.fill("[name=address]", "pemohon2@contoh.id")
    page.fill("[name=password]", personas.NAMED[1].password)
    page.click("form:has([name=password]) button.button")
    page.wait_for_url("**/permohonan/")
    found = re.search(r"RTU-\w{5}-\w{5}", page.content())
    if found is None:
        sys.exit("Budi has no draft")
    page.goto(f"{base}/permohonan/{found[0]}/berkas/")


def over_the_line(badlink: str, port: int, slot: str, path: Path) -> tuple[float, int]:
    """Seconds, and bytes that the line carried upwards."""
    command = [
        sys.executable, badlink, "--net", str(NET), "--rate", str(RATE), "--delay", str(DELAY), "--cut-every", str(CUT_EVERY),
        "--cut-for", str(CUT_FOR), "--cut-reset", "--limit", str(LIMIT), "--forward", f"{port}=127.0.0.1:{port}", "--",
        sys.executable, "-m", "bench.sending", "--inside", f"http://localhost:{port}", slot, str(path),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    link = json.loads(done.stderr.strip().splitlines()[-1])["link"]
    return float(done.stdout.strip().splitlines()[-1]), link["up"]["bytes"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--badlink", help="the program that makes the poor network")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--inside", nargs=3, metavar=("BASE", "SLOT", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        base, slot, path = given.inside
        print(round(send(base, slot, Path(path)), 2))
        return
    with tempfile.TemporaryDirectory() as folder:
        for slot, name, content in (("KTP", "foto.jpg", photo()), ("KK", "berat.pdf", heavy())):
            path = Path(folder) / name
            path.write_bytes(content)
            seconds, carried = over_the_line(given.badlink, given.port, slot, path)
            print(f"{name}: {len(content)} bytes, {seconds:.1f} s, {carried} bytes carried")
            if name.endswith(".pdf"):
                print(
                    f"  time to bound {seconds / bound(len(content)):.2f}, bytes to size {carried / len(content):.2f}"
                )


if __name__ == "__main__":
    main()
