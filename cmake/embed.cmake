# coloquio_embed(TARGET NAME files… ) puts files into the binary.
#
# Adds to TARGET a generated source that defines
#   std::span<const coloquio::EmbeddedFile> coloquio::embedded::NAME();
# with each file's path relative to BASE and its bytes, sorted by path (see base/embedded.h). The
# assembler's .incbin does the copying, so that large fonts cost no compile time.
function(coloquio_embed target name)
  cmake_parse_arguments(EMBED "" "BASE" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cc)
  set(body "#include \"base/embedded.h\"\n#include <array>\n")
  set(table "")
  list(SORT EMBED_FILES)
  set(index 0)
  foreach(file ${EMBED_FILES})
    file(RELATIVE_PATH relative ${EMBED_BASE} ${file})
    set(symbol "coloquio_embedded_${name}_${index}")
    string(APPEND body
      "__asm__(\".section .rodata\\n.balign 16\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND table "      coloquio::EmbeddedFile{\"${relative}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND body "namespace coloquio::embedded {\nstd::span<const EmbeddedFile> ${name}() {\n"
    "  static const std::array<EmbeddedFile, ${index}> files{{\n${table}  }};\n  return files;\n}\n}  // namespace coloquio::embedded\n")
  file(CONFIGURE OUTPUT ${out} CONTENT "${body}" @ONLY)
  target_sources(${target} PRIVATE ${out})
  # .incbin is invisible to the compiler's dependency scan (and to ccache).
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${EMBED_FILES}" CXX_COMPILER_LAUNCHER "")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${EMBED_FILES})
endfunction()
