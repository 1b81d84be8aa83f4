"""Many files: finding them and sharing them out."""
