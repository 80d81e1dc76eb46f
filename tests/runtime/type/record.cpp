#include <ctypes/ffi_type_of.hpp>

#include <doctest/doctest.h>

#include <array>
#include <complex>
#include <cstddef>
#include <vector>

#include <netdb.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>

namespace {

struct point {
    int x;
    double y;
    char tag[8];
};
struct mixed {
    char c;
    point p[2];
    short grid[2][3];
    long double ld;
    std::array<std::array<float, 3>, 2> floats;
    void* address;
};
struct page {
    char text[4096];
};
struct huge {
    char first;
    int values[100000];
    char last;
};
struct odd_length {
    short values[12345];
};
struct complexes {
    std::complex<float> f;
    char c;
    std::complex<double> d;
};

/// What libffi makes of the same elements when it may compute size and alignment itself.
struct computed {
    std::vector<ffi_type*> elements;
    ffi_type record{};
    std::vector<std::size_t> offsets;

    explicit computed(const ffi_type* given) {
        for (ffi_type** element = given->elements; *element != nullptr; ++element) elements.push_back(*element);
        offsets.resize(elements.size());
        elements.push_back(nullptr);
        record.type = FFI_TYPE_STRUCT;
        record.elements = elements.data();
        REQUIRE(ffi_get_struct_offsets(FFI_DEFAULT_ABI, &record, offsets.data()) == FFI_OK);
    }
};

template <class T>
void agrees_with_libffi() {
    ffi_type* const type = ctypes::ffi_type_of<T>();
    CAPTURE(sizeof(T));
    CHECK(type->type == FFI_TYPE_STRUCT);
    CHECK(type->size == sizeof(T));
    CHECK(type->alignment == alignof(T));
    const computed by_libffi(type);
    CHECK(by_libffi.record.size == sizeof(T));
    CHECK(by_libffi.record.alignment == alignof(T));
    const auto offsets = ctypes::detail::member_offsets<T>(ctypes::detail::members_of<T>{});
    CHECK(by_libffi.offsets == std::vector<std::size_t>(offsets.begin(), offsets.end()));
}

std::size_t count_scalars(const ffi_type* type) {
    if (type->type != FFI_TYPE_STRUCT) return 1;
    std::size_t count = 0;
    for (ffi_type** element = type->elements; *element != nullptr; ++element) count += count_scalars(*element);
    return count;
}

} // namespace

TEST_CASE("libffi computes the sizes and offsets that the compiler has") {
    agrees_with_libffi<point>();
    agrees_with_libffi<mixed>();
    agrees_with_libffi<page>();
    agrees_with_libffi<huge>();
    agrees_with_libffi<odd_length>();
    agrees_with_libffi<tm>();
    agrees_with_libffi<timespec>();
    agrees_with_libffi<struct stat>();
    agrees_with_libffi<termios>();
    agrees_with_libffi<addrinfo>();
#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
    agrees_with_libffi<complexes>();
#endif
}

TEST_CASE("an array is as many elements as it has, of any length") {
    CHECK(count_scalars(ctypes::ffi_type_of<int[1]>()) == 1);
    CHECK(count_scalars(ctypes::ffi_type_of<int[64]>()) == 64);
    CHECK(count_scalars(ctypes::ffi_type_of<int[65]>()) == 65);
    CHECK(count_scalars(ctypes::ffi_type_of<char[4096]>()) == 4096);
    CHECK(count_scalars(ctypes::ffi_type_of<char[4097]>()) == 4097);
    CHECK(count_scalars(ctypes::ffi_type_of<short[12345]>()) == 12345);
    CHECK(count_scalars(ctypes::ffi_type_of<int[100000]>()) == 100000);
    CHECK(count_scalars(ctypes::ffi_type_of<std::array<point, 5>>()) == 50);
    CHECK(count_scalars(ctypes::ffi_type_of<double[7][11][13]>()) == 1001);
    CHECK(ctypes::ffi_type_of<double[7][11]>()->size == sizeof(double) * 77);
}

TEST_CASE("preparing a call leaves the description alone") {
    ffi_type* const type = ctypes::ffi_type_of<mixed>();
    const ffi_type before = *type;
    ffi_cif cif;
    ffi_type* arguments[] = {type, ctypes::ffi_type_of<int>()};
    REQUIRE(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 2, type, arguments) == FFI_OK);
    CHECK(type->size == before.size);
    CHECK(type->alignment == before.alignment);
    CHECK(type->elements == before.elements);
}
