# The probe for another machine: asked of the cross compiler, compared by its C++ compiler, run by nobody.
find_program(c_compiler aarch64-linux-gnu-gcc)
find_program(cxx_compiler aarch64-linux-gnu-g++)
if(NOT c_compiler OR NOT cxx_compiler)
    message(STATUS "skipped: there is no aarch64-linux-gnu-g++")
    return()
endif()
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${WORK}" -G "${GENERATOR}" "-DPROBE_MODULE=${MODULE}"
    -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64
    "-DCMAKE_C_COMPILER=${c_compiler}" "-DCMAKE_CXX_COMPILER=${cxx_compiler}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
