"""WebAuthn: what a browser is asked for, and whether what it says holds. The one place that knows the library."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.domain.signing_in import Passkey
from bot.domain.user import User
from web.admin.entering.origin import origin_of, relying_party

OURS = "Vouchline"
# It stands alone, without a code or password beside it: so whoever holds it shows finger, face or PIN, too.
VERIFIED = UserVerificationRequirement.REQUIRED


class PasskeyRefused(Exception):
    """What the browser said does not hold, or is no answer to what was asked."""


@dataclass(frozen=True, slots=True)
class NewKey:
    id: str
    public_key: str
    sign_count: int


def new_challenge() -> str:
    return bytes_to_base64url(generate_challenge())


def options_to_make(base_url: str, challenge: str, user: User, organisation: str, known: Sequence[Passkey]) -> str:
    """JSON, for `navigator.credentials.create`. It is kept with its user, so that signing in takes no address."""
    options = generate_registration_options(
        rp_id=relying_party(base_url),
        rp_name=OURS,
        user_id=user.id.encode(),
        user_name=f"{user.email} ({organisation})",
        user_display_name=user.name,
        challenge=base64url_to_bytes(challenge),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in known],
    )
    return options_to_json(options)


def options_to_use(base_url: str, challenge: str) -> str:
    """JSON, for `navigator.credentials.get`: any passkey of ours that the browser knows."""
    options = generate_authentication_options(
        rp_id=relying_party(base_url), challenge=base64url_to_bytes(challenge), user_verification=VERIFIED
    )
    return options_to_json(options)


def made(base_url: str, challenge: str, credential: str) -> NewKey:
    """Raises `PasskeyRefused`."""
    try:
        found = verify_registration_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=relying_party(base_url),
            expected_origin=origin_of(base_url),
            require_user_verification=True,
        )
    except Exception as error:  # of the library's own kinds, and whatever else bytes from outside bring about in it
        raise PasskeyRefused(type(error).__name__) from error
    key = bytes_to_base64url(found.credential_public_key)
    return NewKey(bytes_to_base64url(found.credential_id), key, found.sign_count)


def used(base_url: str, challenge: str, credential: str, passkey: Passkey) -> int:
    """The new sign count, which has risen unless the authenticator never counts. Raises `PasskeyRefused`."""
    try:
        found = verify_authentication_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=relying_party(base_url),
            expected_origin=origin_of(base_url),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except Exception as error:  # as above
        raise PasskeyRefused(type(error).__name__) from error
    return found.new_sign_count


def named_in(credential: str) -> tuple[str, str]:
    """The passkey's id, and the user whom it is kept with if the browser tells. Raises `PasskeyRefused`."""
    try:
        said: dict[str, Any] = json.loads(credential)
        kept_with = said["response"].get("userHandle") or ""
        return bytes_to_base64url(base64url_to_bytes(said["id"])), base64url_to_bytes(kept_with).decode()
    except Exception as error:  # as above
        raise PasskeyRefused(type(error).__name__) from error
