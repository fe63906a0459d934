"""Programs of others that our tus server must get along with, fetched once from the npm registry and known by their digest.

They are no part of Rantau and go to no visitor. Only Python is needed, no Node.
"""

import base64
import hashlib
import io
import os
import tarfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from rantau.config.terminal import line, step

REGISTRY = os.environ.get("NPM_CONFIG_REGISTRY", "https://registry.npmjs.org/").rstrip("/")
KEPT = Path(__file__).parents[3] / "var" / "parcels"


@dataclass(frozen=True)
class Parcel:
    """`member` is the built file inside the package; `sha512` as the registry gives it."""

    name: str
    version: str
    member: str
    sha512: str

    @property
    def here(self) -> Path:
        return KEPT / f"{self.name}-{self.version}.tgz"

    def text(self) -> str:
        """The built file, of a package that was fetched before."""
        packed = self.here.read_bytes()
        if base64.b64encode(hashlib.sha512(packed).digest()).decode() != self.sha512:
            raise ValueError(f"{self.here} is not the package that is known")
        with tarfile.open(fileobj=io.BytesIO(packed)) as package:
            member = package.extractfile(f"package/{self.member}")
            return member.read().decode() if member else ""

    def fetch(self) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        whole = self.here.with_suffix(f".{os.getpid()}")
        whole.write_bytes(self._fetched())
        whole.replace(self.here)

    def _fetched(self) -> bytes:
        url = f"{REGISTRY}/{self.name}/-/{self.name}-{self.version}.tgz"
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310  # the registry that the environment names
            return bytes(answer.read())


TUS = Parcel(
    "tus-js-client", "4.3.1", "dist/tus.min.js",
    "ZLeYmjrkaU1fUsKbIi8JML52uAocjEZtBx4DKjRrqzrZa0O4MYwT6db+oqePlspV+FxXJAyFBc/L5gwUi2OFsg==",
)  # fmt: skip
UPPY = Parcel(
    "uppy", "6.0.1", "dist/uppy.min.js",
    "2OONMUNUHGBNkfSjNpWDhleeCeqm2oP+8NJRSxkkFVLmm3BbE7S+XCm45+jp36z7PCRuogtm1FgYPKa0iKbYAQ==",
)  # fmt: skip


def ensure() -> None:
    """Both are here; when they cannot be had, that is said loudly, and the tests that need them are skipped."""
    wanted = [parcel for parcel in (TUS, UPPY) if not parcel.here.exists()]
    if not wanted:
        return
    with step("Clients of others, for the tests of uploads (npm registry)") as words:
        try:
            for parcel in wanted:
                parcel.fetch()
            words.append("fetched")
        except OSError as trouble:
            words.append("could not be fetched")
            line(f"! {trouble}")
            line("! The tests with tus-js-client and Uppy, which are no part of Rantau, will be SKIPPED.")
