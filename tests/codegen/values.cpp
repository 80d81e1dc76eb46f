// Calls whose arguments are more than scalars: ranges, spans, pointers, enumerations; errno.
#include <ctypes/function.hpp>
#include <ctypes/last_error.hpp>
#include <ctypes/out.hpp>
#include <ctypes/pointer.hpp>
#include <ctypes/span.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

enum class colour : unsigned char { red, green };

struct of_four { // 32 bytes: in memory
    float a, b;
    int c;
    char text[20];
};

inline constinit thread_local int saved_errno = 0; // as the library's own

using with_errno = decltype(ctypes::with_errno(ctypes::function<int(int)>()));

extern "C" {

int typed_enumeration(const ctypes::function<int(colour, bool)>& f, colour c, bool b) { return f(c, b); }
int plain_enumeration(int (*const& f)(colour, bool), colour c, bool b) { return f(c, b); }

int typed_pointer(const ctypes::function<int(of_four*)>& f, of_four& r) { return f(ctypes::byref(r)); }
int plain_pointer(int (*const& f)(of_four*), of_four& r) { return f(&r); }

int typed_null(const ctypes::function<int(const of_four*)>& f) { return f(nullptr); }
int plain_null(int (*const& f)(const of_four*)) { return f(nullptr); }

int typed_function_pointer(const ctypes::unchecked_function<int(int (*)(int))>& f, int (*g)(int)) { return f(g); }
int plain_function_pointer(int (*const& f)(int (*)(int)), int (*g)(int)) { return f(g); }

int typed_vector(const ctypes::function<int(const int*)>& f, const std::vector<int>& v) { return f(v); }
int plain_vector(int (*const& f)(const int*), const std::vector<int>& v) { return f(v.data()); }

int typed_array(const ctypes::function<int(int*)>& f, std::array<int, 4>& a) { return f(a); }
int plain_array(int (*const& f)(int*), std::array<int, 4>& a) { return f(a.data()); }

int typed_span(const ctypes::function<int(const double*)>& f, std::span<const double> s) { return f(s); }
int plain_span(int (*const& f)(const double*), std::span<const double> s) { return f(s.data()); }

int typed_bytes(const ctypes::function<int(const void*)>& f, std::string_view s) { return f(s); }
int plain_bytes(int (*const& f)(const void*), std::string_view s) { return f(s.data()); }

// a pointer and a length
int typed_sized(const ctypes::function<int(ctypes::sized<const int*>)>& f, std::span<const int> s) { return f(s); }
int plain_sized(int (*const& f)(const int*, std::size_t), std::span<const int> s) { return f(s.data(), s.size()); }

// counted: clang looks at the vector before it loads the function's address
int typed_sized_vector_counted(const ctypes::function<int(int, ctypes::sized<const int*>)>& f,
                               const std::vector<int>& v) {
    return f(1, v);
}
int plain_sized_vector_counted(int (*const& f)(int, const int*, std::size_t), const std::vector<int>& v) {
    return f(1, v.data(), v.size());
}

of_four typed_record_through(const ctypes::function<of_four(of_four)>& f, const of_four& r) { return f(r); }
of_four plain_record_through(of_four (*const& f)(of_four), const of_four& r) { return f(r); }

int typed_inout_counted(const ctypes::function<void(ctypes::inout<int>)>& f, int n) { return f(n); }
int plain_inout_counted(void (*const& f)(int*), int n) {
    f(&n);
    return n;
}

int typed_optional_left_out(const ctypes::function<int(int, ctypes::optional<int>)>& f) { return f(1); }
int plain_optional_left_out(int (*const& f)(int, const int*)) { return f(1, nullptr); }

// errno, kept for this thread, and the one of before where the call sets none
int typed_with_errno_counted(const with_errno& f, int n) {
    const auto [value, error] = f(n);
    return value + error;
}
int plain_with_errno_counted(int (*const& f)(int), int n) {
    const int before = errno;
    int value;
    errno = 0;
    try {
        value = f(n);
        saved_errno = errno;
        if (saved_errno == 0) errno = before;
    } catch (...) {
        saved_errno = errno;
        if (saved_errno == 0) errno = before;
        throw;
    }
    return value + saved_errno;
}

} // extern "C"
