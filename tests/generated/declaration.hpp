// tests/generated/declaration.hpp - a random C declaration: records, a function's result and its parameters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace generated {

/// The scalars of C, by the names values.h gives them.
struct scalar {
    const char* name;       ///< of the type in C and in C++
    const char* short_name; ///< what its helpers in values.h are called after
    int size;               ///< usual bytes, for choosing only; the compiler has the last word
    char group;             ///< i integer, f floating, c complex, w wide integer, h half, v vector
};

inline constexpr scalar scalars[] = {
    {"bool", "bool", 1, 'i'},
    {"char", "char", 1, 'i'},
    {"signed char", "schar", 1, 'i'},
    {"unsigned char", "uchar", 1, 'i'},
    {"short", "short", 2, 'i'},
    {"unsigned short", "ushort", 2, 'i'},
    {"int", "int", 4, 'i'},
    {"unsigned", "uint", 4, 'i'},
    {"long", "long", 8, 'i'},
    {"unsigned long", "ulong", 8, 'i'},
    {"long long", "llong", 8, 'i'},
    {"unsigned long long", "ullong", 8, 'i'},
    {"pointer", "pointer", 8, 'i'},
    {"routine", "routine", 8, 'i'},
    {"color", "color", 4, 'i'},
    {"float", "float", 4, 'f'},
    {"double", "double", 8, 'f'},
    {"long double", "ldouble", 16, 'f'},
    {"complex_float", "cfloat", 8, 'c'},
    {"complex_double", "cdouble", 16, 'c'},
    {"complex_ldouble", "cldouble", 32, 'c'},
    {"int128", "int128", 16, 'w'},
    {"uint128", "uint128", 16, 'w'},
    {"half", "half", 2, 'h'},
    {"vector8", "vector8", 8, 'v'},
    {"vector16", "vector16", 16, 'v'},
};
inline constexpr int scalar_count = sizeof scalars / sizeof scalars[0];
inline constexpr int bit_field_bases[] = {0, 2, 3, 4, 5, 6, 7, 10, 11, 14}; // in scalars

/// A scalar, or a record of the same declaration; nothing at all is void.
struct type {
    int scalar = -1;
    int record = -1;
    [[nodiscard]] bool is_void() const { return scalar < 0 && record < 0; }
};

struct member {
    type is;
    std::vector<int> extents{}; ///< of an array, outermost first
    int bits = -1;              ///< of a bit-field; 0 is the unnamed one that ends a container
    bool unnamed = false;       ///< an unnamed bit-field, or an anonymous record
};

struct record {
    bool is_union = false;
    bool packed = false;
    int pack = 0;    ///< `#pragma pack(n)`
    int aligned = 0; ///< `__attribute__((aligned(n)))`
    std::vector<member> members{};
};

struct declaration {
    std::size_t index = 0;
    type result{};
    std::vector<type> parameters{};
    std::size_t fixed = 0; ///< parameters before the `...`; 0: not variadic
};

/// Declarations that share their records, as those of a real header do.
struct group {
    std::size_t index = 0;
    std::vector<record> records{}; ///< a record comes after those it has as members
    std::vector<declaration> declarations{};
};
inline constexpr std::size_t group_size = 10;

/// What may occur, by letters: u unions, b bit-fields, p packing, a alignment, c complex, w 128-bit integers,
/// i these also behind `...`, h half floats, v vectors, n anonymous members, e empty records, . variadic functions.
struct features {
    std::string letters;
    [[nodiscard]] bool has(char c) const { return letters.find(c) != std::string::npos; }
};

/// splitmix64: small, and the same everywhere.
class random {
public:
    explicit random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool percent(int p) { return below(100) < p; }

private:
    std::uint64_t state_;
};

} // namespace generated
