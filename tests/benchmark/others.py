# The same calls by ctypes or cffi (without a C compiler: its ABI mode), under CPython or PyPy.
#
#     python3 others.py ctypes libbenchmark_callees.so
#     pypy3 others.py cffi libbenchmark_callees.so
#
# Prints lines "key nanoseconds". The loop around the call is included, as it is when a program calls in a loop.
import sys
import time

way, path = sys.argv[1:]
SECONDS = 0.1
DECLARATIONS = """
struct sixteen { double x; long n; };
struct thirty_two { double a, b; long n, m; };
int take_int(int n);
double take_double(double x);
double take_six(int a, double b, const char* c, float d, long e, unsigned char f);
struct sixteen take_16(struct sixteen v);
struct thirty_two take_32(struct thirty_two v);
size_t take_text(const char* text);
double take_variadic(int count, ...);
int call_int(int (*f)(int), int count);
double call_double(double (*f)(double), int count);
int call_with_data(int (*f)(int, void*), void* data, int count);
"""


def report(key, loop, per_round=1):
    """`loop(n)` does it n times; as many as fill the time, after a warm-up for compilers that compile while it runs."""
    count = 1
    while True:
        start = time.process_time()
        loop(count)
        if time.process_time() - start >= SECONDS:
            break
        count *= 2
    start = time.process_time()
    loop(count)
    print(key, (time.process_time() - start) / count / per_round * 1e9)


def repeat(call, *arguments):
    # a function of its own for each number of arguments, as a program would have it
    names = ", ".join("a%d" % i for i in range(len(arguments)))
    scope = {"call": call, "arguments": arguments}
    exec("def loop(n, call=call):\n"
         "    %s\n"
         "    for _ in range(n): call(%s)\n" % ("%s, = arguments" % names if names else "pass", names), scope)
    return scope["loop"]


if way == "ctypes":
    from ctypes import *

    class sixteen(Structure):
        _fields_ = [("x", c_double), ("n", c_long)]

    class thirty_two(Structure):
        _fields_ = [("a", c_double), ("b", c_double), ("n", c_long), ("m", c_long)]

    lib = CDLL(path)
    saving = CDLL(path, use_errno=True)

    def bind(name, result, *parameters, library=lib):
        function = library[name]  # a new object each time, as lib.name is the first time
        function.restype, function.argtypes = result, parameters
        return function

    int_callback, double_callback = CFUNCTYPE(c_int, c_int), CFUNCTYPE(c_double, c_double)
    data_callback = CFUNCTYPE(c_int, c_int, c_void_p)

    report("call/int", repeat(bind("take_int", c_int, c_int), 1))
    report("call/double", repeat(bind("take_double", c_double, c_double), 1.0))
    report("call/six_mixed", repeat(bind("take_six", c_double, c_int, c_double, c_char_p, c_float, c_long, c_ubyte),
                                    1, 2.0, b"three", 4.0, 5, 6))
    report("call/struct_of_16_bytes", repeat(bind("take_16", sixteen, sixteen), sixteen(1, 2)))
    report("call/struct_of_32_bytes", repeat(bind("take_32", thirty_two, thirty_two), thirty_two(1, 2, 3, 4)))
    report("call/string", repeat(bind("take_text", c_size_t, c_char_p), b"a string"))
    report("call/variadic", repeat(bind("take_variadic", c_double, c_int), 2, c_double(0.5), c_double(0.25)))
    take_int = bind("take_int", c_int, c_int, library=saving)

    def with_errno(n):
        set_errno(0)
        result = take_int(n)
        return result + get_errno()

    report("call/with_errno", repeat(with_errno, 1))
    offset = 1
    keep = int_callback(lambda n: n + offset)
    report("callback/int", repeat(bind("call_int", c_int, int_callback, c_int), keep, 1000), 1000)
    keep_double = double_callback(lambda x: x + offset)
    report("callback/double", repeat(bind("call_double", c_double, double_callback, c_int), keep_double, 1000), 1000)
    keep_data = data_callback(lambda n, data: n + offset)
    report("callback/user_data", repeat(bind("call_with_data", c_int, data_callback, c_void_p, c_int), keep_data, None,
                                        1000), 1000)

    def create():
        int_callback(lambda n: n + offset)

    report("create", repeat(create))
    call_int = bind("call_int", c_int, int_callback, c_int)

    def create_called():
        call_int(int_callback(lambda n: n + offset), 1)

    report("create/called", repeat(create_called))

    def bind_one():
        bind("take_double", c_double, c_double)

    report("bind/symbol", repeat(bind_one))
else:
    from cffi import FFI

    ffi = FFI()
    ffi.cdef(DECLARATIONS)
    lib = ffi.dlopen(path)
    report("call/int", repeat(lib.take_int, 1))
    report("call/double", repeat(lib.take_double, 1.0))
    report("call/six_mixed", repeat(lib.take_six, 1, 2.0, b"three", 4.0, 5, 6))
    report("call/struct_of_16_bytes", repeat(lib.take_16, ffi.new("struct sixteen*", [1, 2])[0]))
    report("call/struct_of_32_bytes", repeat(lib.take_32, ffi.new("struct thirty_two*", [1, 2, 3, 4])[0]))
    report("call/string", repeat(lib.take_text, b"a string"))
    report("call/variadic", repeat(lib.take_variadic, 2, ffi.cast("double", 0.5), ffi.cast("double", 0.25)))

    def with_errno(n):
        ffi.errno = 0
        result = lib.take_int(n)
        return result + ffi.errno

    report("call/with_errno", repeat(with_errno, 1))
    offset = 1
    keep = ffi.callback("int(int)", lambda n: n + offset)
    report("callback/int", repeat(lib.call_int, keep, 1000), 1000)
    keep_double = ffi.callback("double(double)", lambda x: x + offset)
    report("callback/double", repeat(lib.call_double, keep_double, 1000), 1000)
    keep_data = ffi.callback("int(int, void*)", lambda n, data: n + offset)
    report("callback/user_data", repeat(lib.call_with_data, keep_data, ffi.NULL, 1000), 1000)

    def create():
        ffi.callback("int(int)", lambda n: n + offset)

    report("create", repeat(create))

    def create_called():
        lib.call_int(ffi.callback("int(int)", lambda n: n + offset), 1)

    report("create/called", repeat(create_called))

    def prototype():
        FFI().cdef("double pow(double x, double y);")

    report("prototype", repeat(prototype))
