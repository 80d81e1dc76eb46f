// SPDX-License-Identifier: MIT
// ctypes/detail/loader/module_handle.ipp - the functions of loaded.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/linker_script.hpp>
#include <ctypes/detail/loader/loader.hpp>
#include <ctypes/detail/loader/module_handle.hpp>
#include <ctypes/live.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL module_handle::module_handle() : name_("this process"), is_process_(true) {
    loader::opened opened = loader::open_self();
    if (opened.handle == nullptr) throw library_error(name_, opened.words);
    handle_ = opened.handle;
    live_libraries.add();
}

CTYPES_DECL module_handle::module_handle(std::span<const library_name> candidates, load flags) {
    std::vector<std::string> tried;
    for (const library_name& candidate : candidates) {
        name_ = candidate.string(); // first, so that nothing can throw once the library is open
        loader::opened opened = loader::open(name_.c_str(), static_cast<int>(flags));
        if (opened.handle != nullptr) {
            handle_ = opened.handle;
            live_libraries.add();
            return;
        }
        if (const std::string hint = linker_script_hint(opened.words); !hint.empty()) opened.words += "; " + hint;
        const bool named = opened.words.starts_with(name_ + ":");
        tried.push_back(named ? std::move(opened.words) : name_ + ": " + opened.words);
    }
    fail(candidates, std::move(tried));
}

CTYPES_DECL module_handle::~module_handle() {
    loader::close(handle_);
    live_libraries.drop();
}

CTYPES_DECL void module_handle::fail(std::span<const library_name> candidates, std::vector<std::string> tried) {
    std::string names;
    for (const library_name& candidate : candidates) {
        if (!names.empty()) names += ", ";
        names += candidate.string();
    }
    std::string message = tried.empty()       ? "the list of candidates is empty"
                          : tried.size() == 1 ? tried.front()
                                              : "none of the " + std::to_string(tried.size()) + " loads";
    for (std::size_t i = 0; tried.size() > 1 && i < tried.size(); ++i) message += (i == 0 ? ": " : "; ") + tried[i];
    throw library_error(std::move(names), message, std::move(tried));
}

} // namespace ctypes::detail
