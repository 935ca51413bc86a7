"""Forms of the letters' pages: fields only; the words of a letter come from the editor."""
