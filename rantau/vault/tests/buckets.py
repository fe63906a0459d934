"""An S3 store of the tests: the server program of moto on loopback, started once, which can be stopped, cut and looked into."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config

NAME = "kertas"
STARTS_WITHIN = 60.0


@dataclass
class Store:
    """A running S3 server. Its memory goes with it: what is stopped is empty when it starts again."""

    port: int
    program: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def options(self) -> dict[str, Any]:
        """As the settings make them."""
        return {
            "bucket_name": NAME, "endpoint_url": self.url, "region_name": "us-east-1", "access_key": "kunci",
            "secret_key": "rahasia", "default_acl": None, "file_overwrite": False,
        }  # fmt: skip

    def start(self) -> None:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + STARTS_WITHIN
        while not self._listens():
            assert self.program.poll() is None, "the S3 server ended"
            assert time.monotonic() < deadline, "the S3 server does not come up"
            time.sleep(0.1)

    def stop(self) -> None:
        if self.program:
            self.program.kill()
            self.program.wait()
        self.program = None

    def empty(self) -> None:
        self._told("reset")
        self.told_to_check_keys(after=float("inf"))
        self.client.create_bucket(Bucket=NAME)

    def told_to_check_keys(self, *, after: float) -> None:
        """From then on every key is wrong: the store knows nobody."""
        self._told("reset-auth", str(after).encode())

    @cached_property
    def client(self) -> Any:
        """Past our storage: what somebody with access to the store itself sees and does."""
        mine = {"aws_access_key_id": "kunci", "aws_secret_access_key": "rahasia", "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.url, config=Config(s3={"addressing_style": "path"}), **mine)

    def names(self) -> list[str]:
        return [found["Key"] for found in self.client.list_objects_v2(Bucket=NAME).get("Contents", [])]

    def held(self, name: str) -> bytes:
        return bytes(self.client.get_object(Bucket=NAME, Key=name)["Body"].read())

    def change(self, name: str, content: bytes) -> None:
        self.client.put_object(Bucket=NAME, Key=name, Body=content)

    def everything(self) -> bytes:
        return b"".join(name.encode() + self.held(name) for name in self.names())

    def _told(self, what: str, body: bytes = b"") -> None:
        httpx.post(f"{self.url}/moto-api/{what}", content=body, trust_env=False).raise_for_status()

    def _listens(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    made = Store(port)
    yield made
    made.stop()


@pytest.fixture
def bucket(store: Store, settings: Any) -> Store:
    """The default storage is an empty bucket of a running store."""
    if store.program is None:
        store.start()
    store.empty()
    use(store, settings)
    return store


def use(store: Store, settings: Any, **other: Any) -> None:
    """Files go to this store, reached as `other` says."""
    reached = {"BACKEND": "rantau.vault.bucket.Bucket", "OPTIONS": {**store.options, **other}}
    settings.STORAGES = {**settings.STORAGES, "default": reached}


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A port that takes every line and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        yield line


def flipped(content: bytes, position: int = -1) -> bytes:
    """One bit is another."""
    changed = bytearray(content)
    changed[position] ^= 1
    return bytes(changed)
