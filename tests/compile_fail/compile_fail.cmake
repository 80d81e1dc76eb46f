# Compiles one misuse and wants exactly one error, with the message the file names.
#
#     // rejects: ctypes: C has no references      part of the error's text, anywhere in the file
#     // options: -std=c++17                       with these the file is compiled, and without them is right
#     // missing: ffi.h                            compiled where this header is not found, only an empty other one of the two
#     #ifdef CONTROL ... #else ... #endif          with CONTROL defined the file is right and compiles
#
#     cmake "-DCOMPILER=g++;-std=c++20" -DSOURCE=reference_parameter.cpp -P compile_fail.cmake

# Everything compared here is text from outside: lists would be split at its semicolons and brackets.
file(READ "${SOURCE}" text)
string(REGEX MATCH "// rejects: +([^\n]+)" expected "${text}")
set(expected "${CMAKE_MATCH_1}")
string(FIND "${text}" "CONTROL" control)
if(expected STREQUAL "" OR control EQUAL -1)
    message(FATAL_ERROR "${SOURCE} needs a line `// rejects: <text>` and a right variant under `#ifdef CONTROL`")
endif()

set(ENV{LC_ALL} C)
set(command ${COMPILER} -fsyntax-only -w)
set(wrong ${command})
if(text MATCHES "// options: +([^\n]+)")
    separate_arguments(options UNIX_COMMAND "${CMAKE_MATCH_1}")
    list(FIND wrong -include position) # a header precompiled with other options does not fit
    if(NOT position EQUAL -1)
        list(REMOVE_AT wrong ${position})
        list(REMOVE_AT wrong ${position})
    endif()
    list(REMOVE_ITEM wrong -w)
    list(APPEND wrong ${options})
endif()

if(text MATCHES "// missing: +([^\n]+)")
    set(missing "${CMAKE_MATCH_1}")
    set(found "${CMAKE_CURRENT_BINARY_DIR}/compile_fail/without/${missing}/found")
    foreach(header IN ITEMS ffi.h boost/pfr/detail/core17_generated.hpp)
        if(NOT header STREQUAL missing)
            file(WRITE "${found}/${header}" "")
        endif()
    endforeach()
    set(wrong "")
    foreach(argument IN LISTS command) # without what is precompiled, and without all folders but those of the library
        string(REGEX REPLACE "^-I" "" folder "${argument}")
        if(NOT (argument STREQUAL "-include" OR argument MATCHES "precompiled" OR
                (argument MATCHES "^-I" AND NOT EXISTS "${folder}/ctypes.hpp")))
            list(APPEND wrong ${argument})
        endif()
    endforeach()
    list(APPEND wrong -nostdinc "-I${found}")
endif()

execute_process(COMMAND ${command} -DCONTROL "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE output)
if(NOT status EQUAL 0)
    message(NOTICE "${output}")
    message(FATAL_ERROR "the right variant (-DCONTROL) of ${SOURCE} does not compile")
endif()

execute_process(COMMAND ${wrong} "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE output)
if(status EQUAL 0)
    message(FATAL_ERROR "${SOURCE} compiles; it should get the error\n${expected}")
endif()

string(REGEX REPLACE "[][;]" "_" plain "${output}")
string(REGEX REPLACE "[][;]" "_" plain_expected "${expected}")
string(REGEX MATCHALL "(^|\n)[^ \n][^\n]*error: [^\n]*" errors "${plain}")
list(LENGTH errors count)
string(FIND "${errors}" "${plain_expected}" position)
if(NOT count EQUAL 1 OR position EQUAL -1)
    message(NOTICE "${output}")
    message(FATAL_ERROR "${SOURCE} should get one error, with the text\n  ${expected}\nand got ${count}")
endif()
