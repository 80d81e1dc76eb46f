#include <ctypes/c_declaration.hpp>

#include <type_traits>

// Every type stands beside the compiler's own reading of the same declarator.

namespace {

template <ctypes::fixed_string Text, class T>
inline constexpr bool reads_as = std::is_same_v<ctypes::parsed_type<Text>, T>;

template <ctypes::fixed_string Text, class F>
inline constexpr bool declares = std::is_same_v<typename ctypes::parsed_signature<Text>::type, F>;

} // namespace

// pointers, and what their qualifiers belong to
static_assert(reads_as<"int*", int*>);
static_assert(reads_as<"int **", int**>);
static_assert(reads_as<"const int *", const int*>);
static_assert(reads_as<"int const*", const int*>);
static_assert(reads_as<"int *const", int* const>);
static_assert(reads_as<"const int *const *volatile", const int* const* volatile>);
static_assert(reads_as<"volatile const void *", const volatile void*>);
static_assert(reads_as<"char *restrict", char*>);
static_assert(reads_as<"char *__restrict__ *restrict", char**>);
static_assert(reads_as<"_Atomic int *", int*>);
static_assert(reads_as<"_Atomic(int) *", int*>);
static_assert(!reads_as<"const int *", int* const>);

// arrays
static_assert(reads_as<"int[3]", int[3]>);
static_assert(reads_as<"int[2][3]", int[2][3]>);
static_assert(reads_as<"int[][3]", int[][3]>);
static_assert(reads_as<"int *[3]", int* [3]>);
static_assert(reads_as<"int (*)[3]", int (*)[3]>);
static_assert(reads_as<"int (*)[]", int (*)[]>);
static_assert(reads_as<"int (*(*)[2])[3]", int (*(*)[2])[3]>);
static_assert(reads_as<"const int[3]", const int[3]>);
static_assert(!reads_as<"int[2][3]", int[3][2]>);

// functions and pointers to them
static_assert(reads_as<"int(double)", int(double)>);
static_assert(reads_as<"int(void)", int()>);
static_assert(reads_as<"int()", int()>);
static_assert(reads_as<"int(const char *, ...)", int(const char*, ...)>);
static_assert(reads_as<"int(...)", int(...)>);
static_assert(reads_as<"int (*)(double)", int (*)(double)>);
static_assert(reads_as<"int (*const)(double)", int (*const)(double)>);
static_assert(reads_as<"int (**)(double)", int (**)(double)>);
static_assert(reads_as<"int (*[4])(double)", int (*[4])(double)>);
static_assert(reads_as<"int *(*)(double)", int* (*)(double)>);
static_assert(reads_as<"int (*(*)(int))(double)", int (*(*)(int))(double)>);
static_assert(reads_as<"int (*(*[3])(char))(double, long)", int (*(*[3])(char))(double, long)>);
static_assert(reads_as<"void (*(*)(void))(void (*)(void))", void (*(*)())(void (*)())>);
static_assert(reads_as<"int ((*))(double)", int (*)(double)>);

// declarators with names, and brackets that change nothing
static_assert(declares<"double pow(double x, double y)", double(double, double)>);
static_assert(declares<"double pow(double, double);", double(double, double)>);
static_assert(declares<"double (pow)(double, double)", double(double, double)>);
static_assert(declares<"double ((((pow))(double, double)))", double(double, double)>);
static_assert(declares<"char *strchr(const char *s, int c)", char*(const char*, int)>);
static_assert(declares<"int printf(const char *format, ...)", int(const char*, ...)>);
static_assert(declares<"void (*signal(int sig, void (*func)(int)))(int)", void (*(int, void (*)(int)))(int)>);
static_assert(declares<"int (*f(void))[3]", int (*())[3]>);
static_assert(declares<"int (*(*f(int a))(int b))(int c)", int (*(*(int))(int))(int)>);
static_assert(declares<"void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *))",
                       void(void*, decltype(sizeof 0), decltype(sizeof 0), int (*)(const void*, const void*))>);

// parameters: arrays and functions become pointers, outer qualifiers and storage go
static_assert(declares<"void f(int a[])", void(int*)>);
static_assert(declares<"void f(int a[3])", void(int*)>);
static_assert(declares<"void f(int a[static 3])", void(int*)>);
static_assert(declares<"void f(int a[const restrict static 3])", void(int*)>);
static_assert(declares<"void f(int n, int a[n])", void(int, int*)>);
static_assert(declares<"void f(int n, int a[n * (n + 1)])", void(int, int*)>);
static_assert(declares<"void f(int a[*])", void(int*)>);
static_assert(declares<"void f(int a[2][3])", void(int (*)[3])>);
static_assert(declares<"void f(int n, double m[n][n])", void(int, double (*)[])>);
static_assert(declares<"void f(const char *argv[])", void(const char**)>);
static_assert(declares<"void f(int g(double))", void(int (*)(double))>);
static_assert(declares<"void f(int (double))", void(int (*)(double))>);
static_assert(declares<"void f(int (g)(double))", void(int (*)(double))>);
static_assert(declares<"void f(int (x))", void(int)>);
static_assert(declares<"void f(const int x, char *const p, register int i)", void(int, char*, int)>);
static_assert(declares<"void f(int, int (*)[3], int (*)(int[3]))", void(int, int (*)[3], int (*)(int*))>);

// a name of a type is a parameter's name where it can be no type
static_assert(declares<"void f(int size_t)", void(int)>);
static_assert(declares<"void f(unsigned uint8_t, int bool)", void(unsigned, int)>);
static_assert(declares<"void f(int (size_t))", void(int (*)(decltype(sizeof 0)))>);

// qualifiers of a result say nothing
static_assert(declares<"const int f(void)", int()>);
static_assert(declares<"const char *const f(void)", const char*()>);

// names
static_assert(ctypes::parsed_signature<"double pow(double x, double y)">::name == "pow");
static_assert(ctypes::parsed_signature<"void (*signal(int sig, void (*func)(int)))(int)">::name == "signal");
static_assert(ctypes::parsed_signature<"extern int (open)(const char *, int, ...);">::name == "open");
