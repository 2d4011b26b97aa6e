"""Commands for the advice of the jury, the decision of the body, and what applicants hear of it."""
