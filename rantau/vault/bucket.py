"""The bucket of an S3 store, for sealed files. Named in settings.STORAGES when S3_BUCKET is set, and imported only then:
boto3 costs a process about 40 MB.

The store is a disk to the rest of the house: whatever is the matter with it comes out as OSError, and what is not there as
FileNotFoundError. Nothing in it has an address for browsers.
"""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

CONNECT_SECONDS = 3
READ_SECONDS = 10
TRIES = 3
CONNECTIONS = 32
"""As many threads of a web process may be sending or reading files."""
ONE_REQUEST = 1 << 30
"""Bytes below which a file is sent in one request. It lies there whole or not at all; an upload in parts leaves halves."""


class Bucket(S3Storage):
    """S3Storage with one client for all threads (12 MB each otherwise), time limits, and errors as those of a disk."""

    def __init__(self, **settings: Any) -> None:
        settings["client_config"] = Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": TRIES},
            max_pool_connections=CONNECTIONS,
            # Stores that are not Amazon's do not know its newer checksums. The seal is ours, and stricter.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        settings["transfer_config"] = TransferConfig(use_threads=False, multipart_threshold=ONE_REQUEST)
        super().__init__(**settings)
        self._one, self._making = None, Lock()

    @property
    def connection(self) -> Any:
        with self._making:
            if self._one is None:
                self._one = super().connection
        return self._one

    def answers(self) -> None:
        """Raises OSError when the bucket does not answer us."""
        with _as_from_a_disk(self.bucket_name):
            self.connection.meta.client.head_bucket(Bucket=self.bucket_name)

    def exists(self, name: str) -> bool:
        with _as_from_a_disk(name):
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        with _as_from_a_disk(name):
            self.bucket.Object(self._normalize_name(name)).delete()

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        raise NotImplementedError("papers are shown by the app, to whom they belong")

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        """Whole, by one request: a line that breaks in the middle is trouble of the store, not damage to the paper."""
        with _as_from_a_disk(name):
            answer = self.bucket.Object(self._normalize_name(name)).get()
            return File(io.BytesIO(answer["Body"].read()), name)

    def _save(self, name: str, content: Any) -> str:
        with _as_from_a_disk(name):
            return str(super()._save(name, content))


@contextmanager
def _as_from_a_disk(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as told:
        code = str(told.response.get("Error", {}).get("Code", ""))
        if code == "NoSuchKey":
            raise FileNotFoundError(errno.ENOENT, "no such object", name) from None
        raise OSError(errno.EIO, f"the store says {code}", name) from told
    except (BotoCoreError, Boto3Error) as trouble:
        raise OSError(errno.EIO, f"the store is out of reach: {type(trouble).__name__}", name) from trouble
