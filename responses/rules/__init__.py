"""Predicates of the room, asked by the page (to show the button, or to say why not) and by the service (to refuse)."""

from responses.rules.acts import (
    drafters_of,
    last_step,
    own_body,
    seal_for,
    why_not_archive,
    why_not_countersign,
    why_not_dispatch,
    why_not_download,
    why_not_edit,
    why_not_public,
    why_not_record_feedback,
    why_not_register,
    why_not_review,
    why_not_seal,
    why_not_send_back,
    why_not_sign_off,
    why_not_submit,
    why_not_verify,
    why_not_vet,
    why_not_void,
    why_not_withdraw,
)
from responses.rules.asking import ANSWERING, Asked, asks_of, why_unanswered
from responses.rules.begin import why_already_begun, why_not_start
from responses.rules.commenting import why_comments_open, why_not_comment
from responses.rules.importing import why_not_original
from responses.rules.in_hand import letters_on_the_road, why_not, why_not_in_hand
from responses.rules.measuring import why_not_measure
from responses.rules.proofreading import why_not_keep_lists
from responses.rules.record import Record, record_of, void_step, why_not_void_copy, why_void
from responses.rules.road import HOLDERS, earlier_stages, enabled_road, move_of, stages_held
from responses.rules.why import Why, holds_any_part, page_of, refuse
from responses.rules.wording import why_not_keep_phrases, why_not_keep_unit_phrases

__all__ = [
    "ANSWERING",
    "HOLDERS",
    "Asked",
    "Record",
    "Why",
    "asks_of",
    "drafters_of",
    "earlier_stages",
    "enabled_road",
    "holds_any_part",
    "last_step",
    "letters_on_the_road",
    "move_of",
    "own_body",
    "page_of",
    "record_of",
    "refuse",
    "seal_for",
    "stages_held",
    "void_step",
    "why_already_begun",
    "why_comments_open",
    "why_not",
    "why_not_archive",
    "why_not_comment",
    "why_not_countersign",
    "why_not_dispatch",
    "why_not_download",
    "why_not_edit",
    "why_not_in_hand",
    "why_not_keep_lists",
    "why_not_keep_phrases",
    "why_not_keep_unit_phrases",
    "why_not_measure",
    "why_not_original",
    "why_not_public",
    "why_not_record_feedback",
    "why_not_register",
    "why_not_review",
    "why_not_seal",
    "why_not_send_back",
    "why_not_sign_off",
    "why_not_start",
    "why_not_submit",
    "why_not_verify",
    "why_not_vet",
    "why_not_void",
    "why_not_void_copy",
    "why_not_withdraw",
    "why_unanswered",
    "why_void",
]
