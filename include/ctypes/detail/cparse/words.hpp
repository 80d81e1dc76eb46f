// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/words.hpp - the words of C, of its extensions, and the names of standard types.
//
//     find_word(hash_of("size_t"), "size_t", 6)      // word::type_name, kind_of<std::size_t>
#pragma once

#include <ctypes/detail/cparse/scalar.hpp>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string_view>
#include <type_traits>

#if __has_include(<sys/types.h>)
#include <sys/types.h>
#endif
#if __has_include(<sys/socket.h>)
#include <sys/socket.h>
#endif

namespace ctypes::detail::c_text {

enum class word : std::uint8_t {
    none,
    // type specifiers
    void_,
    char_,
    short_,
    int_,
    long_,
    long_long,
    float_,
    double_,
    signed_,
    unsigned_,
    complex,
    int128,
    struct_,
    union_,
    enum_,
    typeof_,
    type_name, // a name of one of the standard headers, with its kind
    // qualifiers
    const_,
    volatile_,
    restrict_,
    atomic,
    // storage and other specifiers
    typedef_,
    extern_,
    static_,
    inline_,
    register_,
    thread_local_,
    alignas_,
    attribute,
    declspec,
    pragma,
    convention,
    asm_,
    static_assert_,
    ignored,     // __extension__, _Noreturn, _Nullable: nothing that the ABI would see
    unsupported, // _BitInt, __auto_type: known, and of no C++ type
    // expressions
    sizeof_,
    alignof_,
    true_,
    false_,
};

struct word_entry {
    const char* text = "";
    word is = word::none;
    kind type = kind::void_;
    c_text::convention call = c_text::convention::none;
};

/// FNV-1a, a step for each character: the lexer goes over them anyway.
inline constexpr std::uint64_t hash_start = 0xcbf29ce484222325u;
inline constexpr std::uint64_t hash_factor = 0x100000001b3u;

constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = hash_start;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * hash_factor;
    return hash;
}
constexpr std::uint64_t hash_of(const word_entry& entry) {
    std::uint64_t hash = hash_start;
    for (const char* c = entry.text; *c != '\0'; ++c) hash = (hash ^ static_cast<unsigned char>(*c)) * hash_factor;
    return hash;
}

// string_view's own comparison takes the compiler three calls for each character.
constexpr bool equal(const char* a, const char* b, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        if (a[i] != b[i]) return false;
    return true;
}

/// The same for two names of this length; `equal` stops at the end of the first.
constexpr bool same_names(const char* a, const char* b, std::size_t size) {
    return std::is_constant_evaluated() ? equal(a, b, size) : __builtin_memcmp(a, b, size) == 0;
}

/// Whether a word is one of a list, which has a blank behind each.
constexpr bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t begin = 0, end = 0; begin < list.size(); begin = ++end) {
        while (list[end] != ' ') ++end;
        if (end - begin == word.size() && equal(list.data() + begin, word.data(), word.size())) return true;
    }
    return false;
}

/// Words that are keywords in C23 only, or that headers of Windows and <stdnoreturn.h> make with #define.
constexpr bool is_name_elsewhere(std::string_view word) {
    return has_word(
        "CALLBACK WINAPI WINAPIV APIENTRY NTAPI STDMETHODCALLTYPE noreturn thread_local true false alignas alignof "
        "static_assert constexpr typeof_unqual ",
        word);
}

/// The same of kinds of words, in less time: false for those that none of these names is of.
constexpr bool may_be_name_elsewhere(word w) {
    return w == word::typeof_ || (w >= word::thread_local_ && w != word::attribute && w != word::declspec &&
                                  w != word::pragma && w != word::asm_ && w != word::sizeof_);
}

/// Of the words that are known but not supported, those that are types.
constexpr bool is_unsupported_type(std::string_view word) {
    return has_word("_BitInt _Decimal32 _Decimal64 _Decimal128 __ibm128 __fp16 _Imaginary _Accum _Fract ", word);
}

/// clang's qualifiers of pointers, names to GCC.
constexpr bool is_nullability(std::string_view word) { return has_word("_Nullable _Nonnull _Null_unspecified ", word); }

inline constexpr word_entry known_words[] = {
    {"void", word::void_},
    {"char", word::char_},
    {"short", word::short_},
    {"int", word::int_},
    {"long", word::long_},
    {"float", word::float_},
    {"double", word::double_},
    {"signed", word::signed_},
    {"__signed", word::signed_},
    {"__signed__", word::signed_},
    {"unsigned", word::unsigned_},
    {"_Complex", word::complex},
    {"__complex", word::complex},
    {"__complex__", word::complex},
    {"__int8", word::char_},
    {"__int16", word::short_},
    {"__int32", word::int_},
    {"__int64", word::long_long},
    {"__int128", word::int128},
    {"struct", word::struct_},
    {"union", word::union_},
    {"enum", word::enum_},
    {"typeof", word::typeof_},
    {"__typeof", word::typeof_},
    {"__typeof__", word::typeof_},
    {"typeof_unqual", word::typeof_},

    {"const", word::const_},
    {"__const", word::const_},
    {"__const__", word::const_},
    {"volatile", word::volatile_},
    {"__volatile", word::volatile_},
    {"__volatile__", word::volatile_},
    {"restrict", word::restrict_},
    {"__restrict", word::restrict_},
    {"__restrict__", word::restrict_},
    {"_Atomic", word::atomic},

    {"typedef", word::typedef_},
    {"extern", word::extern_},
    {"static", word::static_},
    {"inline", word::inline_},
    {"__inline", word::inline_},
    {"__inline__", word::inline_},
    {"__forceinline", word::inline_},
    {"register", word::register_},
    {"_Thread_local", word::thread_local_},
    {"thread_local", word::thread_local_},
    {"__thread", word::thread_local_},
    {"_Alignas", word::alignas_},
    {"alignas", word::alignas_},
    {"__attribute__", word::attribute},
    {"__attribute", word::attribute},
    {"__declspec", word::declspec},
    {"_Pragma", word::pragma},
    {"__pragma", word::pragma},
    {"asm", word::asm_},
    {"__asm", word::asm_},
    {"__asm__", word::asm_},
    {"_Static_assert", word::static_assert_},
    {"static_assert", word::static_assert_},
    {"__extension__", word::ignored},
    {"_Noreturn", word::ignored},
    {"noreturn", word::ignored},
    {"_Nullable", word::ignored},
    {"_Nonnull", word::ignored},
    {"_Null_unspecified", word::ignored},
    {"__ptr32", word::unsupported},
    {"__ptr64", word::ignored},
    {"__w64", word::ignored},
    {"__unaligned", word::ignored},
    {"auto", word::unsupported},
    {"__auto_type", word::unsupported},
    {"constexpr", word::unsupported},
    {"_BitInt", word::unsupported},
    {"_Decimal32", word::unsupported},
    {"_Decimal64", word::unsupported},
    {"_Decimal128", word::unsupported},
    {"__ibm128", word::unsupported},
    {"__fp16", word::unsupported},
    {"_Imaginary", word::unsupported},
    {"_Accum", word::unsupported},
    {"_Fract", word::unsupported},

    {"sizeof", word::sizeof_},
    {"_Alignof", word::alignof_},
    {"alignof", word::alignof_},
    {"__alignof", word::alignof_},
    {"__alignof__", word::alignof_},
    {"true", word::true_},
    {"false", word::false_},

    {"__cdecl", word::convention, kind::void_, convention::cdecl_},
    {"_cdecl", word::convention, kind::void_, convention::cdecl_},
    {"WINAPIV", word::convention, kind::void_, convention::cdecl_},
    {"__stdcall", word::convention, kind::void_, convention::stdcall},
    {"_stdcall", word::convention, kind::void_, convention::stdcall},
    {"__pascal", word::convention, kind::void_, convention::stdcall},
    {"WINAPI", word::convention, kind::void_, convention::stdcall},
    {"APIENTRY", word::convention, kind::void_, convention::stdcall},
    {"CALLBACK", word::convention, kind::void_, convention::stdcall},
    {"NTAPI", word::convention, kind::void_, convention::stdcall},
    {"STDMETHODCALLTYPE", word::convention, kind::void_, convention::stdcall},
    {"__fastcall", word::convention, kind::void_, convention::fastcall},
    {"_fastcall", word::convention, kind::void_, convention::fastcall},
    {"__thiscall", word::convention, kind::void_, convention::thiscall},
    {"_thiscall", word::convention, kind::void_, convention::thiscall},
    {"__vectorcall", word::convention, kind::void_, convention::vectorcall},
    {"_vectorcall", word::convention, kind::void_, convention::vectorcall},

    {"_Bool", word::type_name, kind::bool_},
    {"bool", word::type_name, kind::bool_},
    {"__int128_t", word::type_name, kind::int128},
    {"__uint128_t", word::type_name, kind::unsigned_int128},
    {"_Float16", word::type_name, kind::float16},
    {"__bf16", word::type_name, kind::bfloat16},
    {"_Float32", word::type_name, kind::float32},
    {"_Float64", word::type_name, kind::float64},
    {"_Float32x", word::type_name, kind::float32x},
    {"_Float64x", word::type_name, kind::float64x},
    {"_Float128", word::type_name, kind::ieee128},
    {"__float128", word::type_name, kind::float128},
    {"__builtin_va_list", word::type_name, kind::va_list},
    {"__gnuc_va_list", word::type_name, kind::va_list},
    {"va_list", word::type_name, kind::va_list},
    {"FILE", word::type_name, kind::file},

    {"size_t", word::type_name, kind_of<std::size_t>},
    {"ptrdiff_t", word::type_name, kind_of<std::ptrdiff_t>},
    {"intptr_t", word::type_name, kind_of<std::intptr_t>},
    {"uintptr_t", word::type_name, kind_of<std::uintptr_t>},
    {"intmax_t", word::type_name, kind_of<std::intmax_t>},
    {"uintmax_t", word::type_name, kind_of<std::uintmax_t>},
    {"wchar_t", word::type_name, kind::wchar},
    {"char8_t", word::type_name, kind::char8},
    {"char16_t", word::type_name, kind::char16},
    {"char32_t", word::type_name, kind::char32},
    {"int8_t", word::type_name, kind_of<std::int8_t>},
    {"int16_t", word::type_name, kind_of<std::int16_t>},
    {"int32_t", word::type_name, kind_of<std::int32_t>},
    {"int64_t", word::type_name, kind_of<std::int64_t>},
    {"uint8_t", word::type_name, kind_of<std::uint8_t>},
    {"uint16_t", word::type_name, kind_of<std::uint16_t>},
    {"uint32_t", word::type_name, kind_of<std::uint32_t>},
    {"uint64_t", word::type_name, kind_of<std::uint64_t>},
    {"int_least8_t", word::type_name, kind_of<std::int_least8_t>},
    {"int_least16_t", word::type_name, kind_of<std::int_least16_t>},
    {"int_least32_t", word::type_name, kind_of<std::int_least32_t>},
    {"int_least64_t", word::type_name, kind_of<std::int_least64_t>},
    {"uint_least8_t", word::type_name, kind_of<std::uint_least8_t>},
    {"uint_least16_t", word::type_name, kind_of<std::uint_least16_t>},
    {"uint_least32_t", word::type_name, kind_of<std::uint_least32_t>},
    {"uint_least64_t", word::type_name, kind_of<std::uint_least64_t>},
    {"int_fast8_t", word::type_name, kind_of<std::int_fast8_t>},
    {"int_fast16_t", word::type_name, kind_of<std::int_fast16_t>},
    {"int_fast32_t", word::type_name, kind_of<std::int_fast32_t>},
    {"int_fast64_t", word::type_name, kind_of<std::int_fast64_t>},
    {"uint_fast8_t", word::type_name, kind_of<std::uint_fast8_t>},
    {"uint_fast16_t", word::type_name, kind_of<std::uint_fast16_t>},
    {"uint_fast32_t", word::type_name, kind_of<std::uint_fast32_t>},
    {"uint_fast64_t", word::type_name, kind_of<std::uint_fast64_t>},
    {"time_t", word::type_name, kind_of<std::time_t>},
    {"clock_t", word::type_name, kind_of<std::clock_t>},
#if __has_include(<sys/types.h>)
    {"off_t", word::type_name, kind_of<::off_t>},
    {"dev_t", word::type_name, kind_of<::dev_t>},
    {"ino_t", word::type_name, kind_of<::ino_t>},
#endif
#if defined(_WIN32)
    {"ssize_t", word::type_name, kind_of<std::intptr_t>},
#elif __has_include(<sys/types.h>)
    {"ssize_t", word::type_name, kind_of<::ssize_t>},
    {"pid_t", word::type_name, kind_of<::pid_t>},
    {"mode_t", word::type_name, kind_of<::mode_t>},
    {"uid_t", word::type_name, kind_of<::uid_t>},
    {"gid_t", word::type_name, kind_of<::gid_t>},
    {"id_t", word::type_name, kind_of<::id_t>},
    {"key_t", word::type_name, kind_of<::key_t>},
    {"nlink_t", word::type_name, kind_of<::nlink_t>},
    {"blksize_t", word::type_name, kind_of<::blksize_t>},
    {"blkcnt_t", word::type_name, kind_of<::blkcnt_t>},
    {"fsblkcnt_t", word::type_name, kind_of<::fsblkcnt_t>},
    {"fsfilcnt_t", word::type_name, kind_of<::fsfilcnt_t>},
    {"suseconds_t", word::type_name, kind_of<::suseconds_t>},
    {"clockid_t", word::type_name, kind_of<::clockid_t>},
    {"uint", word::type_name, kind::unsigned_int},
    {"ulong", word::type_name, kind::unsigned_long},
    {"ushort", word::type_name, kind::unsigned_short},
#endif
#if __has_include(<sys/socket.h>)
    {"socklen_t", word::type_name, kind_of<::socklen_t>},
    {"sa_family_t", word::type_name, kind_of<::sa_family_t>},
#endif
};

/// The words by hash, put together by the compiler: 0 is an empty slot, else the entry's number.
struct word_table {
    static constexpr std::size_t size = 1024;
    std::uint8_t slots[size] = {};

    consteval word_table() {
        static_assert(sizeof known_words / sizeof *known_words < 256);
        std::uint8_t number = 0;
        for (const word_entry& entry : known_words) {
            ++number;
            std::size_t i = slot_of(hash_of(entry));
            while (slots[i] != 0) i = (i + 1) % size;
            slots[i] = number;
        }
    }

    static constexpr std::size_t slot_of(std::uint64_t hash) { return (hash ^ (hash >> 20)) % size; }
};

inline constexpr word_table words_by_hash{};

/// What any other identifier has. Not a null pointer: with -fsanitize=null a comparison with that is no constant to g++.
inline constexpr word_entry no_word{};

/// The entry of a word, `&no_word` for any other identifier.
constexpr const word_entry* find_word(std::uint64_t hash, const char* text, std::size_t size) {
    const auto& table = words_by_hash;
    for (std::size_t i = table.slot_of(hash); table.slots[i] != 0; i = (i + 1) % table.size) {
        const word_entry& entry = known_words[table.slots[i] - 1];
        if (equal(entry.text, text, size) && entry.text[size] == '\0') return &entry;
    }
    return &no_word;
}

} // namespace ctypes::detail::c_text
