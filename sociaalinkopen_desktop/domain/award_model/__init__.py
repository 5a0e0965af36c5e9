"""How bids become a ranking, and what a model teaches before it is published.

All arithmetic is in Decimal, without rounding before the end. Sources of the methods: PIANOo on gunningsmethodieken
(gewichten en scores; gunnen op waarde) and Aanbestedingswet 2012 art. 2.113a to 2.115a. Where to begin: `model.py`.
"""
