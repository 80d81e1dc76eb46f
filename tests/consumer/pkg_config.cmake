# c++ -std=c++20 main.cpp $(pkg-config --cflags --libs ctypes), then the program.
if(NOT PKG_CONFIG)
    message(FATAL_ERROR "pkg-config is missing; Debian and Ubuntu call the package pkg-config")
endif()
set(ENV{PKG_CONFIG_PATH} "${PREFIX}/share/pkgconfig")
execute_process(COMMAND "${PKG_CONFIG}" --modversion ctypes OUTPUT_VARIABLE version
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT version STREQUAL EXPECTED_VERSION)
    message(FATAL_ERROR "ctypes.pc says version ${version}, the header ${EXPECTED_VERSION}")
endif()
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs ctypes OUTPUT_VARIABLE flags
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND ${COMPILER} -std=c++20 "${SOURCE}" -o "${WORK}/plain" ${flags} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${WORK}/plain" COMMAND_ERROR_IS_FATAL ANY)
