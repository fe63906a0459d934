"""The outside world of the demo, as one separate program: payment gateways, SMS, mail. Its pages all say SIMULASI.

It knows nothing of Django and nothing of the rooms: only the documented protocols connect it to the site.
"""
