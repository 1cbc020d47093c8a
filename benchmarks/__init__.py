"""What pages and searches cost on an office of real size: script/benchmark NAME. No test depends on it."""
