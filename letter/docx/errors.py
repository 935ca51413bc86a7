"""What goes wrong while a DOCX is written, in a sentence for people."""


class DocxError(ValueError):
    """The letter cannot be written as DOCX; the message is a Chinese sentence."""
