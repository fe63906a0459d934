"""For whom an application is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.ui.fields import Choice, Tick
from rantau.ui.forms import Form


class Beginning(Form):
    """For whom the application is; asked only when the account looks after several people.

    `adults` are the names of those who have to agree, by their value: once one is chosen, that is asked too.
    """

    agreed = Tick("", required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        hints: Mapping[str, str],
        adults: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.adults = adults
        agreed = self.fields.pop("agreed")
        if len(people) > 1:
            self.fields["person"] = Choice(_("Permohonan ini untuk siapa?"), choices=people, hints=hints)
        if name := adults.get(self.data.get("person", "")):
            words = _(
                "%(name)s sudah dewasa. Ia meminta saya mengurus permohonan ini, setuju datanya dipakai, "
                "dan datang sendiri ke kantor."
            )
            agreed.label = words % {"name": name}
            self.fields["agreed"] = agreed
