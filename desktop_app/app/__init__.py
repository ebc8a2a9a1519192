"""Joins the house together and starts it; the only package that may use everything."""
