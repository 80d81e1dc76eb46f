# Runs the tool once and compares: cmake -DPROGRAM=... -DCASE=... -DFOLDER=... -P check.cmake
cmake_minimum_required(VERSION 3.25)

# expect(STATUS status OUT text ERROR text RUN arguments...), with MATCHES expression in the place of OUT, or of the FIRST line
function(expect)
    cmake_parse_arguments(PARSE_ARGV 0 to "FIRST" "STATUS;OUT;ERROR;INPUT;MATCHES" "RUN")
    file(MAKE_DIRECTORY "${FOLDER}")
    set(input "${FOLDER}/${CASE}.in")
    file(WRITE "${input}" "${to_INPUT}")
    execute_process(COMMAND ${PROGRAM} ${to_RUN} INPUT_FILE "${input}" OUTPUT_VARIABLE out ERROR_VARIABLE error RESULT_VARIABLE status)
    if(error MATCHES "there is no C preprocessor")
        message(STATUS "no C preprocessor")
        execute_process(COMMAND "${CMAKE_COMMAND}" -E echo "SKIPPED: no C preprocessor")
        return()
    endif()
    if(to_FIRST)
        string(REGEX REPLACE "\n.*" "\n" out "${out}")
    endif()
    if(to_MATCHES AND out MATCHES "${to_MATCHES}")
        set(to_OUT "${out}")
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

set(sscanf "int sscanf(const char *text, const char *format, ...)")

function(case_null_behind_the_dots)
    expect(STATUS 0 OUT "5\nto = \"(nil)\"\n" RUN self "int snprintf(char *to, unsigned long n, const char *format, ...)" "_[64]" 64 "%p" NULL)
endfunction()

function(case_room_of_conversions)
    expect(STATUS 0 OUT "4\nargument 3 = 12\nargument 4 = \"abc\"\nargument 5 = 2.5\nargument 6 = \"xy\"\nargument 7 = 13\n"
        RUN self "${sscanf}" "12 abc 2.5 xyz" "%ld %s %lf %2s%n" _ _ _ _ _)
endfunction()

function(case_room_of_a_set_and_of_characters)
    expect(STATUS 0 OUT "3\nargument 3 = \"12\"\nargument 4 = \"cd\"\nargument 5 = -7\n" RUN self "${sscanf}" "12cdx-7" "%[0-9]%2c%*c%hhd" _ _ _)
endfunction()

function(case_format_that_asks_for_more)
    expect(STATUS 2 OUT "" RUN self "${sscanf}" "1 2" "%d %d" _
        ERROR "call: the format of '${sscanf}' asks for 2 arguments behind '...'\n")
    expect(STATUS 2 OUT "" RUN self "int printf(const char *, ...)" "%*d" 3
        ERROR "call: the format of 'int printf(const char *, ...)' asks for 2 arguments behind '...'\n")
endfunction()

function(case_room_with_a_type)
    expect(STATUS 0 OUT "1\nargument 3 = {7, 0}\n" RUN self "${sscanf}" 7 "%d" "(int[2])_")
endfunction()

function(case_room_that_is_too_small)
    expect(STATUS 2 OUT "" RUN self "${sscanf}" "abc" "%s" "_[3]"
        ERROR "call: argument 3 of '${sscanf}': '%s' may write 4 elements, more than _[3] has\n")
    expect(STATUS 2 OUT "" RUN self "${sscanf}" 5 "%ld" "(int *)_"
        ERROR "call: argument 3 of '${sscanf}': '%ld' may write more than there is room for in '(int *)_'\n")
endfunction()

function(case_room_of_a_conversion_without_a_width)
    expect(STATUS 2 OUT "" RUN self "int scanf(const char *format, ...)" "%s" _
        ERROR "call: argument 2 of 'int scanf(const char *format, ...)': '%s' may write any number of characters; say how many: %63s\n")
endfunction()

function(case_room_that_no_conversion_fills)
    expect(STATUS 2 OUT "" RUN self "int printf(const char *format, ...)" "%d" _
        ERROR "call: argument 2 of 'int printf(const char *format, ...)': '%d' writes to no memory, so that '_' cannot be its argument\n")
endfunction()

function(case_room_that_nothing_says_the_type_of)
    expect(STATUS 2 OUT "" RUN self "int ioctl(int fd, unsigned long what, ...)" 0 1 _
        ERROR "call: argument 3 of 'int ioctl(int fd, unsigned long what, ...)': behind '...' only formats of scanf and printf say what '_' is; write (int *)_\n")
endfunction()

function(case_values_where_scanf_writes)
    foreach(value ab 5 NULL)
        expect(STATUS 2 OUT "" RUN self "${sscanf}" 5 "%d" ${value}
            ERROR "call: argument 3 of '${sscanf}': '%d' writes to memory: '_' is room for it, and not '${value}'\n")
    endforeach()
endfunction()

function(case_void_pointer_to_a_text)
    expect(STATUS 0 OUT "-1\n" RUN self "int memcmp(const void *, const void *, unsigned long n)" "abc" "abd" 3)
endfunction()

function(case_void_pointer_to_a_buffer)
    expect(STATUS 0 OUT "to = {104, 105, 0, 0}\n" RUN self "void bcopy(const void *from, void *to, unsigned long n)" hi "_[4]" 2)
endfunction()

function(case_void_pointer_to_values_of_a_type)
    expect(STATUS 0 OUT "to = {1, 2, 0}\n"
        RUN self "void bcopy(const void *from, void *to, unsigned long n)" "(short[]){1, 2}" "(short[3])_" 4)
endfunction()

function(case_void_pointer_without_a_size)
    expect(STATUS 2 OUT "" RUN self "void bcopy(const void *from, void *to, unsigned long n)" hi _ 2
        ERROR "call: argument 2 of 'void bcopy(const void *from, void *to, unsigned long n)': 'void *' does not say how many bytes are to be filled; write _[64] for '_'\n")
endfunction()

function(case_results_and_arguments_of_other_calls)
    expect(STATUS 2 RUN --file -
        INPUT "self 'void *calloc(unsigned long, unsigned long)' 8 1
self 'char *strcpy(void *to, const char *from)' @ hello
self 'unsigned long strlen(const char *)' @1
self 'int abs(int)' @
self 'void free(void *)' @1
self 'char *strcpy(char *to, const char *from)' _[16] one
self 'char *strcat(char *to, const char *from)' @6.to two
self 'int strcmp(const char *, const char *)' same @.1
self 'unsigned long strlen(const char *)' '\"@1\"'
self 'int abs(int)' @99
self 'int abs(int)' @1
self 'int abs(int)' @5
"
        ERROR "call: standard input:10: argument 1 of 'int abs(int)': there is no call 99
call: standard input:11: argument 1 of 'int abs(int)': 'void *' does not convert to 'int'
call: standard input:12: argument 1 of 'int abs(int)': '@5' is a call without a result
"
        MATCHES "^0x[0-9a-f]+\n\"hello\"\n5\n5\n\"one\"\nto = \"one\"\n\"onetwo\"\nto = \"onetwo\"\n0\n2\n$")
endfunction()

function(case_several_constants)
    expect(STATUS 0 OUT "15\n" RUN -D "enum flags { A = 1, B = 6 };" self "int abs(int)" "A|B | 0x8")
    expect(STATUS 2 OUT "" ERROR "call: argument 1 of 'int abs(int)': '1|x' is no number and no known constant\n" RUN self "int abs(int)" "1|x")
endfunction()

function(case_characters)
    foreach(one "'a'=97" "'\\n'=10" "'\\x41'=65" "'\\033'=27" "'\\\\'=92" "'\\''=39" "'|'=124")
        string(REGEX MATCH "^('.*')=(.*)$" all "${one}")
        expect(STATUS 0 OUT "${CMAKE_MATCH_2}\n" RUN self "int abs(int)" "${CMAKE_MATCH_1}")
    endforeach()
endfunction()

function(case_errno_of_what_failed)
    expect(STATUS 0 OUT "-1\nerrno = 2 (No such file or directory)\n" RUN self "int open(const char *, int, ...)" /nowhere/at/all 0)
    expect(STATUS 0 OUT "NULL\nerrno = 2 (No such file or directory)\n" RUN self "void *opendir(const char *)" /nowhere/at/all)
    expect(STATUS 0 OUT "9223372036854775807\nerrno = 34 (Numerical result out of range)\n"
        RUN self "long strtol(const char *, char **, int)" 99999999999999999999 NULL 10)
endfunction()

function(case_errno_of_what_did_not_fail)
    expect(STATUS 0 OUT "12\n" RUN self "long strtol(const char *, char **, int)" 12 NULL 10)
    expect(STATUS 0 OUT "-4\n" RUN self "int atoi(const char *)" -4)
endfunction()

function(case_pointer_result)
    expect(STATUS 0 OUT "&{.sec = 5, .min = 0, .hour = 0, .mday = 1}\n"
        RUN self "struct tm { int sec, min, hour, mday; }; struct tm *gmtime(const long *)" 5)
    expect(STATUS 0 OUT "&108\n" RUN self "unsigned char *memchr(const char *, int, unsigned long)" hello "'l'" 5)
endfunction()

function(case_pointer_result_that_points_nowhere)
    expect(STATUS 0 OUT "0xffffffffffffffff\nerrno = 9 (Bad file descriptor)\n"
        RUN self "int *mmap(void *, unsigned long, int, int, int, long)" NULL 4096 0 2 -1 0)
endfunction()

function(case_output_that_is_cut)
    string(REPEAT "a" 16383 text) # and a quote before them
    expect(FIRST STATUS 0 OUT "\"${text}\"... and 3616 more\n" RUN self "char *memset(void *, int, unsigned long)" "_[20000]" "'a'" 19999)
endfunction()

function(case_layout)
    expect(STATUS 0 RUN -D "struct p { char c; double d; };" --layout "struct p"
        OUT "struct p: 16 bytes, aligned to 8\n  offset  size  type    member\n       0     1  char    c\n       1     7          (padding)\n       8     8  double  d\n")
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
