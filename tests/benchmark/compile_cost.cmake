# compile_cost.cmake - what compiling costs, and as a ratio to something else compiled in turn. COMPILER, RUNS and `folder`
# are the includer's; spend.cmake measures.
#
#     measure_both("#include <ctypes.hpp>\n" "#include <string>\n")     # sets time, floor, ratio, megabytes
include("${CMAKE_CURRENT_LIST_DIR}/spend.cmake")
if(NOT RUNS)
    set(RUNS 5)
endif()

# Sets `result` to the milliseconds it takes to compile `text`, and megabytes.
function(measure result text)
    file(WRITE "${folder}/measured.cpp" "${text}")
    spend(${RUNS} ${COMPILER} -std=c++20 "-I${root}/include" ${ARGN} -c "${folder}/measured.cpp" -o "${folder}/measured.o")
    set(${result} ${milliseconds} PARENT_SCOPE)
    set(megabytes ${megabytes} PARENT_SCOPE)
endfunction()

# Sets `time` and `floor`, of two texts, compiled in turn, so that both see the machine as fast as it is at the time; `ratio`,
# in hundredths: the median of what each pair gives; `megabytes` of the first, `floor_megabytes` of the second.
function(measure_both text floor_text)
    set(times "")
    set(floors "")
    set(ratios "")
    foreach(round RANGE 1 ${RUNS})
        set(RUNS 1)
        measure(below "${floor_text}" ${ARGN})
        set(floor_megabytes ${megabytes} PARENT_SCOPE)
        measure(above "${text}" ${ARGN})
        math(EXPR ratio "100 * ${above} / ${below}")
        list(APPEND floors ${below})
        list(APPEND times ${above})
        list(APPEND ratios ${ratio})
    endforeach()
    list(LENGTH times count)
    math(EXPR middle "${count} / 2")
    foreach(list times floors ratios)
        list(SORT ${list} COMPARE NATURAL)
    endforeach()
    list(GET times ${middle} time)
    list(GET floors ${middle} floor)
    list(GET ratios ${middle} ratio)
    set(time ${time} PARENT_SCOPE)
    set(floor ${floor} PARENT_SCOPE)
    set(ratio ${ratio} PARENT_SCOPE)
    set(megabytes ${megabytes} PARENT_SCOPE)
endfunction()

# A number with two places, of hundredths.
function(hundredths result number)
    math(EXPR whole "${number} / 100")
    math(EXPR rest "${number} % 100 + 100")
    string(SUBSTRING ${rest} 1 2 rest)
    set(${result} "${whole}.${rest}" PARENT_SCOPE)
endfunction()

# Headers ----------------------------------------------------------------------------------------------
# What a header includes of others, itself and through ours, is what it could not do without: the same in one file.
function(headers_of_others result text)
    file(WRITE "${folder}/measured.cpp" "${text}")
    execute_process(COMMAND ${COMPILER} -std=c++20 "-I${root}/include" ${ARGN} -M "${folder}/measured.cpp" OUTPUT_VARIABLE files
        COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCHALL "[^ \n\\]+/ctypes[^ \n\\]*[.][hi]pp" files "${files}")
    set(lines "")
    foreach(file IN LISTS files)
        file(STRINGS "${file}" found REGEX "^ *# *include <")
        list(APPEND lines ${found})
    endforeach()
    string(REGEX MATCHALL "#include <[^>]+>" own "${text}")
    list(APPEND lines ${own})
    list(FILTER lines EXCLUDE REGEX "<ctypes")
    list(REMOVE_DUPLICATES lines)
    set(text "")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "<.*>" name "${line}")
        string(APPEND text "#if __has_include(${name})\n#include ${name}\n#endif\n")
    endforeach()
    set(${result} "${text}" PARENT_SCOPE)
endfunction()
