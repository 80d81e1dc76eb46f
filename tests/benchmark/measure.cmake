# Runs the benchmarks and the other runtimes that are here in several rounds, one after the other, and makes a table and a
# chart of the medians.
#
#     cmake -DBENCHMARKS=... -DREPORT=... -DCALLEES=... -DWORK=folder [-DROUNDS=5] -P measure.cmake
#
# Target measure does this with what the build made.
if(NOT ROUNDS)
    set(ROUNDS 5)
endif()
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

# The other runtimes ----------------------------------------------------------------------------------
set(runtimes "")
function(look_for title program package)
    find_program(found_program "${program}" NO_CACHE)
    set(works FALSE)
    if(found_program)
        execute_process(COMMAND "${found_program}" ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE version ERROR_VARIABLE version)
        string(STRIP "${version}" version)
        string(REGEX REPLACE "\n.*" "" version "${version}")
        if(status EQUAL 0)
            set(works TRUE)
        endif()
    endif()
    if(works)
        message(STATUS "${title}: ${version}")
        list(APPEND runtimes "${title}")
        set(runtimes "${runtimes}" PARENT_SCOPE)
        set("program_of_${title}" "${found_program}" PARENT_SCOPE)
    else()
        message(STATUS "${title}: missing; Debian has it as ${package}")
    endif()
endfunction()
set(versions "platform\nprint(platform.python_implementation(), platform.python_version()")
look_for("CPython ctypes" python3 python3 -c "import ctypes, ${versions})")
look_for("CPython cffi" python3 python3-cffi -c "import cffi, ${versions}, 'cffi', cffi.__version__)")
look_for("PyPy ctypes" pypy3 pypy3 -c "import ctypes, ${versions})")
look_for("PyPy cffi" pypy3 pypy3 -c "import cffi, ${versions}, 'cffi', cffi.__version__)")
look_for("LuaJIT" luajit luajit -v)

# The rounds -------------------------------------------------------------------------------------------
set(options --benchmark_min_time=0.02 --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true
    --benchmark_out_format=json)
foreach(round RANGE 1 ${ROUNDS})
    message(STATUS "round ${round} of ${ROUNDS}")
    # Once a program has had two threads, some of its atomic operations stay: those benchmarks run by themselves.
    foreach(part IN ITEMS "-with_threads" "with_threads")
        execute_process(COMMAND "${BENCHMARKS}" ${options} "--benchmark_filter=${part}"
            "--benchmark_out=${WORK}/benchmarks_${round}${part}.json" OUTPUT_QUIET ERROR_VARIABLE words RESULT_VARIABLE status)
        if(NOT status EQUAL 0)
            message(FATAL_ERROR "${BENCHMARKS}: ${words}")
        endif()
    endforeach()
    foreach(runtime IN LISTS runtimes)
        if(runtime STREQUAL "LuaJIT")
            set(script others.lua)
        else()
            string(REGEX REPLACE ".* " "" way "${runtime}")
            set(script others.py ${way})
        endif()
        list(POP_FRONT script file)
        execute_process(COMMAND "${program_of_${runtime}}" "${CMAKE_CURRENT_LIST_DIR}/${file}" ${script} "${CALLEES}"
            OUTPUT_VARIABLE lines RESULT_VARIABLE status)
        if(NOT status EQUAL 0)
            message(WARNING "${runtime} did not come to its end")
        endif()
        file(APPEND "${WORK}/${runtime}.txt" "${lines}")
    endforeach()
endforeach()

execute_process(COMMAND "${REPORT}" "${WORK}" ${runtimes} COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "the table is ${WORK}/table.md, the chart ${WORK}/chart.svg")
