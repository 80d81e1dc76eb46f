# Runs PROGRAM and compares what it prints with the file EXPECTED.
#
#     cmake -DPROGRAM=path[;argument]... -DEXPECTED=03_qsort.out -P compare_output.cmake
set(ENV{LC_ALL} C)
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with status ${status}, having printed:\n${printed}")
endif()

file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
    cmake_path(GET EXPECTED FILENAME name)
    file(WRITE "${name}.printed" "${printed}")
    execute_process(COMMAND diff -u "${EXPECTED}" "${name}.printed")
    message(FATAL_ERROR "${PROGRAM} printed something else than ${EXPECTED} has:\n${printed}")
endif()
