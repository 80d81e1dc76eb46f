// SPDX-License-Identifier: MIT
// ctypes/dynamic/conversion_error.hpp - a value that does not fit where it was to go.
//
//     try { v["points"][3]["x"] = 1e10; }
//     catch (const dynamic::conversion_error& e) { e.path(); }      // "value.points[3].x"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>

#include <string>
#include <utility>

namespace ctypes {

/// A run-time value was out of range, of the wrong kind, or not there: a bad index, an unknown member.
class conversion_error : public error {
public:
    conversion_error(std::string path, const std::string& message)
        : error(path + ": " + message), path_(std::move(path)) {}

    /// Which part of the value it was: `value.points[3].x`, `pow: argument 2 (y)`.
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

namespace dynamic {
using ctypes::conversion_error;
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
