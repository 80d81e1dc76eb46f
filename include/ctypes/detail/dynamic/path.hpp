// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/path.hpp - the way from a value to a part of it, for messages.
//
//     path().down("points").down(3).down("x").text()      // "value.points[3].x"
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

/// Only remembered, never allocated for: it becomes text when something is wrong. The names belong to the types.
class path {
public:
    path() noexcept {} // the steps are not initialised: most paths are short, and never seen
    path(const path& from) noexcept { *this = from; }
    path& operator=(const path& from) noexcept;

    [[nodiscard]] path down(std::string_view name) const { return with({name.data(), name.size(), false}); }
    template <std::integral I>
    [[nodiscard]] path down(I element) const {
        return with({nullptr, static_cast<std::size_t>(element), std::is_signed_v<I> && element < I{0}});
    }

    [[nodiscard]] std::string text() const;
    /// The member that it leads to, if it is one.
    [[nodiscard]] std::string last() const;
    std::string operator()() const { return text(); }

private:
    static constexpr std::size_t most = 4;
    struct step {
        const char* name;   // null: an element
        std::size_t number; // of the element, or characters of the name
        bool negative = false;
    };

    [[nodiscard]] path with(step s) const;

    step steps_[most]; // the last ones
    std::size_t count_ = 0;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/path.ipp>
#endif
