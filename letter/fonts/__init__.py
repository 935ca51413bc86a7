"""The fonts a letter is set in: faces, coverage, advances, the names every program knows them by, an office's own."""

from letter.fonts.catalogue import FACES, FILES, FONT_FOLDER
from letter.fonts.coverage import advance, advances, file_for, uncovered
from letter.fonts.faces import chain, docx_names, embedded_names, face_css, family, files, font_path
from letter.fonts.fontconfig import fontconfig
from letter.fonts.installed import for_a_child, installed, own_folders, private_folder, unused, use
from letter.fonts.own import OwnFontsError
from letter.fonts.substitutes import (
    Substitute,
    slots_said,
    substitutes_among,
    substitutes_for,
)

__all__ = [
    "FACES",
    "FILES",
    "FONT_FOLDER",
    "OwnFontsError",
    "Substitute",
    "advance",
    "advances",
    "chain",
    "docx_names",
    "embedded_names",
    "face_css",
    "family",
    "file_for",
    "files",
    "font_path",
    "fontconfig",
    "for_a_child",
    "installed",
    "own_folders",
    "private_folder",
    "slots_said",
    "substitutes_among",
    "substitutes_for",
    "uncovered",
    "unused",
    "use",
]
