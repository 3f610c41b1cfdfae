# The .deb: cpack --preset is not needed, `cpack -G DEB` in a release build does it.
