# For compile_time.cmake and scale.cmake: folders, and `spend`, which says what a command costs.
#
# Sets root (the repository), COMPILER and folder (of our own, for what is written).
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH tests)
cmake_path(GET tests PARENT_PATH root)
if(NOT COMPILER)
    set(COMPILER c++)
endif()
if(NOT WORK)
    set(WORK "$ENV{TMPDIR}")
    if(NOT WORK)
        set(WORK /tmp)
    endif()
endif()
string(RANDOM LENGTH 8 suffix)
set(folder "${WORK}/ctypes_spend_${suffix}")
file(MAKE_DIRECTORY "${folder}")
execute_process(COMMAND ${COMPILER} -std=c++20 -O1 "${CMAKE_CURRENT_LIST_DIR}/report/spend.cpp" -o "${folder}/spend"
    COMMAND_ERROR_IS_FATAL ANY)

# Runs a command so many times; sets `milliseconds` of processor time (the median) and `megabytes` of memory (the most).
function(spend runs)
    execute_process(COMMAND "${folder}/spend" ${runs} ${ARGN} OUTPUT_VARIABLE spent COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH "([0-9]+) ([0-9]+)" spent "${spent}")
    set(milliseconds ${CMAKE_MATCH_1} PARENT_SCOPE)
    set(megabytes ${CMAKE_MATCH_2} PARENT_SCOPE)
endfunction()
