"""Regulation as data: what sections, tables and sentences look like."""
