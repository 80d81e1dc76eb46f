// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/path.ipp - the functions of path.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/path.hpp>

#include <cstddef>
#include <string>

namespace ctypes::detail::runtime {

CTYPES_DECL path& path::operator=(const path& from) noexcept {
    count_ = from.count_;
    for (std::size_t i = 0; i < count_ && i < most; ++i) steps_[i] = from.steps_[i];
    return *this;
}

CTYPES_DECL std::string path::text() const {
    std::string words = count_ > most ? "value..." : "value";
    for (std::size_t i = count_ > most ? count_ - most : 0; i < count_; ++i) {
        const step& s = steps_[i % most];
        // appended: g++ 12 warns at "[" + std::string at -O3, without a reason (GCC bug 105651)
        if (s.name == nullptr)
            words.append("[")
                .append(s.negative ? std::to_string(static_cast<std::ptrdiff_t>(s.number)) : std::to_string(s.number))
                .append("]");
        else
            words.append(".").append(s.name, s.number);
    }
    return words;
}

CTYPES_DECL std::string path::last() const {
    const step* const s = count_ == 0 ? nullptr : &steps_[(count_ - 1) % most];
    return s == nullptr || s->name == nullptr ? std::string() : std::string(s->name, s->number);
}

CTYPES_DECL path path::with(step s) const {
    path longer = *this;
    longer.steps_[longer.count_++ % most] = s;
    return longer;
}

} // namespace ctypes::detail::runtime
