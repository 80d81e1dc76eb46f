-- The same calls by LuaJIT's FFI.
--
--     luajit others.lua libbenchmark_callees.so
--
-- Prints lines "key nanoseconds". What it can compile it does: the calls of scalars.
local ffi = require("ffi")
ffi.cdef [[
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
]]
local lib = ffi.load(arg[1])
local seconds = 0.05

local function report(key, loop, per_round)
    local count = 1
    while true do
        local start = os.clock()
        loop(count)
        if os.clock() - start >= seconds then break end
        count = count * 2
    end
    local start = os.clock()
    loop(count)
    print(key, string.format("%.3f", (os.clock() - start) / count / (per_round or 1) * 1e9))
end

-- Each result is used, or the compiler would leave out what makes it.
report("call/int", function(n) local sum = 0 for i = 1, n do sum = sum + lib.take_int(i) end return sum end)
report("call/double", function(n) local sum = 0 for i = 1, n do sum = sum + lib.take_double(i) end return sum end)
report("call/six_mixed", function(n)
    local sum = 0
    for i = 1, n do sum = sum + lib.take_six(i, 2, "three", 4, 5, 6) end
    return sum
end)
local sixteen = ffi.new("struct sixteen", 1, 2)
report("call/struct_of_16_bytes", function(n)
    local sum = 0
    for i = 1, n do sum = sum + lib.take_16(sixteen).x end
    return sum
end)
local thirty_two = ffi.new("struct thirty_two", 1, 2, 3, 4)
report("call/struct_of_32_bytes", function(n)
    local sum = 0
    for i = 1, n do sum = sum + lib.take_32(thirty_two).a end
    return sum
end)
report("call/string", function(n) local last for i = 1, n do last = lib.take_text("a string") end return last end)
report("call/variadic", function(n)
    local sum = 0
    for i = 1, n do sum = sum + lib.take_variadic(2, 0.5, 0.25) end
    return sum
end)
report("call/with_errno", function(n)
    local sum = 0
    for i = 1, n do
        ffi.errno(0)
        sum = sum + lib.take_int(i) + ffi.errno()
    end
    return sum
end)

local offset = 1
local int_callback_type = ffi.typeof("int (*)(int)") -- a type made of text anew each time would fill the table of types
local int_callback = ffi.cast(int_callback_type, function(n) return n + offset end)
report("callback/int", function(n) for i = 1, n do lib.call_int(int_callback, 1000) end end, 1000)
local double_callback = ffi.cast("double (*)(double)", function(x) return x + offset end)
report("callback/double", function(n) for i = 1, n do lib.call_double(double_callback, 1000) end end, 1000)
local data_callback = ffi.cast("int (*)(int, void*)", function(n) return n + offset end)
report("callback/user_data", function(n) for i = 1, n do lib.call_with_data(data_callback, nil, 1000) end end, 1000)

local function add(n) return n + offset end
report("create", function(n) for i = 1, n do ffi.cast(int_callback_type, add):free() end end)
report("create/called", function(n)
    for i = 1, n do
        local callback = ffi.cast(int_callback_type, add)
        lib.call_int(callback, 1)
        callback:free()
    end
end)
local prototypes = 5000 -- each makes types that are kept; there can be 65536
local start = os.clock()
for _ = 1, prototypes do ffi.cdef("double pow(double x, double y);") end
print("prototype", string.format("%.3f", (os.clock() - start) / prototypes * 1e9))
