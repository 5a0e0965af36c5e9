"""Meet the market: an event where organisations that buy and social enterprises meet, from plan to follow-up."""
