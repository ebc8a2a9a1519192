"""Rembug: an offline workbench for managing the performance of civil servants (ASN) in a Dinas."""

__version__ = "0.1.0"
