"""A screen and its style sheet are neighbours."""
