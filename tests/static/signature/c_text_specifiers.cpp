#include <ctypes/c_declaration.hpp>

#include <complex>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <type_traits>

#include <sys/types.h>

namespace {

template <ctypes::fixed_string Text, class T>
inline constexpr bool reads_as = std::is_same_v<ctypes::parsed_type<Text>, T>;

template <ctypes::fixed_string Text, class F>
inline constexpr bool declares = std::is_same_v<typename ctypes::parsed_signature<Text>::type, F>;

} // namespace

// the arithmetic types of C
static_assert(reads_as<"char", char>);
static_assert(reads_as<"signed char", signed char>);
static_assert(reads_as<"unsigned char", unsigned char>);
static_assert(reads_as<"short", short>);
static_assert(reads_as<"unsigned short", unsigned short>);
static_assert(reads_as<"int", int>);
static_assert(reads_as<"signed", int>);
static_assert(reads_as<"unsigned", unsigned>);
static_assert(reads_as<"long", long>);
static_assert(reads_as<"unsigned long", unsigned long>);
static_assert(reads_as<"long long", long long>);
static_assert(reads_as<"unsigned long long", unsigned long long>);
static_assert(reads_as<"float", float>);
static_assert(reads_as<"double", double>);
static_assert(reads_as<"long double", long double>);
static_assert(reads_as<"_Bool", bool>);
static_assert(reads_as<"bool", bool>);
static_assert(reads_as<"float _Complex", std::complex<float>>);
static_assert(reads_as<"_Complex double", std::complex<double>>);
static_assert(reads_as<"long _Complex double", std::complex<long double>>);
static_assert(reads_as<"__complex__ double", std::complex<double>>);
static_assert(reads_as<"void *", void*>);

// their words in any order, between others
static_assert(reads_as<"int short", short>);
static_assert(reads_as<"short int signed", short>);
static_assert(reads_as<"int long unsigned long", unsigned long long>);
static_assert(reads_as<"long unsigned int", unsigned long>);
static_assert(reads_as<"long const long *", const long long*>);
static_assert(reads_as<"unsigned const long volatile int long *", const volatile unsigned long long*>);
static_assert(reads_as<"double long", long double>);
static_assert(reads_as<"char unsigned", unsigned char>);

// the spellings of compilers
static_assert(reads_as<"__signed__ char", signed char>);
static_assert(reads_as<"__const char *", const char*>);
static_assert(reads_as<"const __volatile__ int *", const volatile int*>);
static_assert(reads_as<"__int64", long long>);
static_assert(reads_as<"unsigned __int64", unsigned long long>);
static_assert(reads_as<"unsigned __int8", unsigned char>);
static_assert(reads_as<"__extension__ long long", long long>);
static_assert(reads_as<"_Float32", float>);
static_assert(reads_as<"_Float64", double>);
static_assert(reads_as<"_Float32x", double>);
static_assert(declares<"int CALLBACK f(int noreturn, int WINAPI)", int(int, int)>);
#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;
static_assert(reads_as<"__int128", wide>);
static_assert(reads_as<"unsigned __int128 *", unsigned_wide*>);
static_assert(reads_as<"__uint128_t", unsigned_wide>);
#endif

// the names of the standard headers and of POSIX
static_assert(reads_as<"size_t", std::size_t>);
static_assert(reads_as<"ptrdiff_t", std::ptrdiff_t>);
static_assert(reads_as<"intptr_t", std::intptr_t>);
static_assert(reads_as<"uintptr_t", std::uintptr_t>);
static_assert(reads_as<"intmax_t", std::intmax_t>);
static_assert(reads_as<"int8_t", std::int8_t>);
static_assert(reads_as<"uint8_t", std::uint8_t>);
static_assert(reads_as<"int16_t", std::int16_t>);
static_assert(reads_as<"uint32_t", std::uint32_t>);
static_assert(reads_as<"int64_t", std::int64_t>);
static_assert(reads_as<"uint64_t", std::uint64_t>);
static_assert(reads_as<"uint_least16_t", std::uint_least16_t>);
static_assert(reads_as<"int_fast32_t", std::int_fast32_t>);
static_assert(reads_as<"wchar_t", wchar_t>);
static_assert(reads_as<"char16_t", char16_t>);
static_assert(reads_as<"char32_t", char32_t>);
static_assert(reads_as<"time_t", std::time_t>);
static_assert(reads_as<"ssize_t", ::ssize_t>);
static_assert(reads_as<"off_t", ::off_t>);
static_assert(reads_as<"pid_t", ::pid_t>);
static_assert(reads_as<"mode_t", ::mode_t>);
static_assert(reads_as<"uid_t", ::uid_t>);
static_assert(reads_as<"dev_t", ::dev_t>);
static_assert(reads_as<"FILE *", std::FILE*>);
static_assert(declares<"int vprintf(const char *format, va_list arguments)", int(const char*, std::va_list)>);
static_assert(declares<"int vprintf(const char *, __builtin_va_list)", int(const char*, std::va_list)>);

// storage and function specifiers say nothing of the type
static_assert(declares<"extern double pow(double, double)", double(double, double)>);
static_assert(declares<"extern __inline __attribute__((__gnu_inline__)) int f(int)", int(int)>);
static_assert(declares<"_Noreturn void exit(int)", void(int)>);
static_assert(declares<"int extern f(void)", int()>);

// attributes, before, between and after
static_assert(declares<"__attribute__((visibility(\"default\"))) int f(int)", int(int)>);
static_assert(declares<"int __attribute__((__nonnull__(1, 2), pure)) f(const char *, int *)", int(const char*, int*)>);
static_assert(declares<"int f(int x __attribute__((unused))) __attribute__((nothrow, leaf))", int(int)>);
static_assert(declares<"int f(void) __asm__(\"\" \"g\") __attribute__((deprecated(\"not ) now\")))", int()>);
static_assert(declares<"__declspec(dllimport) int f(void)", int()>);
static_assert(declares<"[[nodiscard]] int f(void)", int()>);

// comments, line ends, markers
static_assert(declares<"/* a */ double // b\n pow(double /* ) */ x,\n\tdouble y)", double(double, double)>);
static_assert(declares<"# 12 \"math.h\" 3 4\nextern double pow(double x, double y);\n", double(double, double)>);
static_assert(declares<"double \\\n pow(double)", double(double)>);

// conventions: of the function itself they are kept, and where a target has none of this name they say nothing
using ctypes::detail::c_text::convention;
static_assert(ctypes::parsed_signature<"int f(int)">::convention == convention::none);
static_assert(ctypes::parsed_signature<"int __stdcall f(int)">::convention == convention::stdcall);
static_assert(ctypes::parsed_signature<"int f(int) __attribute__((ms_abi))">::convention == convention::ms_abi);
static_assert(ctypes::parsed_signature<"__attribute__((sysv_abi)) int f(int)">::convention == convention::sysv_abi);
static_assert(ctypes::parsed_signature<"int (WINAPI f)(int)">::convention == convention::stdcall);
static_assert(declares<"int __cdecl f(int)", int(int)>);
#if defined(__x86_64__) && !defined(_WIN32)
static_assert(std::is_same_v<ctypes::bound_signature<"int f(int) __attribute__((ms_abi))">, ctypes::ms_abi<int(int)>>);
static_assert(std::is_same_v<ctypes::bound_signature<"int __attribute__((sysv_abi)) f(int)">, int(int)>);
static_assert(std::is_same_v<ctypes::bound_signature<"int __stdcall f(int)">, int(int)>);
static_assert(declares<"int f(int) __attribute__((ms_abi))", int(int)>);
#elif defined(__i386__)
static_assert(std::is_same_v<ctypes::bound_signature<"int __stdcall f(int)">, ctypes::stdcall<int(int)>>);
static_assert(std::is_same_v<ctypes::bound_signature<"int f(int) __attribute__((ms_abi))">, int(int)>);
#endif
#if defined(__x86_64__) && !defined(_WIN32)
static_assert(declares<"void f(int (__stdcall *)(int))", void(int (*)(int))>);
static_assert(declares<"void f(int (__attribute__((sysv_abi)) *)(int))", void(int (*)(int))>);
#endif
