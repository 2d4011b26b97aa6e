"""`make screens`: every page of the window as a picture, light and dark, in Dutch, from the demo call.

The same program gives the same pictures, byte for byte: the clock stands still, chance is drawn from a seed, and
nothing of the machine is shown. So a picture that changed is a change in what people see.
"""
