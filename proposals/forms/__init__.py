"""The forms of the register: what is typed, cleaned and made into facts for the services."""
