"""The formula language over fact keys."""
