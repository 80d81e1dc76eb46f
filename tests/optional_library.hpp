// optional_library.hpp - a library that a test wants and the machine may lack: the case says so and is skipped.
//
//     const auto sqlite = optional_library("libsqlite3.so.0");
//     if (!sqlite) return;
#pragma once

#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>

inline std::optional<ctypes::library> optional_library(const std::string& name) {
    try {
        return ctypes::library(name);
    } catch (const ctypes::library_error& missing) {
        MESSAGE("skipped: ", missing.what());
        return std::nullopt;
    }
}
