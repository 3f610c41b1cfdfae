# coloquio_room(NAME DEPENDS a b … LIBRARIES x y …)
#
# Makes src/NAME a static library coloquio_NAME from its *.cc (one folder deep included), the test
# program NAME_test from its *_test.cc, and one fuzz program from each *_fuzz.cc. DEPENDS names other
# rooms; LIBRARIES names targets from outside. What a room does not list it cannot include: the
# headers of a library from outside come with its target, and script/lint checks our own. Fuzz
# programs link all of that, or only the rooms of FUZZ_DEPENDS where the parser needs few of them:
# building the whole house with clang takes minutes.
function(coloquio_room name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LIBRARIES;TEST_DEPENDS;FUZZ_DEPENDS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  set(fuzzers ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cc$|/main\\.cc$")

  if(NOT sources)
    add_library(coloquio_${name} INTERFACE)
    set(visibility INTERFACE)
  else()
    add_library(coloquio_${name} STATIC ${sources})
    set(visibility PUBLIC)
  endif()
  list(TRANSFORM ROOM_DEPENDS PREPEND coloquio_)
  target_link_libraries(coloquio_${name} ${visibility} coloquio_flags ${ROOM_DEPENDS} ${ROOM_LIBRARIES})

  if(tests AND NOT COLOQUIO_FUZZ)
    add_executable(${name}_test EXCLUDE_FROM_ALL ${tests})
    list(TRANSFORM ROOM_TEST_DEPENDS PREPEND coloquio_)
    target_link_libraries(${name}_test PRIVATE coloquio_${name} ${ROOM_TEST_DEPENDS} GTest::gtest_main GTest::gmock)
    set_property(GLOBAL APPEND PROPERTY COLOQUIO_TESTS ${name}_test)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
  if(COLOQUIO_FUZZ)
    foreach(fuzzer ${fuzzers})
      get_filename_component(target ${fuzzer} NAME_WE)
      add_executable(${target} ${fuzzer})
      if(ROOM_FUZZ_DEPENDS)
        list(TRANSFORM ROOM_FUZZ_DEPENDS PREPEND coloquio_ OUTPUT_VARIABLE fuzz_depends)
        add_dependencies(${target} coloquio_${name})
        target_link_libraries(${target} PRIVATE $<TARGET_FILE:coloquio_${name}> ${fuzz_depends}
                                                ${ROOM_LIBRARIES})
      else()
        target_link_libraries(${target} PRIVATE coloquio_${name})
      endif()
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
      set_property(GLOBAL APPEND PROPERTY COLOQUIO_FUZZERS ${target})
    endforeach()
  endif()
endfunction()
