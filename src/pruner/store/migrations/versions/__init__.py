"""The revisions, oldest first. Each is written once and never changed after its release."""
