"""Swedish alphabetical order as plain text that every database sorts alike."""

import re
import unicodedata

# Å, Ä and Ö are letters of their own, last in the alphabet. Z gives way so that they fit behind it.
_LETTERS = str.maketrans({"z": "za", "å": "zb", "ä": "zc", "æ": "zc", "ö": "zd", "ø": "zd"})
_KEPT = "åäöæø"


def swedish_sort_key(text: str) -> str:
    """Return the text as a-z, 0-9 and blanks whose plain order is the Swedish alphabet's.

    Other letters sort with their base letter (é as e, ü as u); punctuation counts as a blank, and a
    blank comes first. A blank is written 0, since databases disagree on the place of a real one.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        letters.append(letter if letter in _KEPT else unicodedata.normalize("NFKD", letter)[0])
    return re.sub(r"[^a-z0-9]+", "0", "".join(letters).translate(_LETTERS)).strip("0")
