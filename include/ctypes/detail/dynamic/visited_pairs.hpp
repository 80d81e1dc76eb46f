// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/visited_pairs.hpp - the pairs of types a comparison has met already.
//
//     if (seen.before(x, y)) return true;      // compared, or being compared
#pragma once

#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ctypes::detail::runtime {

/// A set of pairs. std::set costs a compiler more than all comparisons of this layer together.
class visited_pairs {
public:
    /// Whether the two were met before; from now on they were.
    bool before(const type_node& x, const type_node& y) {
        const std::uint64_t hash =
            reinterpret_cast<std::uintptr_t>(&x) * 0x9e3779b97f4a7c15u + reinterpret_cast<std::uintptr_t>(&y);
        const auto both = [&](c_text::index i) { return all_[2 * i] == &x && all_[2 * i + 1] == &y; };
        if (by_hash_.find(hash, both) != c_text::no_index) return true;
        by_hash_.insert(hash, static_cast<c_text::index>(all_.size() / 2));
        all_.push_back(&x);
        all_.push_back(&y);
        return false;
    }

private:
    std::vector<const type_node*> all_; // one behind the other
    c_text::hash_table by_hash_;
};

} // namespace ctypes::detail::runtime
