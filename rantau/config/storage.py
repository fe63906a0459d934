"""Where sealed files lie: a folder of ours, or the bucket of an S3 store."""

from typing import Any

from rantau.config import env


def from_environment() -> dict[str, Any]:
    """The entry of STORAGES. A bucket needs its address and keys: none is looked for elsewhere (promise P29)."""
    bucket = env.text("S3_BUCKET", "")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    return {
        "BACKEND": "rantau.vault.bucket.Bucket",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": _endpoint(),
            "region_name": env.text("S3_REGION", "us-east-1"),
            "access_key": _filled("S3_ACCESS_KEY"),
            "secret_key": _filled("S3_SECRET_KEY"),
            "default_acl": None,
            "file_overwrite": False,
        },
    }


def _endpoint() -> str:
    endpoint = _filled("S3_ENDPOINT")
    if not endpoint.startswith(("https://", "http://")):
        raise env.WrongSetting("S3_ENDPOINT", f"must begin with https:// (or http://), not {endpoint!r}")
    return endpoint


def _filled(name: str) -> str:
    if value := env.text(name, ""):
        return value
    raise env.WrongSetting(name, "is missing; S3_BUCKET needs it")
