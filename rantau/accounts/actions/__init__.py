"""Everything that changes an account, and the refusals that may come back."""

from rantau.accounts.actions.codes import AskedTooOften, AskedTooSoon, CodeOver, CodeWrong
from rantau.accounts.actions.consents import record_consent
from rantau.accounts.actions.contact import AddressNotFree, CodesSent, SameAddress, ask_contact_change, change_contact
from rantau.accounts.actions.factors import note_factor_added, note_factor_removed, note_recovery_codes
from rantau.accounts.actions.family import (
    FamilyFull,
    WrittenDownAlready,
    add_member,
    correct_member,
    remove_member,
    tell_holder_of_member,
)
from rantau.accounts.actions.passwords import ask_recovery, change_password, confirm_recovery, set_recovered_password
from rantau.accounts.actions.people import Facts, open_person, tell_holder_of_nik
from rantau.accounts.actions.posts import AlreadyServes, IsApplicant, add_post, end_post, open_staff
from rantau.accounts.actions.sessions import (
    end_session,
    note_session_seen,
    note_sign_in,
    note_sign_out,
    sign_out_other,
)
from rantau.accounts.actions.sign_up import (
    AddressTaken,
    SignUpIncomplete,
    SignUpOver,
    begin_sign_up,
    confirm_code,
    note_answers,
    open_account,
    resend_sign_up_code,
)
from rantau.accounts.actions.signing_in import (
    StoppedHere,
    WrongSignIn,
    check_password,
    confirm_device_code,
    send_device_code,
)
from rantau.accounts.actions.sweeping import forget_leftovers

__all__ = [
    "AddressNotFree",
    "AddressTaken",
    "AlreadyServes",
    "AskedTooOften",
    "AskedTooSoon",
    "CodeOver",
    "CodeWrong",
    "CodesSent",
    "Facts",
    "FamilyFull",
    "IsApplicant",
    "SameAddress",
    "SignUpIncomplete",
    "SignUpOver",
    "StoppedHere",
    "WrittenDownAlready",
    "WrongSignIn",
    "add_member",
    "add_post",
    "ask_contact_change",
    "ask_recovery",
    "begin_sign_up",
    "change_contact",
    "change_password",
    "check_password",
    "confirm_code",
    "confirm_device_code",
    "confirm_recovery",
    "correct_member",
    "end_post",
    "end_session",
    "forget_leftovers",
    "note_answers",
    "note_factor_added",
    "note_factor_removed",
    "note_recovery_codes",
    "note_session_seen",
    "note_sign_in",
    "note_sign_out",
    "open_account",
    "open_person",
    "open_staff",
    "record_consent",
    "remove_member",
    "resend_sign_up_code",
    "send_device_code",
    "set_recovered_password",
    "sign_out_other",
    "tell_holder_of_member",
    "tell_holder_of_nik",
]
