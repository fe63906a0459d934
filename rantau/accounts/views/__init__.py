"""The screens of an account; one module an errand."""

from rantau.accounts.views.addresses import change_address, confirm_address
from rantau.accounts.views.joining import sign_up, sign_up_account, sign_up_code, sign_up_done, sign_up_notice
from rantau.accounts.views.joining_person import sign_up_address, sign_up_identity
from rantau.accounts.views.open_sessions import devices, end_device
from rantau.accounts.views.overview import account, profile
from rantau.accounts.views.protection import change_password, security
from rantau.accounts.views.recovery import recover, recover_code, recover_password
from rantau.accounts.views.signing_in import device, resume, sign_in, sign_out
from rantau.accounts.views.staying import stay

__all__ = [
    "account",
    "change_address",
    "change_password",
    "confirm_address",
    "device",
    "devices",
    "end_device",
    "profile",
    "recover",
    "recover_code",
    "recover_password",
    "resume",
    "security",
    "sign_in",
    "sign_out",
    "sign_up",
    "sign_up_account",
    "sign_up_address",
    "sign_up_code",
    "sign_up_done",
    "sign_up_identity",
    "sign_up_notice",
    "stay",
]
