"""YAML to a checked, frozen rule pack."""
