"""Where each application is assessed by itself: what stands per dossier, what forbids an approval, what is next."""
