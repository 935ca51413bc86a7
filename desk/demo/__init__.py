"""The demo: a fictional city whose year is played through the services, laid out from the day of loading."""
