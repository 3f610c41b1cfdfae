# Compiler and linker flags for all of our code.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(COLOQUIO_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
set(COLOQUIO_SANITIZE "" CACHE STRING "Value of -fsanitize, empty for none")

add_library(coloquio_flags INTERFACE)
target_include_directories(coloquio_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(coloquio_flags INTERFACE -Wall -Wextra -Wconversion)
if(NOT COLOQUIO_FUZZ)  # g++ decides what is wrong; clang knows other warnings.
  target_compile_options(coloquio_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in `"literal" + std::string` when it optimises (its bug 105651).
  target_compile_options(coloquio_flags INTERFACE -Wno-restrict)
endif()
target_compile_definitions(coloquio_flags INTERFACE COLOQUIO_VERSION="${PROJECT_VERSION}")
add_link_options(-fuse-ld=mold)

if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_options(-O0 -g1 -fno-omit-frame-pointer)  # -g1: line numbers in reports, a third of the size.
else()
  add_compile_options(-fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE)
  add_link_options(-pie -Wl,-z,relro,-z,now)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
endif()
if(COLOQUIO_SANITIZE)
  add_compile_options(-fsanitize=${COLOQUIO_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${COLOQUIO_SANITIZE})
  # GCC 12 sees uninitialized values inside std::optional and std::variant once it instruments them.
  target_compile_options(coloquio_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(COLOQUIO_SANITIZE STREQUAL "thread")
  # Asio has fences, which ThreadSanitizer does not see; what they order is locked as well.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
endif()
if(COLOQUIO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
