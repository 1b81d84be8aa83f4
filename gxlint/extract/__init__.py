"""The report's tree to facts and claims."""
