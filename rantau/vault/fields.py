"""Model fields whose column holds only sealed bytes, bound to table, column and row.

Reading is lazy: a list of a hundred rows opens nothing until somebody looks. Own code: the packages there are derive
their key from SECRET_KEY or do not bind a value to its row.
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from rantau.vault import seal

# Only the type checker knows Django's fields as generic.
if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
else:
    AnyField = models.Field


class Sealed(bytes):
    """A value as it lies in the table."""


class SealedAttribute(DeferredAttribute):
    """Opens the value at the first look and keeps it on the instance."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.unseal(value, instance)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        # With a setter the attribute comes before the instance's own dictionary; without one, sealed bytes show.
        instance.__dict__[self.field.attname] = value


class SealedField(AnyField):
    """`purpose` says what the value is, for the register of processing (ROPA) and for masks."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> Any:
        return connection.ops.binary_placeholder_sql(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: FBT001  # Django's signature
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        return Sealed(seal.seal(self.to_text(value).encode(), bound_to=self._place(model_instance)))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is sealed: it is written by saving the row, and found by its look-up hash")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed and cannot be searched; use a look-up hash")

    def unseal(self, value: Sealed, instance: models.Model) -> Any:
        return self.from_text(seal.open(value, bound_to=self._place(instance)).decode())

    def _place(self, instance: models.Model) -> str:
        if instance.pk is None:
            raise FieldError(f"{self.name}: a row with sealed fields needs its key before it is saved (UUID)")
        return f"{instance._meta.db_table}:{self.column}:{instance.pk}"

    def to_text(self, value: Any) -> str:
        raise NotImplementedError

    def from_text(self, text: str) -> Any:
        raise NotImplementedError


class SealedText(SealedField):
    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> str:
        return text


class SealedDate(SealedField):
    def to_text(self, value: Any) -> str:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()

    def from_text(self, text: str) -> date:
        return date.fromisoformat(text)


class SealedJSON(SealedField):
    """Plain JSON values."""

    def to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def from_text(self, text: str) -> Any:
        return json.loads(text)
