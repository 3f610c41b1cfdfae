# The Debian package: `cpack -G DEB` in build/release, after building the target coloquio. Everything
# else the program needs (pages, styles, messages, migrations, demo) is inside the binary.
#
# Destinations are written from the root (the prefix is /), because a .deb holds /etc as well as /usr.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # Packaging does not need the benches and tools built.
set(deb ${CMAKE_SOURCE_DIR}/cmake/deb)
install(TARGETS coloquio RUNTIME DESTINATION usr/bin)
install(FILES ${deb}/coloquio.service DESTINATION lib/systemd/system)
install(FILES ${deb}/coloquio.toml DESTINATION etc/coloquio
        PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ)  # May come to hold the mail password.
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md DESTINATION usr/share/doc/coloquio)
install(FILES ${deb}/copyright DESTINATION usr/share/doc/coloquio)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/guide DESTINATION usr/share/doc/coloquio)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME coloquio)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The Coloquio contributors")
set(CPACK_PACKAGE_CONTACT "The Coloquio contributors <coloquio@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "self-hosted communities with a mission
Coloquio is a community for the customers, employees, partners or citizens
of an organisation: questions and answers, search, moderation, an HTTP API
and a key figure that measures its mission. One program with its database
inside, or with PostgreSQL beside it.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, tzdata")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "caddy, postgresql, postgresql-client")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${deb}/conffiles ${deb}/postinst ${deb}/prerm ${deb}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
