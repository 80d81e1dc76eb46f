# Counts the instructions of one call, for every case of instructions.cpp, and makes a table, instructions.md.
#
#     cmake -DPROGRAM=... -DWORK=folder [-DEMULATOR=qemu-aarch64;-L;...] -P instructions.cmake
#
# Target instructions does this. The program runs twice, and the second time makes 400 calls more: of the difference the
# 400th part is one call, with the instructions of the loop around it.
set(calls 400)

# Who counts -------------------------------------------------------------------------------------------
if(EMULATOR)
    list(GET EMULATOR 0 emulator)
    execute_process(COMMAND "${emulator}" -h OUTPUT_VARIABLE help ERROR_VARIABLE help)
    if(help MATCHES "-one-insn-per-tb") # the name since qemu 8.1
        set(step -one-insn-per-tb)
    elseif(help MATCHES "-singlestep")
        set(step -singlestep)
    else()
        message(FATAL_ERROR "${emulator} cannot log every instruction; wanted is qemu-user")
    endif()
else()
    find_program(valgrind valgrind NO_CACHE)
    if(NOT valgrind)
        message(FATAL_ERROR "valgrind is missing, which counts the instructions; Debian and Ubuntu have it as valgrind")
    endif()
endif()

# Sets `variable` to the instructions of the whole program.
function(count variable)
    if(EMULATOR) # a line for each, too many to be kept
        list(JOIN EMULATOR "' '" words)
        list(JOIN ARGN "' '" arguments)
        execute_process(COMMAND sh -c "'${words}' ${step} -d nochain,exec '${PROGRAM}' '${arguments}' 2>&1 >/dev/null | grep -c '^Trace'"
            OUTPUT_VARIABLE lines RESULT_VARIABLE status)
        string(STRIP "${lines}" found)
    else()
        execute_process(COMMAND "${valgrind}" --tool=callgrind --callgrind-out-file=/dev/null "${PROGRAM}" ${ARGN}
            OUTPUT_QUIET ERROR_VARIABLE words RESULT_VARIABLE status)
        string(REGEX MATCH "Collected : ([0-9]+)" found "${words}")
        set(found "${CMAKE_MATCH_1}")
    endif()
    if(NOT status EQUAL 0 OR NOT found)
        message(FATAL_ERROR "${PROGRAM} ${ARGN}: no instructions were counted")
    endif()
    set(${variable} "${found}" PARENT_SCOPE)
endfunction()

execute_process(COMMAND ${EMULATOR} "${PROGRAM}" OUTPUT_VARIABLE names COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" names "${names}")
foreach(name IN LISTS names)
    if(name)
        message(STATUS "${name}")
        set("of_${name}" "") # there may be no such way
        execute_process(COMMAND ${EMULATOR} "${PROGRAM}" "${name}" 1 RESULT_VARIABLE status ERROR_VARIABLE words)
        if(status EQUAL 1)
            message(STATUS "  ${words}")
            continue()
        elseif(NOT status EQUAL 0)
            message(FATAL_ERROR "${PROGRAM} ${name}: ${status}")
        endif()
        count(once "${name}" ${calls})
        math(EXPR more "2 * ${calls}")
        count(twice "${name}" ${more})
        math(EXPR "of_${name}" "(${twice} - ${once} + ${calls} / 2) / ${calls}") # what is before the loop differs by a few
    endif()
endforeach()

# The table --------------------------------------------------------------------------------------------
# Sets `cell` to the instructions of a case and their ratio to those of another one; what is above `goal` hundredths missed it.
function(compare case other goal)
    set(ours "${of_${case}}")
    if(NOT ours)
        set(cell "none" PARENT_SCOPE)
        return()
    endif()
    math(EXPR ratio "(100 * ${ours} + ${of_${other}} / 2) / ${of_${other}}")
    set(missed "")
    if(goal AND ratio GREATER goal)
        set(missed ", **missed**")
    endif()
    math(EXPR whole "${ratio} / 100")
    math(EXPR hundredths "${ratio} % 100 + 100")
    string(SUBSTRING "${hundredths}" 1 2 hundredths)
    set(cell "${ours} (${whole}.${hundredths}${missed})" PARENT_SCOPE)
endfunction()

# A row. The goals beside ffi_call are judged; those beside the compiler's own call are of time, which for a few instructions
# more or less is the same.
set(rows "")
function(row title id raw values)
    set(line "| ${title} | ${of_${id}/native} |")
    foreach(way IN ITEMS "typed;native;0" "slots;native;0" "raw;ffi_call;${raw}" "values;ffi_call;${values}")
        list(GET way 0 name)
        list(GET way 1 beside)
        list(GET way 2 goal)
        compare("${id}/${name}" "${id}/${beside}" "${goal}")
        string(APPEND line " ${cell} |")
    endforeach()
    set(rows "${rows}${line} ${of_${id}/ffi_call} |\n" PARENT_SCOPE)
endfunction()
row("`double(double, double)`" d_dd 35 50)
row("`int(int, int)`" i_ii 35 50)
row("no parameter" i 35 50)
row("`short(signed char, short)`" s_cs 35 50)
row("`long double(long double)`" e_e 35 50)
row("six parameters, mixed" d_idldfp 35 50)
row("ten `long`" l_llllllllll 35 50)
row("a struct of two `double`, in and out" two_two 35 0)
row("a struct of `long` and `double`" d_mixed 35 0)
row("a struct of four `double`" d_four 35 0)

set(callbacks "")
foreach(way IN ITEMS "arguments;`arguments`, `as<int>(i)`" "references;`arguments`, `[i].as<int>()`" "values;a span of values")
    list(GET way 0 name)
    list(GET way 1 title)
    compare("callback/${name}" callback/raw_closure 100)
    string(APPEND callbacks "| over ${title} | ${cell} |\n")
endforeach()

file(WRITE "${WORK}/instructions.md" "\
| instructions a call | native | equal types (× native) | slots (× native) | raw (× `ffi_call`, ≤ 0.35) | tagged values (× `ffi_call`, ≤ 0.50 for scalars) | `ffi_call` |
|---|---:|---:|---:|---:|---:|---:|
${rows}
| a call back, `int(int, int)` | instructions (× raw closure, ≤ 1) |
|---|---:|
| native | ${of_callback/native} |
| raw closure, plain handler | ${of_callback/raw_closure} |
${callbacks}")
message(STATUS "the table is ${WORK}/instructions.md")
