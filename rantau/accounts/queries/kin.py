"""What is known of a person through the account holder and the other members of the family."""

from collections.abc import Sequence

from rantau.accounts.models import Person
from rantau.accounts.models.person import Relation

Facts = dict[str, object]
ROLES = {"F": "kin.mother_name", "M": "kin.father_name"}


def names(person: Person, family: Sequence[Person]) -> Facts:
    """Names of parents and spouse as far as the relations say them; a guess at a stepparent is none."""
    holder = next((member for member in family if member.is_self), None)
    if person.is_self:
        return _parents([member for member in family if member.relation == Relation.PARENT]) | _spouse(family)
    if holder is None:
        return {}
    if person.relation == Relation.CHILD:
        return _parents([holder])
    role = {Relation.WARD.value: "kin.guardian_name", Relation.SPOUSE.value: "kin.spouse_name"}.get(person.relation)
    return {role: holder.full_name} if role else {}


def household(person: Person, family: Sequence[Person]) -> Facts:
    """Family card and address of the account holder, for whoever has none of their own written down."""
    holder = next((member for member in family if member.is_self), None)
    if holder is None or person.is_self:
        return {}
    fields = ("kk", "street", "region_code")
    return {f"person.{name}": getattr(holder, name) or "" for name in fields if not getattr(person, name)}


def _parents(parents: Sequence[Person]) -> Facts:
    """Two of one sex are told apart by nobody here."""
    found: dict[str, list[str]] = {}
    for parent in parents:
        found.setdefault(ROLES.get(parent.sex, ""), []).append(parent.full_name)
    return {role: given[0] for role, given in found.items() if role and len(given) == 1}


def _spouse(family: Sequence[Person]) -> Facts:
    found = [member.full_name for member in family if member.relation == Relation.SPOUSE]
    return {"kin.spouse_name": found[0]} if len(found) == 1 else {}
