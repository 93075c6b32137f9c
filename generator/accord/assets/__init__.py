"""Style sheets and scripts that every host carries with the site."""
