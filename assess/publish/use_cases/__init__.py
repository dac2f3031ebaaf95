"""Decide, publish, reopen, make the report and check one."""
