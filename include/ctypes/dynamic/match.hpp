// ctypes/dynamic/match.hpp - whether a C++ type and a run-time type are the same to C.
//
//     matches<point>(*n)           // equal layout: a point may be copied there
//     points_to<const char>(*n)    // a const char* may be stored there
#pragma once

#include <ctypes/detail/when_used.hpp>
#include <ctypes/dynamic/node.hpp>
#include <ctypes/dynamic/of.hpp>
#include <ctypes/dynamic/seen.hpp>

#include <cstddef>
#include <type_traits>

namespace ctypes::detail::runtime {

/// Equal in memory: names do not count, neither does what pointers point to.
template <class Used = when_used>
class layout_comparison {
public:
    bool same(const node& x, const node& y) {
        if (&x == &y) return true;
        if (x.size != y.size || x.alignment != y.alignment || !x.complete || !y.complete) return false;
        if (x.is == kind::pointer || y.is == kind::pointer) return x.is == y.is;
        if (is_arithmetic(x) || is_arithmetic(y)) return is_arithmetic(x) && is_arithmetic(y) && same_scalar(x, y);
        if (x.is == kind::complex && y.is == kind::complex) return same(*x.to.to, *y.to.to);
        if (x.is != y.is) return false;
        if (x.is == kind::array || x.is == kind::vector) return x.length == y.length && same(*x.to.to, *y.to.to);
        if (!is_record(x)) return false;
        if (nested(x) && seen_.before(x, y)) return true;
        for (std::size_t i = 0, j = 0;; ++i, ++j) {
            i = skip_padding(x, i);
            j = skip_padding(y, j);
            if (i == x.members.size() || j == y.members.size()) return i == x.members.size() && j == y.members.size();
            const member_node& m = x.members[i];
            const member_node& n = y.members[j];
            if (m.offset != n.offset || m.bit_offset != n.bit_offset || m.bit_width != n.bit_width ||
                m.is_bit_field != n.is_bit_field || !same(*m.type.to, *n.type.to))
                return false;
        }
    }

private:
    /// The next member from `i` on that is no unnamed bit-field: C++ does not list those.
    static std::size_t skip_padding(const node& n, std::size_t i) {
        while (i < n.members.size() && n.members[i].is_bit_field && n.members[i].name.empty()) ++i;
        return i;
    }

    /// Only records in records can be met often.
    static bool nested(const node& n) {
        for (const member_node& m : n.members)
            if (is_record(*m.type.to) || m.type.to->is == kind::array) return true;
        return false;
    }

    static bool same_scalar(const node& x, const node& y) {
        if (x.is == kind::floating || y.is == kind::floating) return x.is == y.is && x.exact == y.exact;
        return (x.is == kind::boolean) == (y.is == kind::boolean) && (x.size == 1 || x.is_signed == y.is_signed);
    }

    seen_pairs<Used> seen_;
};

/// Remembers in the run-time type which C++ type it was found equal to: the next question is one comparison.
template <class T>
bool matches(const node& n) {
    if (n.same_as.load(std::memory_order_relaxed) == &tag_of<T>) [[likely]]
        return true;
    if (!layout_comparison<later<void, T>>().same(n, dynamic::type::of<T>().node())) return false;
    n.same_as.store(&tag_of<T>, std::memory_order_relaxed);
    return true;
}

/// Whether both are known to be laid out as one C++ type.
inline bool same_cpp_type(const node& a, const node& b) {
    const void* const tag = a.same_as.load(std::memory_order_relaxed);
    return tag != nullptr && tag == b.same_as.load(std::memory_order_relaxed);
}

/// Whether a `T*` may stand where a pointer to `n` is: not when the two are known to differ. Functions of another calling
/// convention are pointed to by `void (*)()`: g++ drops the attribute of a template argument.
template <class T>
bool points_to(const node& n) {
    using bare = std::remove_cv_t<T>;
    if constexpr (std::is_void_v<bare>) {
        return n.is != kind::function;
    } else if constexpr (std::is_function_v<bare>) {
        if (n.is == kind::function) return c_text::is_default(n.call) || std::is_same_v<bare, void()>;
        return n.is == kind::void_;
    } else {
        if (n.is == kind::void_) return true;
        if (n.is == kind::function) return false;
        if constexpr (std::is_pointer_v<bare>) {
            return n.is == kind::pointer;
        } else if constexpr (std::is_arithmetic_v<bare> || std::is_enum_v<bare>) {
            // an array of numbers may be pointed to by its first; a byte may be anything
            const node* element = &n;
            while (element->is == kind::array || element->is == kind::complex) element = element->to.to;
            if constexpr (std::is_same_v<bare, unsigned char> || std::is_same_v<bare, std::byte>) return true;
            if (!is_arithmetic(*element)) return false;
            return element->size == sizeof(bare) &&
                   (element->is == kind::floating) == std::is_floating_point_v<bare>;
        } else if constexpr (complete<bare>) {
            if (n.is == kind::array) return points_to<T>(*n.to.to);
            return is_record(n) ? !n.complete || n.size == sizeof(bare) : n.is == kind::complex && n.size == sizeof(bare);
        } else {
            return is_record(n);
        }
    }
}

} // namespace ctypes::detail::runtime
