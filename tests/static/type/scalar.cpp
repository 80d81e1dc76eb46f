#include <ctypes/ffi_type_of.hpp>

#include <complex>
#include <cstddef>
#include <cstdint>

namespace {

using ctypes::ffi_type_of;

struct incomplete;
enum class narrow : unsigned char { a };
enum class negative : signed char { a };
enum class wide : unsigned long { a };
enum class truth : bool { no, yes };
enum plain { one };
enum plain_narrow : short { two };
enum window : unsigned long long {};

} // namespace

// the very records of libffi, so that a pointer comparison tells
static_assert(ffi_type_of<void>() == &ffi_type_void);
static_assert(ffi_type_of<std::int8_t>() == &ffi_type_sint8 && ffi_type_of<std::uint8_t>() == &ffi_type_uint8);
static_assert(ffi_type_of<std::int16_t>() == &ffi_type_sint16 && ffi_type_of<std::uint16_t>() == &ffi_type_uint16);
static_assert(ffi_type_of<std::int32_t>() == &ffi_type_sint32 && ffi_type_of<std::uint32_t>() == &ffi_type_uint32);
static_assert(ffi_type_of<std::int64_t>() == &ffi_type_sint64 && ffi_type_of<std::uint64_t>() == &ffi_type_uint64);
static_assert(ffi_type_of<int>() == &ffi_type_sint32 && ffi_type_of<unsigned>() == &ffi_type_uint32);
static_assert(ffi_type_of<short>() == &ffi_type_sint16 && ffi_type_of<unsigned short>() == &ffi_type_uint16);
static_assert(ffi_type_of<signed char>() == &ffi_type_sint8 && ffi_type_of<unsigned char>() == &ffi_type_uint8);
static_assert(ffi_type_of<long long>() == &ffi_type_sint64 && ffi_type_of<unsigned long long>() == &ffi_type_uint64);
static_assert(ffi_type_of<long>() == (sizeof(long) == 8 ? &ffi_type_sint64 : &ffi_type_sint32));
static_assert(ffi_type_of<std::size_t>() == (sizeof(std::size_t) == 8 ? &ffi_type_uint64 : &ffi_type_uint32));
static_assert(ffi_type_of<bool>() == &ffi_type_uint8 || sizeof(bool) != 1);
static_assert(ffi_type_of<float>() == &ffi_type_float && ffi_type_of<double>() == &ffi_type_double);
static_assert(ffi_type_of<long double>() == &ffi_type_longdouble);

// char and wchar_t have a sign or not, as the platform says
static_assert(ffi_type_of<char>() == (char(-1) < 0 ? &ffi_type_sint8 : &ffi_type_uint8));
static_assert(sizeof(wchar_t) != 4 ||
              ffi_type_of<wchar_t>() == (wchar_t(-1) < 0 ? &ffi_type_sint32 : &ffi_type_uint32));
static_assert(ffi_type_of<char8_t>() == &ffi_type_uint8 && ffi_type_of<char16_t>() == &ffi_type_uint16);
static_assert(ffi_type_of<char32_t>() == &ffi_type_uint32 && ffi_type_of<std::byte>() == &ffi_type_uint8);

// an enum is the type underneath
static_assert(ffi_type_of<narrow>() == &ffi_type_uint8 && ffi_type_of<negative>() == &ffi_type_sint8);
static_assert(ffi_type_of<wide>() == ffi_type_of<unsigned long>() && ffi_type_of<truth>() == ffi_type_of<bool>());
static_assert(ffi_type_of<plain>() == &ffi_type_uint32 && ffi_type_of<plain_narrow>() == &ffi_type_sint16);
static_assert(ffi_type_of<window>() == &ffi_type_uint64);

// every pointer is one
static_assert(ffi_type_of<int*>() == &ffi_type_pointer && ffi_type_of<const void*>() == &ffi_type_pointer);
static_assert(ffi_type_of<incomplete*>() == &ffi_type_pointer && ffi_type_of<incomplete**>() == &ffi_type_pointer);
static_assert(ffi_type_of<void (*)(int)>() == &ffi_type_pointer &&
              ffi_type_of<int (*)(const char*, ...)>() == &ffi_type_pointer);
static_assert(ffi_type_of<std::nullptr_t>() == &ffi_type_pointer && ffi_type_of<int (*)[4]>() == &ffi_type_pointer);

// qualifiers say nothing to libffi
static_assert(ffi_type_of<const int>() == ffi_type_of<int>() &&
              ffi_type_of<volatile double>() == ffi_type_of<double>());
static_assert(ffi_type_of<const volatile narrow>() == ffi_type_of<narrow>() &&
              ffi_type_of<char* const>() == &ffi_type_pointer);

#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
static_assert(ffi_type_of<std::complex<float>>() == &ffi_type_complex_float);
static_assert(ffi_type_of<std::complex<double>>() == &ffi_type_complex_double);
static_assert(ffi_type_of<std::complex<long double>>() == &ffi_type_complex_longdouble);
#endif
