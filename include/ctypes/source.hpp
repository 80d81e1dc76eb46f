// SPDX-License-Identifier: MIT
// ctypes/source.hpp - all functions that are no templates, for one source of a program that is built without CMake.
//
//     // ctypes.cpp, compiled with -D CTYPES_COMPILED as all sources of the program
//     #include <ctypes/source.hpp>
//
// With CMake, ctypes::compiled does this. A source that was compiled without CTYPES_COMPILED may be linked to it.
#pragma once

#ifndef CTYPES_COMPILED
#error "ctypes: <ctypes/source.hpp> is for programs whose sources are all compiled with -D CTYPES_COMPILED"
#endif

#include <ctypes/bind.ipp>
#include <ctypes/callback_exception_handler.ipp>
#include <ctypes/closure.ipp>
#include <ctypes/data_callback.ipp>
#include <ctypes/detail/arena.ipp>
#include <ctypes/detail/call/call_records.ipp>
#include <ctypes/detail/call/cif.ipp>
#include <ctypes/detail/call/exception_trap.ipp>
#include <ctypes/detail/call/process_state.ipp>
#include <ctypes/detail/call/records_of_thread.ipp>
#include <ctypes/detail/callback/closures.ipp>
#include <ctypes/detail/callback/escape.ipp>
#include <ctypes/detail/callback/trampoline_pool.ipp>
#include <ctypes/detail/cparse/error_text.ipp>
#include <ctypes/detail/cparse/floating.ipp>
#include <ctypes/detail/cparse/layered.ipp>
#include <ctypes/detail/cparse/storage.ipp>
#include <ctypes/detail/dynamic/assign_holder.ipp>
#include <ctypes/detail/dynamic/call_arguments.ipp>
#include <ctypes/detail/dynamic/callback_handler.ipp>
#include <ctypes/detail/dynamic/conversion_errors.ipp>
#include <ctypes/detail/dynamic/ffi_types.ipp>
#include <ctypes/detail/dynamic/find_member.ipp>
#include <ctypes/detail/dynamic/half.ipp>
#include <ctypes/detail/dynamic/keep_alive_entry.ipp>
#include <ctypes/detail/dynamic/macro_constants.ipp>
#include <ctypes/detail/dynamic/match.ipp>
#include <ctypes/detail/dynamic/number_text.ipp>
#include <ctypes/detail/dynamic/object_storage.ipp>
#include <ctypes/detail/dynamic/path.ipp>
#include <ctypes/detail/dynamic/print.ipp>
#include <ctypes/detail/dynamic/record_layout.ipp>
#include <ctypes/detail/dynamic/same_type.ipp>
#include <ctypes/detail/dynamic/scalar_value.ipp>
#include <ctypes/detail/dynamic/scalars.ipp>
#include <ctypes/detail/dynamic/signature.ipp>
#include <ctypes/detail/dynamic/to_c_declaration.ipp>
#include <ctypes/detail/dynamic/type_builder.ipp>
#include <ctypes/detail/dynamic/type_factory.ipp>
#include <ctypes/detail/dynamic/type_node.ipp>
#include <ctypes/detail/fast_call/call_plan.ipp>
#include <ctypes/detail/fast_call/trampolines.ipp>
#include <ctypes/detail/loader/closest_names.ipp>
#include <ctypes/detail/loader/default_search.ipp>
#include <ctypes/detail/loader/elf_image.ipp>
#include <ctypes/detail/loader/ld_so_cache.ipp>
#include <ctypes/detail/loader/library_search.ipp>
#include <ctypes/detail/loader/linker_script.ipp>
#include <ctypes/detail/loader/loader_posix.ipp>
#include <ctypes/detail/loader/missing_symbol.ipp>
#include <ctypes/detail/loader/module_handle.ipp>
#include <ctypes/detail/reflect/format_parts.ipp>
#include <ctypes/dynamic/argument_buffer.ipp>
#include <ctypes/dynamic/callback_arguments.ipp>
#include <ctypes/dynamic/declarations.ipp>
#include <ctypes/dynamic/function.ipp>
#include <ctypes/dynamic/initializer.ipp>
#include <ctypes/dynamic/layout_text.ipp>
#include <ctypes/dynamic/record_builder.ipp>
#include <ctypes/dynamic/reference.ipp>
#include <ctypes/dynamic/type.ipp>
#include <ctypes/dynamic/type_of.ipp>
#include <ctypes/dynamic/value.ipp>
#include <ctypes/interface.ipp>
#include <ctypes/keep_alive.ipp>
#include <ctypes/layout.ipp>
#include <ctypes/library.ipp>
#include <ctypes/library_name.ipp>
#include <ctypes/process.ipp>
#include <ctypes/string.ipp>
#include <ctypes/symbols.ipp>
