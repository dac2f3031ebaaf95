"""The rules of `assess check`, one module for each family."""
