// The types that compilers add to the language: what is known of them, and that every path has the same answer.
// extension_gnu.cpp has the same with -std=gnu++20, where the type traits know some of them.
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/explain.hpp>
#include <ctypes/same_layout.hpp>
#include <ctypes/type.hpp>

#include <array>
#include <complex>
#include <type_traits>

#if defined(__GNUC__)
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc99-extensions"
#endif

namespace {

using ctypes::explain;
using ctypes::has_ffi_type;
using ctypes::layout_of;
using ctypes::passes_in_registers;
using ctypes::detail::class_of;
using ctypes::detail::type_class;

template <int Bytes, class T>
struct vector_of {
    typedef T type __attribute__((vector_size(Bytes)));
};
using quad_bytes = vector_of<4, char>::type;
using pair = vector_of<8, float>::type;
using four = vector_of<16, float>::type;
using eight = vector_of<32, float>::type;
using sixteen = vector_of<64, float>::type;

template <class T>
struct one {
    T value;
};
template <class T>
struct with_more {
    T value;
    char more;
};
template <class T>
struct several {
    T values[3];
};

/// Whether `T` is refused by libffi and by nothing else, alone and where it alone decides the place of a record.
template <class T>
inline constexpr bool refused = !has_ffi_type<T>() && !has_ffi_type<one<T>>() && !has_ffi_type<T[2]>() &&
                                !has_ffi_type<std::array<one<T>, 1>>() && ctypes::c_type<T> && ctypes::c_type<one<T>> &&
                                layout_of<T>().size == sizeof(T) && layout_of<one<T>>().members.size() == 1;

// Known: the three of C and what is like them.
static_assert(class_of<int>() == type_class::integer && class_of<void*>() == type_class::integer);
static_assert(class_of<long double>() == type_class::floating && class_of<void>() == type_class::nothing);
static_assert(class_of<std::complex<float>>() == type_class::complex &&
              class_of<_Complex float>() == type_class::complex);
static_assert(class_of<pair>() == type_class::vector && class_of<four>() == type_class::vector);
static_assert(class_of<int[3]>() == type_class::array && class_of<one<int>>() == type_class::record);

// Not known: vectors of other sizes.
static_assert(class_of<quad_bytes>() == type_class::unknown && class_of<eight>() == type_class::unknown &&
              class_of<sixteen>() == type_class::unknown);
static_assert(refused<quad_bytes> && !has_ffi_type<with_more<quad_bytes>>());
static_assert(!has_ffi_type<eight>() && !has_ffi_type<sixteen>());
static_assert(ctypes::same_layout<one<eight>, one<eight>> &&
              ctypes::same_layout<with_more<quad_bytes>, with_more<quad_bytes>>);

#if defined(__x86_64__) && !defined(_WIN32) && !defined(__ILP32__)
static_assert(explain<void(int, quad_bytes)>().starts_with("arg 1: where the compiler passes ") &&
              explain<void(int, quad_bytes)>().ends_with(" is not known"));
static_assert(passes_in_registers<pair> && passes_in_registers<four> && passes_in_registers<one<four>>);

// Above 16 bytes the size decides, and nothing needs to be known.
static_assert(!passes_in_registers<with_more<eight>> && !passes_in_registers<several<pair>>);
static_assert(!passes_in_registers<several<with_more<quad_bytes>>> && has_ffi_type<several<with_more<quad_bytes>>>());
#if !defined(__AVX__)
static_assert(!passes_in_registers<one<eight>> && !passes_in_registers<one<sixteen>>);
#endif

// __float128 is no integer and no long double.
using quad = ctypes::detail::float128;
static_assert(class_of<quad>() == type_class::floating && !ctypes::detail::c_complex<quad>);
static_assert(refused<quad> && has_ffi_type<with_more<quad>>());
static_assert(passes_in_registers<quad> && passes_in_registers<one<quad>> && !passes_in_registers<with_more<quad>>);
static_assert(explain<quad(quad, int, one<quad>)>() == "arg 0: xmm0; arg 1: rdi; arg 2: xmm1; result: xmm0");
static_assert(explain<_Complex __float128(int)>() == "arg 0: rsi; result: memory, 32 bytes, address in rdi");
static_assert(!has_ffi_type<_Complex __float128>() && !ctypes::c_type<std::complex<quad>>);
static_assert(!ctypes::same_layout<one<quad>, one<long double>> && ctypes::same_layout<one<quad>, one<quad>>);
static_assert(!ctypes::same_layout<one<quad>, one<ctypes::detail::int128>> &&
              !ctypes::same_layout<one<quad>, one<four>>);
union either {
    quad wide;
    long whole[2];
};
} // namespace
template <>
struct ctypes::describe<either> : ctypes::members<&either::wide, &either::whole> {};
namespace {
static_assert(explain<void(either)>() == "arg 0: rdi (bytes 0-7), rsi (bytes 8-15); result: nothing");

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wbit-int-extension"
// _BitInt is an integer of the size that holds it, up to 64 bits.
static_assert(class_of<_BitInt(24)>() == type_class::integer &&
              class_of<unsigned _BitInt(64)>() == type_class::integer);
static_assert(has_ffi_type<_BitInt(24)>() && has_ffi_type<one<_BitInt(5)>>() && has_ffi_type<with_more<_BitInt(60)>>());
using narrow = _BitInt(24);
static_assert(ctypes::ffi_type_of<narrow>() == &ffi_type_sint32 && has_ffi_type<unsigned _BitInt(3)>());
static_assert(explain<narrow(unsigned _BitInt(40), one<_BitInt(7)>)>() == "arg 0: rdi; arg 1: rsi; result: rax");
static_assert(refused<_BitInt(100)> && class_of<_BitInt(100)>() == type_class::unknown);
static_assert(ctypes::same_layout<one<_BitInt(24)>, one<int>> && !ctypes::same_layout<one<_BitInt(24)>, one<unsigned>>);
#if __clang_major__ >= 16
static_assert(class_of<__bf16>() == type_class::floating && has_ffi_type<__bf16>() &&
              has_ffi_type<with_more<__bf16>>());
static_assert(explain<__bf16(__bf16, with_more<__bf16>)>() == "arg 0: xmm0; arg 1: rdi; result: xmm0");
static_assert(!ctypes::same_layout<one<__bf16>, one<_Float16>>);
#endif
#else
// Decimal floating point: by the compiler only.
typedef float decimal32 __attribute__((mode(SD)));
typedef float decimal64 __attribute__((mode(DD)));
typedef float decimal128 __attribute__((mode(TD)));
static_assert(refused<decimal32> && refused<decimal64> && refused<decimal128>);
static_assert(!has_ffi_type<with_more<decimal64>>() && has_ffi_type<with_more<decimal128>>()); // 32 bytes: in memory
static_assert(explain<decimal64(int)>() == "result: where the compiler passes (unnamed type) is not known");
#endif
#endif

} // namespace
#endif
