// A page that has moved leads on to the same spot of the new one; without this script, to its beginning.
location.replace(document.links[0].href + location.hash);
