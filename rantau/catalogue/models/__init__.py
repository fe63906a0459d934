from rantau.catalogue.models.edits import Edit, Withdrawal
from rantau.catalogue.models.versions import ServiceVersion

__all__ = ["Edit", "ServiceVersion", "Withdrawal"]
