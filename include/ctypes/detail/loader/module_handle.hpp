// SPDX-License-Identifier: MIT
// ctypes/detail/loader/module_handle.hpp - one opened library, closed when nobody needs it any more.
//
//     auto shared = std::make_shared<const detail::loaded>(candidates, load::now);   // shared->handle()
#pragma once

#include <ctypes/error.hpp>
#include <ctypes/library_name.hpp>
#include <ctypes/load_flags.hpp>

#include <span>
#include <string>
#include <vector>

namespace ctypes::detail {

/// Owns a handle of the loader. Library and function objects share one.
class module_handle {
public:
    /// The process itself.
    module_handle();

    /// The first of the candidates that loads.
    module_handle(std::span<const library_name> candidates, load flags);

    module_handle(const module_handle&) = delete;
    module_handle& operator=(const module_handle&) = delete;

    ~module_handle();

    [[nodiscard]] void* handle() const noexcept { return handle_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] bool is_process() const noexcept { return is_process_; }

private:
    [[noreturn]] static void fail(std::span<const library_name> candidates, std::vector<std::string> tried);

    std::string name_;
    void* handle_ = nullptr;
    bool is_process_ = false;
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/module_handle.ipp>
#endif
