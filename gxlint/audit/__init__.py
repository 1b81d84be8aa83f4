"""Many files: finding them, sharing them out, adding them up."""
