// SPDX-License-Identifier: MIT
// ctypes/dlopen_note.hpp - tells packagers which libraries a program loads at run time.
//
//     CTYPES_DLOPEN_NOTE("archives", "Reads compressed archives", "recommended", "libz.so.1", "libz-ng.so.2");
//
// Libraries loaded by name stand in no table of needed libraries. The note, which costs nothing at run time,
// lets Debian's dh_dlopenlibdeps, rpm's generators and the makers of software bills of materials see them:
// `dlopen-notes.py program` or `readelf --notes program` show it. Source: the UAPI group's specification "ELF
// dlopen() metadata" (https://uapi-group.org/specifications/specs/elf_dlopen_metadata/).
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail {

/// Appends JSON to a buffer, or only counts when there is none.
class json_text {
public:
    constexpr explicit json_text(char* to = nullptr) : to_(to) {}

    constexpr json_text& raw(std::string_view text) {
        for (const char c : text) {
            if (to_ != nullptr) to_[size_] = c;
            ++size_;
        }
        return *this;
    }
    constexpr json_text& quoted(std::string_view text) {
        raw("\"");
        for (const char c : text) {
            if (c == '"' || c == '\\') raw("\\");
            raw({&c, 1});
        }
        return raw("\"");
    }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }

private:
    char* to_;
    std::size_t size_ = 0;
};

/// `{feature, description, priority, soname...}` as the specification writes it; gives the number of characters.
template <std::size_t N>
constexpr std::size_t write_dlopen_json(const std::array<std::string_view, N>& text, char* to = nullptr) {
    json_text json(to);
    json.raw("[{\"feature\":").quoted(text[0]).raw(",\"description\":").quoted(text[1]);
    json.raw(",\"priority\":").quoted(text[2]).raw(",\"soname\":[");
    for (std::size_t i = 3; i < N; ++i) json.raw(i == 3 ? "" : ",").quoted(text[i]);
    return json.raw("]}]").size();
}

template <std::size_t N>
constexpr bool has_control_character(const std::array<std::string_view, N>& text) {
    for (const std::string_view one : text)
        for (const char c : one)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
    return false;
}

template <std::size_t N>
constexpr bool has_empty_soname(const std::array<std::string_view, N>& text) {
    for (std::size_t i = 3; i < N; ++i)
        if (text[i].empty()) return true;
    return false;
}

/// An ELF note (elf(5), "Notes"): name and content are each filled up with zeros to a multiple of four bytes. The
/// variable itself must be declared with alignas(4): g++ aligns large variables more, and leaves gaps between notes.
template <std::size_t Characters>
struct dlopen_note_layout {
    std::uint32_t name_size = 4;
    std::uint32_t content_size = Characters + 1;
    std::uint32_t type = 0x407c0c0a;
    char name[4] = {'F', 'D', 'O', '\0'};
    char content[(Characters + 1 + 3) / 4 * 4] = {};
};

/// The note for what `text()` gives: feature, description, priority, sonames.
template <class Text>
consteval auto make_dlopen_note(Text) {
    constexpr auto text = Text{}();
    constexpr bool known = text[2] == "required" || text[2] == "recommended" || text[2] == "suggested";
    static_assert(known, "ctypes: unknown priority in CTYPES_DLOPEN_NOTE; write required, recommended or suggested");
    static_assert(!known || !has_empty_soname(text),
                  "ctypes: empty soname in CTYPES_DLOPEN_NOTE; write it as dlopen gets it, like libz.so.1");
    static_assert(!known || !has_control_character(text),
                  "ctypes: control character in CTYPES_DLOPEN_NOTE; the specification wants plain text");
    dlopen_note_layout<write_dlopen_json(text)> note;
    write_dlopen_json(text, note.content);
    return note;
}

} // namespace ctypes::detail

#ifdef __ELF__
#ifdef __clang__ // whose AddressSanitizer would put a gap behind each note
#define CTYPES_DETAIL_UNSANITIZED [[clang::no_sanitize("address")]]
#else
#define CTYPES_DETAIL_UNSANITIZED
#endif
#define CTYPES_DETAIL_JOIN_(a, b) a##b
#define CTYPES_DETAIL_JOIN(a, b) CTYPES_DETAIL_JOIN_(a, b)
/// Notes that the program or library loads the first it finds of some libraries: for which feature (a keyword), what
/// that is (a sentence), how much depends on it ("required", "recommended" or "suggested"), and the sonames as they
/// are given to `library`. A declaration, for a source file and outside of functions. A macro, because only a
/// variable of the program's own can be put into a section. Expands to nothing where files are not ELF.
#define CTYPES_DLOPEN_NOTE(feature, description, priority, first_soname, ...)                                          \
    [[gnu::used, gnu::section(".note.dlopen")]] CTYPES_DETAIL_UNSANITIZED alignas(4) static constexpr auto             \
    CTYPES_DETAIL_JOIN(ctypes_dlopen_note_, __LINE__) = ::ctypes::detail::make_dlopen_note([] {                        \
        return ::std::to_array<::std::string_view>(                                                                    \
            {feature, description, priority, first_soname __VA_OPT__(, ) __VA_ARGS__});                                \
    })
#else
#define CTYPES_DLOPEN_NOTE(feature, description, priority, first_soname, ...)                                          \
    static_assert(true, "CTYPES_DLOPEN_NOTE needs a semicolon behind it")
#endif

#endif // CTYPES_HAS_CXX20
