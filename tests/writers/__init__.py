"""Writers that print one report in every layout that offices use; test code only."""
