"""Errors in the words of the person who must act on them."""

from __future__ import annotations

from desktop_app.domain.errors import AppError
from desktop_app.ui.notices import Notices
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.sentences import sentence


def tell(notices: Notices, error: Exception) -> None:
    """Show an error of a job: a sentence in the strip for what people can act on, else it is raised again.

    What is raised again is our mistake and goes to the last net in `app/crash.py`.
    """
    if not isinstance(error, AppError):
        raise error
    notices.warn(sentence(error), Tone.DANGER)
