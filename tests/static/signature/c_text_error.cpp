#include <ctypes/c_declaration.hpp>

#include <string_view>

// What a compiler prints for a wrong text: the place, the words, and what they are about.

namespace {

struct point {
    int x, y;
};

template <ctypes::fixed_string Text, class... Types>
constexpr auto message_of() {
    using parsed = ctypes::detail::parsed_text<ctypes::detail::declarations_text<Text, Types...>>;
    using checked = ctypes::detail::checked_function_text<parsed>;
    return ctypes::detail::c_text_message_of(checked::problem, checked::source, "");
}

template <ctypes::fixed_string Text, class... Types>
constexpr bool says(std::string_view words) {
    constexpr auto message = message_of<Text, Types...>();
    return message.view() == words;
}

} // namespace

static_assert(says<"double f(foo x)">("line 1, column 10: unknown type name `foo`"));
static_assert(says<"int f(int x,\n      poin *p)", point>("line 2, column 7: unknown type name `poin`"));
static_assert(says<"double f(double x double y)">("line 1, column 19: expected `,` or `)` before `double`"));
static_assert(says<"double f(double x">("line 1, column 18: expected `)` before the end of the text"));
static_assert(says<"double f(double) g">("line 1, column 18: expected `;` before `g`"));
static_assert(says<"">("line 1, column 1: the text declares no function, or more than one"));
static_assert(says<"int x;">("line 1, column 1: the text declares no function, or more than one"));
static_assert(says<"int f(void), g(void)">("line 1, column 1: the text declares no function, or more than one"));
static_assert(says<"int f(std::string)">("line 1, column 7: unknown type name `std`"));
static_assert(says<"int f(int &x)">("line 1, column 11: C has no references"));
static_assert(
    says<"void f(union point)", point>("line 1, column 14: `point` by value needs its C++ type, given after the text"));
static_assert(says<"struct s { int x; }; void f(struct s)">(
    "line 1, column 8: `s` by value needs its C++ type, given after the text"));
static_assert(says<"FILE f(void)">("line 1, column 6: FILE is for pointers only"));
static_assert(says<"enum e f(void)">("line 1, column 6: `e` by value needs its C++ type, given after the text"));
static_assert(says<"_BitInt(3) f(void)">("line 1, column 1: `_BitInt` is not supported"));
static_assert(says<"__auto_type f(void)">("line 1, column 1: `__auto_type` is not supported"));
static_assert(says<"typedef float v __attribute__((vector_size(16))); void f(v)">(
    "line 1, column 56: a vector has no C++ type here; give it one by `spelled`"));
#if defined(__x86_64__) && !defined(_WIN32)
static_assert(says<"int __vectorcall f(int)">("line 1, column 18: this calling convention is not supported"));
static_assert(says<"int __attribute__((ms_abi)) f(int, ...)">(
    "line 1, column 29: a variadic function of another calling convention is not supported"));
static_assert(says<"void f(int (__attribute__((ms_abi)) *)(int))">(
    "line 1, column 6: a pointer to a function of another calling convention is not supported"));
#endif
// a text from anywhere cannot garble the message
static_assert(says<"int f(\x01\xff)">("line 1, column 7: `?` is no character of C"));
static_assert(says<"int f(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)">(
    "line 1, column 7: unknown type name `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...`"));
