// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/macro_constants.hpp - which macros of declarations are constants: found when somebody asks, and kept.
//
//     macro_constants known;
//     known.keep(number, {.is_constant = true, ...});
//     known.find(number)               // what was kept, nullptr where a text that was added since may have changed it
//     known.forget(effects);           // a text was added: in constant time, however many macros there are
#pragma once

#include <ctypes/detail/cparse.hpp>
#include <ctypes/dynamic/type.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace ctypes::detail::runtime {

/// What was found out about a macro.
struct macro_constant {
    bool is_constant = false;
    dynamic::type type{};
    dynamic::value value{};
};

/// By the numbers of macros. Not for several threads at once.
class macro_constants {
public:
    using answer = std::shared_ptr<const macro_constant>;

    [[nodiscard]] answer find(c_text::index macro) const;
    void keep(c_text::index macro, answer found);

    /// `types_changed`: types that were there, which values may have, are others now.
    void forget(const c_text::macro_effects& effects, bool types_changed) {
        if (effects.meanings || types_changed) ++meanings_;
        if (effects.names) ++names_;
    }

private:
    struct entry {
        answer found{};
        std::uint64_t meanings = 0;
        std::uint64_t names = 0;
    };

    std::vector<entry> entries_{};
    std::uint64_t meanings_ = 0; // how often a text changed what names mean
    std::uint64_t names_ = 0;    // how often a text added names, which a macro that is no constant may have lacked
};

/// The value of a constant; `named`: the type that its declaration gives it, if it does.
dynamic::value value_of_constant(const c_text::ast& tree, const c_text::declaration& d, const dynamic::type& named);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/macro_constants.ipp>
#endif
