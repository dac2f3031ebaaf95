"""Two versions of one thing: digests, records, patches, merges, history."""
