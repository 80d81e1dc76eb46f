// shown.hpp - values as the tool prints them: texts and what pointers point to, where there is memory.
#pragma once

#include <ctypes/dynamic/type_of.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dynamic = ctypes::dynamic;

/// How many bytes can be read from an address on, up to the end of its page: a pointer that C returns need not point to memory.
/// The kernel looks; it refuses with EFAULT (write(2)). Not by write() itself, for which sanitizers look, and end the program.
inline std::size_t readable(const void* address) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return 0;
    const bool is_there = syscall(SYS_write, ends[1], address, 1) == 1;
    close(ends[0]);
    close(ends[1]);
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    return is_there ? page - reinterpret_cast<std::uintptr_t>(address) % page : 0;
}
inline bool is_readable(const void* address, std::size_t size) {
    for (std::size_t known = 0; known < size;) {
        const std::size_t more = readable(static_cast<const char*>(address) + known);
        if (more == 0) return false;
        known += more;
    }
    return true;
}

inline bool is_text(const dynamic::type& t) {
    return t.kind() == dynamic::kind::pointer && t.target().unqualified() == dynamic::type::of<char>();
}

inline const void* address_in(const dynamic::value& pointer) {
    const void* p;
    std::memcpy(&p, pointer.address(), sizeof p);
    return p;
}

/// How many bytes from the pointee on are this program's own room; nothing where the memory is C's.
inline std::optional<std::size_t> room_behind(const dynamic::value& pointer) {
    if (!pointer.type().target().is_complete()) return std::nullopt;
    const dynamic::reference first = pointer.target();
    if (first.memory() == nullptr) return std::nullopt;
    return first.memory()->size() -
           static_cast<std::size_t>(static_cast<std::byte*>(first.address()) - first.memory()->at());
}

/// A text up to its end: a null character, or the end of the room for it. In memory of C as far as there is memory.
inline std::string shown_text(const dynamic::value& pointer) {
    const char* const text = static_cast<const char*>(address_in(pointer));
    const std::optional<std::size_t> room = room_behind(pointer);
    std::size_t length = 0;
    for (std::size_t known = room.value_or(0);; ++length) {
        if (length == known && room) break;
        if (length == known) known += readable(text + known);
        if (length == known) return pointer.to_string() + (known == 0 ? "" : ", a text without an end");
        if (text[length] == '\0') break;
    }
    return dynamic::value(dynamic::type::of<char>().array(length + 1), std::string(text, length)).to_string();
}

/// A result: a text, `&{.tm_sec = 0, ...}` for a pointer to something, an address where nothing is known of that.
inline std::string shown(const dynamic::value& v) {
    const dynamic::type t = v.type();
    if (t.kind() != dynamic::kind::pointer || v.is_null()) return v.to_string();
    if (is_text(t)) return shown_text(v);
    const dynamic::type target = t.target();
    if (!target.is_complete() || !is_readable(address_in(v), target.size())) return v.to_string();
    return "&" + v.target().to_string();
}

/// The memory behind a pointer argument: all elements that were given, or those of a text.
inline std::string pointed_to(const dynamic::value& pointer) {
    if (is_text(pointer.type())) return shown_text(pointer);
    const dynamic::reference first = pointer.target();
    const std::size_t size = pointer.type().target().size();
    const std::size_t bytes = room_behind(pointer).value_or(size);
    if (bytes < size) return pointer.to_string();
    if (bytes < 2 * size || size == 0) return first.to_string();
    return dynamic::value::view(pointer.type().target().array(bytes / size), first.address()).to_string();
}

/// Whether a result is one by which functions of C say that they failed, and that errno says why: a negative number, the largest
/// one of its type (strtol, mbstowcs), a null pointer, `(void *)-1` (mmap), no number or an infinite one (math.h).
inline bool says_failure(const dynamic::value& result) {
    const dynamic::type t = result.type();
    switch (t.kind()) {
    case dynamic::kind::pointer:
        return result.is_null() || reinterpret_cast<std::uintptr_t>(address_in(result)) == UINTPTR_MAX;
    case dynamic::kind::floating:
        return !std::isfinite(result.as<long double>());
    case dynamic::kind::integer: {
        if (t.size() > 8) return false;
        const unsigned bits = static_cast<unsigned>(t.size() * 8);
        if (!t.is_signed()) return bits >= 32 && result.as<std::uint64_t>() == UINT64_MAX >> (64 - bits);
        const auto n = result.as<std::int64_t>();
        return n < 0 || (bits >= 32 && n == INT64_MAX >> (64 - bits));
    }
    default:
        return false;
    }
}
