"""The words the reader sees: one file a language."""

from navigator.words.en import ENGLISH
from navigator.words.language import Language

LANGUAGES = {language.code: language for language in (ENGLISH,)}

__all__ = ["ENGLISH", "LANGUAGES", "Language"]
