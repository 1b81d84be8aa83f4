"""A run's results to text, JSON, SARIF."""
