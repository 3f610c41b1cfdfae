# coloquio_assets(TARGET) puts what browsers fetch (folder assets/) into the binary.
#
# It gathers the files in build/…/assets under flat names, because their address is
# /assets/NAME.HASH.EXT: one style sheet made of assets/css in the order of its layers, and the
# scripts, pictures and fonts as they are.
function(coloquio_assets target)
  set(from ${CMAKE_SOURCE_DIR}/assets)
  set(to ${CMAKE_BINARY_DIR}/assets)

  # base.css comes first: it declares the order of the layers.
  set(css "")
  foreach(name base tokens community forms notices)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${from}/css/${name}.css)
    file(READ ${from}/css/${name}.css text)
    string(APPEND css "${text}")
  endforeach()
  # The dark colours are written once, in @dark { … }, and needed twice: a media query and a person's
  # choice cannot share one rule.
  string(REGEX MATCH "@dark {([^}]*)}" whole "${css}")
  set(dark "${CMAKE_MATCH_1}")
  string(REPLACE "${whole}"
    "@media (prefers-color-scheme: dark) { :root:not([data-theme=\"light\"]) {${dark}} }\n:root[data-theme=\"dark\"] {${dark}}"
    css "${css}")
  string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" css "${css}")
  string(REGEX REPLACE "\n[ \t\n]+" "\n" css "${css}")
  file(CONFIGURE OUTPUT ${to}/community.css CONTENT "${css}" @ONLY)

  file(GLOB files CONFIGURE_DEPENDS ${from}/js/*.js ${from}/img/*.svg ${from}/icons/*.svg
    ${from}/fonts/*.woff2)
  set(gathered ${to}/community.css)
  foreach(file ${files})
    get_filename_component(name ${file} NAME)
    configure_file(${file} ${to}/${name} COPYONLY)
    list(APPEND gathered ${to}/${name})
  endforeach()
  coloquio_embed(${target} assets BASE ${to} FILES ${gathered})
endfunction()
