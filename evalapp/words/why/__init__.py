"""What lies behind a place or a result, in sentences: money, and what keeps an application out."""
