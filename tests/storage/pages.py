"""Decrypts every page of a journal's files, with what no table shows: to look for words that should be gone."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from recovery_journal.storage.connecting import FILE, PAGE

SALT, IV, RESERVED = 16, 16, 80  # SQLCipher 4: an IV and a sum stand at the end of each page
WAL_HEAD, FRAME_HEAD = 32, 24


def every_page(folder: Path, data_key: bytes) -> Iterator[bytes]:
    """All pages in the file, its -wal and its -journal, as plain bytes."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-journal"):
        file = folder / name
        content = file.read_bytes() if file.exists() else b""
        if name.endswith("-wal"):
            step, skip, at = FRAME_HEAD + PAGE, FRAME_HEAD, WAL_HEAD
        else:
            step, skip, at = PAGE, 0, 0
        for start in range(at, len(content), step):
            yield _decrypted(content[start + skip : start + step], data_key, starts=name == FILE and start == 0)


def on_pages(folder: Path, data_key: bytes, words: Iterable[str]) -> set[str]:
    """Which words stand on any page, whole, in any case of letters, in UTF-8 or UTF-16."""
    content = b"\n".join(page.lower() for page in every_page(folder, data_key))
    forms = ("utf-8", "utf-16-le", "utf-16-be")
    return {word for word in words if any(word.lower().encode(form) in content for form in forms)}


def _decrypted(page: bytes, data_key: bytes, *, starts: bool) -> bytes:
    skip = SALT if starts else 0
    end = len(page) - RESERVED
    return _aes(data_key, page[end : end + IV], page[skip:end])


@cache
def _library() -> ctypes.CDLL:
    crypto = ctypes.CDLL(ctypes.util.find_library("crypto"))
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_cbc"):
        getattr(crypto, name).restype = ctypes.c_void_p
    return crypto


def _aes(key: bytes, iv: bytes, content: bytes) -> bytes:
    crypto = _library()
    context = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
    out, size = ctypes.create_string_buffer(len(content) + 32), ctypes.c_int(0)
    try:
        assert crypto.EVP_DecryptInit_ex(context, ctypes.c_void_p(crypto.EVP_aes_256_cbc()), None, key, iv)
        crypto.EVP_CIPHER_CTX_set_padding(context, 0)
        assert crypto.EVP_DecryptUpdate(context, out, ctypes.byref(size), content, len(content))
    finally:
        crypto.EVP_CIPHER_CTX_free(context)
    return out.raw[: size.value]
