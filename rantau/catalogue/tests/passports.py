"""People who come for a passport, as they would answer the wizard and the pages. Everybody is invented."""

from typing import Any

Answers = dict[str, Any]

# --- On the pages ---------------------------------------------------------------------------------------------------
PERSON: Answers = {
    "citizenship": "IDN", "full_name": "Sari", "kk": "1312030507100003", "sex": "F", "birth_place": "Talu",
    "mother_name": "Upik", "father_name": "Zulkifli", "name_changed": False, "naturalised": False,
    "street": "Jorong Pasar", "region": "13.12.04.2002", "lives_there": True, "phone": "+6281234567890",
    "emergency_name": "Budi", "emergency_relation": "SIBLING", "emergency_phone": "+6281234567891",
    "purpose": "TOURISM", "destination": "Malaysia", "stay_length": "WEEKS_2", "companions": "keluarga",
    "true_purpose": True,
}  # fmt: skip
GROWN: Answers = {
    "nik": "1312034507900001", "birth_date": "1990-07-05", "marital_status": "SINGLE", "occupation": "FARMER",
}  # fmt: skip
SMALL: Answers = {"nik": "1312034507180001", "birth_date": "2018-07-05", "dual": False, "travels_alone": False}
NEW: Answers = {"had_passport": False, "first_passport": True}
OLD: Answers = {
    "old_number": "B1234567", "issued_on": "2017-03-01", "issued_in_indonesia": True, "data_same": True,
    "true_history": True,
}  # fmt: skip
EXPIRED: Answers = {"reason": "EXPIRED", "valid_until": "2024-12-20"}
"""Less than half a year ahead, or past, on every day of the table."""
FULL: Answers = {"reason": "FULL"}
LOST: Answers = {
    "reason": "LOST", "lost_on": "2024-11-01", "disaster": False, "what_happened": "Di pasar", "true_history": True,
}  # fmt: skip
DAMAGED: Answers = {
    "reason": "DAMAGED", "old_number": "B1234567", "data_same": True, "damage": "WET", "disaster": False,
    "what_happened": "Kena air", "true_history": True,
}  # fmt: skip
CHANGE: Answers = {
    "reason": "DATA", "passport_number": "B1234567", "valid_until": "2027-03-01", "change": "TYPO",
    "in_passport": "Sary", "should_be": "Sari", "what_happened": "Salah ketik", "true_history": True,
}  # fmt: skip
ENDORSE: Answers = {
    "reason": "ENDORSE", "passport_number": "B1234567", "valid_until": "2027-03-01", "added_name": "Sari binti Zulkifli",
    "true_history": True,
}  # fmt: skip

# --- In the wizard --------------------------------------------------------------------------------------------------
ADULT_FIRST: Answers = {
    "is_citizen": True, "had_passport": False, "grown_up": True, "dual": False, "name_changed": False,
    "naturalised": False, "purpose": "TOURISM",
}  # fmt: skip
CHILD_FIRST: Answers = {**ADULT_FIRST, "grown_up": False, "travels_alone": False}
ADULT_AGAIN: Answers = {
    "is_citizen": True, "had_passport": True, "grown_up": True, "dual": False, "purpose": "TOURISM",
}  # fmt: skip
CHILD_AGAIN: Answers = {**ADULT_AGAIN, "grown_up": False, "travels_alone": False}
