"""A document and the forms to the report's tree."""
