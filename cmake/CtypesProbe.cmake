# SPDX-License-Identifier: MIT
# CtypesProbe.cmake - asks the C compiler what only it knows, and writes a header of C++ constants.
#
#     find_package(ctypes REQUIRED)
#     ctypes_probe("${CMAKE_CURRENT_BINARY_DIR}/probed.hpp" NAMESPACE probed
#         HEADERS sys/types.h sys/stat.h unistd.h paths.h
#         VALUES  "stat_size=sizeof(struct stat)" "offset_of_size=offsetof(struct stat, st_size)" "at_end=SEEK_END"
#         STRINGS "null_device=_PATH_DEVNULL"
#         TYPES   "has_timeval=struct timeval"
#         SYMBOLS "has_write=write")
#
# gives `namespace probed { inline constexpr auto stat_size = 144; ... inline constexpr bool has_write = true; }`, for
# programs that are not to include the C headers, or not on every platform.
#
#     VALUES        integer constant expressions of C: sizes, offsets, enumerators, macros; from the smallest long long to
#                   the largest unsigned long long
#     STRINGS       macros that are string literals
#     TYPES         whether a type exists and is complete
#     SYMBOLS       whether a macro is defined, or a function or variable declared (whether a library has it, the library
#                   knows best, when the program runs: ctypes::library::contains)
#     DEFINITIONS, INCLUDE_DIRECTORIES, LIBRARIES (targets)   as the C code needs them
#
# Nothing is run, and nothing is linked: a static library is compiled, and its bytes are read. So it works for cross
# compilers too. A header is left alone while the questions and the compiler stay the same; delete it to ask again.
# PyPy's ctypes_configure, and CMake's check_type_size, from where the method is.

function(ctypes_probe output)
    cmake_parse_arguments(PARSE_ARGV 1 probe "" NAMESPACE
        "HEADERS;VALUES;STRINGS;TYPES;SYMBOLS;DEFINITIONS;INCLUDE_DIRECTORIES;LIBRARIES")
    if(probe_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "ctypes_probe: unknown arguments: ${probe_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT probe_NAMESPACE)
        message(FATAL_ERROR "ctypes_probe: say in which NAMESPACE the constants are to be")
    endif()
    if(NOT CMAKE_C_COMPILER)
        message(FATAL_ERROR "ctypes_probe: it asks the C compiler; add C to the languages of your project()")
    endif()

    set(asking "${CMAKE_C_COMPILER}" "${CMAKE_C_COMPILER_VERSION}" "${CMAKE_C_COMPILER_TARGET}" "${CMAKE_C_FLAGS}"
        "${CMAKE_SYSROOT}" "${CMAKE_OSX_ARCHITECTURES}")
    string(SHA256 question "${ARGN};${asking}")
    if(EXISTS "${output}")
        file(STRINGS "${output}" asked LIMIT_COUNT 1)
        if(asked STREQUAL "// ${question}")
            return()
        endif()
    endif()

    set(folder "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/ctypes_probe")
    set(preamble "#include <stddef.h>\n")
    foreach(header IN LISTS probe_HEADERS)
        string(APPEND preamble "#include <${header}>\n")
    endforeach()
    set(text "// ${question}\n// Written by ctypes_probe.\n#pragma once\n\n#include <string_view>\n\n")
    string(APPEND text "namespace ${probe_NAMESPACE} {\n\n")

    # All values at once: as text, digit by digit, which no byte order can turn around.
    set(source "${preamble}
#define CTYPES_MAGNITUDE(v) ((v) < 0 ? 0ull - (unsigned long long)(v) : (unsigned long long)(v))
#define CTYPES_DIGIT(v, unit) (char)('0' + CTYPES_MAGNITUDE(v) / unit % 10)
#define CTYPES_DIGITS(v) {(v) < 0 ? '-' : '+'")
    foreach(power RANGE 19 0 -1)
        string(REPEAT "0" ${power} zeros)
        string(APPEND source ", CTYPES_DIGIT(v, 1${zeros}ull)")
    endforeach()
    string(APPEND source ", '>'}\n")
    set(names "")
    foreach(item IN LISTS probe_VALUES)
        ctypes_probe_split(name expression "${item}")
        list(APPEND names ${name})
        set(label "\"<ctypes_probe ${name}=\"")
        string(APPEND source "struct { char label[sizeof ${label} - 1]; char digits[22]; } const "
            "ctypes_value_${name} = {${label}, CTYPES_DIGITS((${expression}))};\n")
    endforeach()
    foreach(item IN LISTS probe_STRINGS)
        ctypes_probe_split(name expression "${item}")
        string(APPEND source "const char ctypes_text_${name}[] = \"<ctypes_probe_text ${name}=\" ${expression} \">\";\n")
    endforeach()
    ctypes_probe_compile(compiled errors "${source}" "${folder}/values.c")
    if(NOT compiled)
        message(FATAL_ERROR "ctypes_probe: the C compiler does not take one of the values:\n${errors}")
    endif()

    foreach(name IN LISTS names)
        file(STRINGS "${folder}/values.c.found" line LIMIT_COUNT 1 REGEX "<ctypes_probe ${name}=[-+][0-9]+>")
        if(NOT line MATCHES "<ctypes_probe ${name}=([-+])0*([0-9]+)>")
            message(FATAL_ERROR "ctypes_probe: no value of ${name} in what the C compiler wrote")
        endif()
        set(sign "${CMAKE_MATCH_1}")
        set(magnitude "${CMAKE_MATCH_2}")
        string(LENGTH "${magnitude}" length)
        if(sign STREQUAL "-" AND magnitude STREQUAL "9223372036854775808")
            set(magnitude "9223372036854775807 - 1")
        elseif(length EQUAL 20 OR (length EQUAL 19 AND magnitude STRGREATER "9223372036854775807"))
            string(APPEND magnitude "u")
        endif()
        string(REPLACE "+" "" sign "${sign}")
        string(APPEND text "inline constexpr auto ${name} = ${sign}${magnitude};\n")
    endforeach()
    foreach(item IN LISTS probe_STRINGS)
        ctypes_probe_split(name expression "${item}")
        file(STRINGS "${folder}/values.c.found" line LIMIT_COUNT 1 REGEX "<ctypes_probe_text ${name}=")
        if(NOT line MATCHES "<ctypes_probe_text ${name}=(.*)>")
            message(FATAL_ERROR "ctypes_probe: no text of ${name} in what the C compiler wrote")
        endif()
        string(REPLACE "\\;" ";" value "${CMAKE_MATCH_1}") # file(STRINGS) escapes it
        string(APPEND text "inline constexpr std::string_view ${name} = R\"ctypes(${value})ctypes\";\n")
    endforeach()

    # What may be missing, one by one.
    foreach(item IN LISTS probe_TYPES)
        ctypes_probe_split(name expression "${item}")
        ctypes_probe_compile(found errors "${preamble}\nextern char ctypes_probe_type[sizeof(${expression})];\n"
            "${folder}/type_${name}.c")
        string(APPEND text "inline constexpr bool ${name} = ${found};\n")
    endforeach()
    foreach(item IN LISTS probe_SYMBOLS)
        ctypes_probe_split(name symbol "${item}")
        ctypes_probe_compile(found errors
            "${preamble}\nvoid ctypes_probe_symbol(void)\n{\n#ifndef ${symbol}\n    (void)${symbol};\n#endif\n}\n"
            "${folder}/symbol_${name}.c")
        string(APPEND text "inline constexpr bool ${name} = ${found};\n")
    endforeach()

    file(WRITE "${output}" "${text}\n} // namespace ${probe_NAMESPACE}\n")
endfunction()

# "name=expression" in two.
function(ctypes_probe_split name expression item)
    if(NOT item MATCHES "^([A-Za-z_][A-Za-z_0-9]*)=(.+)$")
        message(FATAL_ERROR "ctypes_probe: write name=expression, not ${item}")
    endif()
    set(${name} "${CMAKE_MATCH_1}" PARENT_SCOPE)
    set(${expression} "${CMAKE_MATCH_2}" PARENT_SCOPE)
endfunction()

# Compiles `source` as `file`, with what the caller was given in probe_*; the library goes to `file`.found.
function(ctypes_probe_compile compiled errors source file)
    file(WRITE "${file}" "${source}")
    set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
    list(TRANSFORM probe_DEFINITIONS PREPEND "-D")
    if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
        list(APPEND probe_DEFINITIONS -fno-lto) # code that waits for the linker has no readable bytes
    endif()
    set(libraries "")
    if(probe_LIBRARIES)
        set(libraries LINK_LIBRARIES ${probe_LIBRARIES})
    endif()
    try_compile(works "${file}.build" "${file}"
        CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${probe_INCLUDE_DIRECTORIES}"
        COMPILE_DEFINITIONS ${probe_DEFINITIONS} ${libraries} OUTPUT_VARIABLE log COPY_FILE "${file}.found"
        COPY_FILE_ERROR not_copied)
    set(${compiled} false PARENT_SCOPE)
    if(works)
        set(${compiled} true PARENT_SCOPE)
    endif()
    set(${errors} "${log}" PARENT_SCOPE)
    unset(works CACHE)
endfunction()
