"""Blocks and marks, before anything draws them."""
