import pytest
from django.core.cache import cache

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation.actor import Actor
from rantau.issuing import actions
from rantau.issuing.engines import render
from rantau.offices.tests.factories import first_data

TEMPLATE = """#import "layout.typ": facts, letter
#let d = json(bytes(sys.inputs.at("d")))
#letter(d, "Contoh")[#facts((("Nama", d.name),)) Untuk #d.name.]
"""


@pytest.fixture(autouse=True)
def office(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    first_data()
    cache.clear()


@pytest.fixture
def template(tmp_path, monkeypatch):
    path = tmp_path / "sample.typ"
    path.write_text(TEMPLATE)
    real = render.find
    monkeypatch.setattr(render, "find", lambda name: path if name == "sample.typ" else real(name))
    return "sample.typ"


@pytest.fixture
def sari():
    return PersonAccount(full_name="Sari Wahyuni")


@pytest.fixture
def issue(template, sari, now):
    def make(**options):
        return actions.issue(
            **{
                "kind": "RECEIPT",
                "template": template,
                "data": {"name": "Sari Wahyuni"},
                "holder": "RTU-7KQ4M-2XW9C",
                "owner_id": sari.pk,
                "language": "id",
                "actor": Actor.person(sari.pk),
                "now": now,
                **options,
            }
        )

    return make
