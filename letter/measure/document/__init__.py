"""A DOCX of any origin: unpacked with care, read as paragraphs, copied without what reaches outside."""
