# Runs the tool once and compares: cmake -DPROGRAM=... -DCASE=... -DFOLDER=... -P check.cmake
cmake_minimum_required(VERSION 3.25)

# expect(STATUS status OUT text ERROR text RUN arguments...)
function(expect)
    cmake_parse_arguments(PARSE_ARGV 0 to "" "STATUS;OUT;ERROR;INPUT" "RUN")
    file(MAKE_DIRECTORY "${FOLDER}")
    set(input "${FOLDER}/${CASE}.in")
    file(WRITE "${input}" "${to_INPUT}")
    execute_process(COMMAND ${PROGRAM} ${to_RUN} INPUT_FILE "${input}" OUTPUT_VARIABLE out ERROR_VARIABLE error RESULT_VARIABLE status)
    if(error MATCHES "there is no C preprocessor")
        message(STATUS "no C preprocessor")
        execute_process(COMMAND "${CMAKE_COMMAND}" -E echo "SKIPPED: no C preprocessor")
        return()
    endif()
    if(NOT "${status}" STREQUAL "${to_STATUS}" OR NOT "${out}" STREQUAL "${to_OUT}" OR NOT "${error}" STREQUAL "${to_ERROR}")
        message(FATAL_ERROR "status ${status}, not ${to_STATUS}\n--- out\n${out}--- expected\n${to_OUT}--- error\n${error}--- expected\n${to_ERROR}---")
    endif()
endfunction()

function(case_numbers)
    expect(STATUS 0 OUT "1024\n" RUN libm.so.6 "double pow(double, double)" 2 10)
endfunction()

function(case_short_library_name)
    expect(STATUS 0 OUT "0.5\n" RUN m "double fabs(double)" -0.5)
endfunction()

function(case_out_parameter)
    expect(STATUS 0 OUT "0.625\nexponent = 6\n" RUN libm.so.6 "double frexp(double, int *exponent)" 40 _)
endfunction()

function(case_struct_result_of_a_header)
    expect(STATUS 0 OUT "{.quot = 3, .rem = 2}\n" RUN -I stdlib.h self div 17 5)
endfunction()

function(case_struct_in_the_prototype)
    expect(STATUS 0 OUT "{.q = 3, .r = 2}\n" RUN self "struct d { int q, r; }; struct d div(int, int)" 17 5)
endfunction()

function(case_struct_by_pointer)
    expect(STATUS 0 OUT "\"Thu Jan  1 00:00:00 1970\\n\"\n" RUN -I time.h self asctime "{.tm_mday = 1, .tm_year = 70, .tm_wday = 4}")
endfunction()

function(case_strings)
    expect(STATUS 0 OUT "5\n" RUN self "unsigned long strlen(const char *)" hello)
endfunction()

function(case_buffer)
    expect(STATUS 0 OUT "\"some text\"\nto = \"some text\"\n" RUN self "char *strcpy(char *to, const char *from)" "_[32]" "some text")
endfunction()

function(case_array)
    expect(STATUS 0 OUT "to = {3, 2, 1, 0}\n"
        RUN self "void swab(const short *from, short *to, long n)" "{0x0300, 0x0200, 0x0100, 0}" "_[4]" 8)
endfunction()

function(case_variadic)
    expect(STATUS 0 OUT "9\nto = \"x 3 2.5 y\"\n"
        RUN self "int snprintf(char *to, unsigned long n, const char *format, ...)" "_[64]" 64 "%s %d %.1f %s" x 3 2.5 y)
endfunction()

function(case_warning)
    expect(STATUS 0 RUN -D "struct s { int x; } __attribute__((strange)); static int f(void) { return 1; }" --layout "struct s"
        OUT "struct s: 4 bytes, aligned to 4\n  offset  size  type  member\n       0     4  int   x\n"
        ERROR "call: warning: line 1: attribute 'strange', which is not known\n")
endfunction()

function(case_layout)
    expect(STATUS 0 RUN -D "struct p { char c; double d; };" --layout "struct p"
        OUT "struct p: 16 bytes, aligned to 8\n  offset  size  type    member\n       0     1  char    c\n       1     7          (hole)\n       8     8  double  d\n")
endfunction()

function(case_list)
    expect(STATUS 0 OUT "fabs\nfabsf\nfabsf128\nfabsf32\nfabsf32x\nfabsf64\nfabsf64x\nfabsl\n" RUN --list libm.so.6 fabs)
endfunction()

function(case_lines)
    expect(STATUS 1 RUN --file -
        INPUT "struct d { int q, r; };\n# the same library twice\nself 'struct d div(int, int)' 9 4\nself 'int abs(int)' -3\nlibgone.so.7 'int f(void)'\n"
        OUT "{.q = 2, .r = 1}\n3\n"
        ERROR "call: standard input:5: cannot load library 'libgone.so.7': libgone.so.7: cannot open shared object file: No such file or directory\n")
endfunction()

function(case_pipe)
    expect(STATUS 2 INPUT "self 'int abs(int)' -3\nself 'int abs(int)'\nquit\nself 'int abs(int)' -4\n" OUT "3\n"
        ERROR "call: standard input:2: 0 arguments for 'int abs(int)'\n")
endfunction()

function(case_wrong_prototype)
    expect(STATUS 2 OUT "" ERROR "call: line 1, column 12: unknown type name 'foo'\n" RUN libm.so.6 "double pow(foo, double)" 2 1)
endfunction()

function(case_wrong_argument)
    expect(STATUS 2 OUT "" ERROR "call: argument 1 of 'double fabs(double)': 'x' is no number and no known constant\n" RUN libm.so.6 "double fabs(double)" x)
endfunction()

function(case_argument_out_of_range)
    expect(STATUS 2 OUT "" ERROR "call: argument 1 of 'int abs(int)': 5000000000 does not fit into 'int'\n" RUN self "int abs(int)" 5000000000)
endfunction()

function(case_member_out_of_range)
    expect(STATUS 2 OUT "" RUN self "struct d { int q, r; }; int strlen(const struct d *text)" "{1, 5000000000}"
        ERROR "call: argument 1 of 'int strlen(const struct d *text)': .r: 5000000000 does not fit into 'int'\n")
endfunction()

function(case_layout_of_what_is_not_known)
    expect(STATUS 1 OUT "" RUN --layout "struct none"
        ERROR "call: 'struct none' has no layout: nothing that is known here says what is in it\n")
endfunction()

function(case_too_few_arguments)
    expect(STATUS 2 OUT "" ERROR "call: 1 argument for 'double pow(double, double)'\n" RUN libm.so.6 "double pow(double, double)" 2)
endfunction()

function(case_missing_library)
    expect(STATUS 1 OUT "" RUN libgone.so.7 "int f(void)"
        ERROR "call: cannot load library 'libgone.so.7': libgone.so.7: cannot open shared object file: No such file or directory\n")
endfunction()

function(case_unknown_option)
    expect(STATUS 2 OUT "" ERROR "call: unknown option '--bad'; see --help\n" RUN --bad)
endfunction()

cmake_language(CALL case_${CASE})
