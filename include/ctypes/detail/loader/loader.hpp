// SPDX-License-Identifier: MIT
// ctypes/detail/loader/loader.hpp - the system's loader: one interface, one file for each kind of system.
//
//     loader::opened libm = loader::open("libm.so.6", loader::now);   // libm.handle, or libm.words
//     void* cosine = loader::find(libm.handle, "cos");
//
// Both files give, in namespace ctypes::detail::loader: the flags (lazy ... deepbind), open, open_self,
// close, find, ask, path_of, program_path, place_of (on Windows in pe_image.hpp) and search_directories.
#pragma once

#ifdef _WIN32
#include <ctypes/detail/loader/loader_windows.hpp>
#else
#include <ctypes/detail/loader/loader_posix.hpp>
#endif
