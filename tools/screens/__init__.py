"""`make screens`: every page of the window as a picture, light and dark, in Dutch, from the demo call.

In English there are those that the English guides show, light alone, in a folder of their own: `--language en`. The
call in them stays as it is, in Dutch.

The same program gives the same pictures, byte for byte: the clock stands still, chance is drawn from a seed, and
nothing of the machine is shown. So a picture that changed is a change in what people see.
"""
