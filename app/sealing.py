"""Secrets that have to be stored are sealed: AES-GCM under keys made of the secret keys, bound to where they belong.

A sealed text is `s1.` and base64 of a nonce of 12 bytes, the ciphertext and its tag. `cryptography` is loaded when
something is first sealed or opened: who never logs in at a bank spares 7 MB.
"""

import base64
import binascii
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM: Final = "s1."
_NONCE_BYTES: Final = 12
_PURPOSE: Final = b"fiver:seal:1"


@final
class SecretSeal:
    """Implements `club.bank.Seal`. The first secret key seals, all of them open.

    So a rotated key reaches a stored secret when it is sealed anew, at the next save.
    """

    __slots__ = ("_ciphers", "_keys")

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise ValueError("a seal needs a secret key")
        self._keys = tuple(keys)
        self._ciphers: tuple[AESGCM, ...] = ()

    def seal(self, text: str, context: str) -> str:
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._all()[0].encrypt(nonce, text.encode(), context.encode())
        return _written(nonce + sealed)

    def open(self, sealed: str, context: str) -> str | None:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # see above

        if not sealed.startswith(_FORM):
            return None
        try:
            whole = base64.b64decode(sealed.removeprefix(_FORM), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        nonce, rest = whole[:_NONCE_BYTES], whole[_NONCE_BYTES:]
        if len(nonce) < _NONCE_BYTES or _written(whole) != sealed:  # base64 has several ways to write the same bytes
            return None
        for cipher in self._all():
            try:
                return cipher.decrypt(nonce, rest, context.encode()).decode()
            except InvalidTag:
                continue
        return None

    def _all(self) -> "tuple[AESGCM, ...]":
        if not self._ciphers:
            self._ciphers = tuple(_cipher(key) for key in self._keys)
        return self._ciphers


def _written(whole: bytes) -> str:
    return _FORM + base64.urlsafe_b64encode(whole).decode()


def _cipher(key: str) -> "AESGCM":
    """A key of its own for sealing: what else is derived from the secret key tells nothing about it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # see above
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415  # see above
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415  # see above

    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode()))
