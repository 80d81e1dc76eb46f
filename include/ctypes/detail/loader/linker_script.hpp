// SPDX-License-Identifier: MIT
// ctypes/detail/loader/linker_script.hpp - what to say of a "library" that is a text for the linker: /usr/lib/.../libc.so.
//
//     detail::linker_script_hint("/usr/lib/x86_64-linux-gnu/libc.so: invalid ELF header")
//     // "this file is a linker script; load what it names: '/lib/x86_64-linux-gnu/libc.so.6', or ..."
//
// Source: the GNU ld manual, "Commands Dealing with Files": INPUT and GROUP.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

/// The shared libraries that INPUT and GROUP of a linker script name: empty for other files.
std::vector<std::string> libraries_of_linker_script(std::string_view text);

/// What to add to the loader's words about a file that it took for no library; empty where it is no linker script.
std::string linker_script_hint(std::string_view words);

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/linker_script.ipp>
#endif
