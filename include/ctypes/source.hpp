// ctypes/source.hpp - all functions that are no templates, for one source of a program that is built without CMake.
//
//     // ctypes.cpp, compiled with -D CTYPES_COMPILED as all sources of the program
//     #include <ctypes/source.hpp>
//
// With CMake, ctypes::compiled does this. A source that was compiled without CTYPES_COMPILED may be linked to it.
#pragma once

#ifndef CTYPES_COMPILED
#error                                                                                                                 \
    "ctypes: <ctypes/source.hpp> is for programs compiled with CTYPES_COMPILED; define it for all sources, or leave this include out"
#endif

#include <ctypes/bind.ipp>
#include <ctypes/call/call_records.ipp>
#include <ctypes/call/cif.ipp>
#include <ctypes/call/closure.ipp>
#include <ctypes/call/exception_trap.ipp>
#include <ctypes/call/records_of_thread.ipp>
#include <ctypes/callback/closures.ipp>
#include <ctypes/callback/escape.ipp>
#include <ctypes/callback/handler.ipp>
#include <ctypes/callback/keeper.ipp>
#include <ctypes/callback/pool.ipp>
#include <ctypes/callback/user_data.ipp>
#include <ctypes/detail/arena.ipp>
#include <ctypes/detail/c_text/error_text.ipp>
#include <ctypes/detail/c_text/floating.ipp>
#include <ctypes/detail/c_text/layered.ipp>
#include <ctypes/detail/c_text/storage.ipp>
#include <ctypes/detail/closest_names.ipp>
#include <ctypes/detail/default_search.ipp>
#include <ctypes/detail/elf_image.ipp>
#include <ctypes/detail/ld_so_cache.ipp>
#include <ctypes/detail/library_search.ipp>
#include <ctypes/detail/linker_script.ipp>
#include <ctypes/detail/loader_posix.ipp>
#include <ctypes/detail/process_state.ipp>
#include <ctypes/dynamic/arguments.ipp>
#include <ctypes/dynamic/assign_holder.ipp>
#include <ctypes/dynamic/block.ipp>
#include <ctypes/dynamic/build.ipp>
#include <ctypes/dynamic/callback_arguments.ipp>
#include <ctypes/dynamic/declarations.ipp>
#include <ctypes/dynamic/equal.ipp>
#include <ctypes/dynamic/ffi_types.ipp>
#include <ctypes/dynamic/find.ipp>
#include <ctypes/dynamic/function.ipp>
#include <ctypes/dynamic/half.ipp>
#include <ctypes/dynamic/initializer.ipp>
#include <ctypes/dynamic/keep_alive.ipp>
#include <ctypes/dynamic/layout.ipp>
#include <ctypes/dynamic/make.ipp>
#include <ctypes/dynamic/match.ipp>
#include <ctypes/dynamic/node.ipp>
#include <ctypes/dynamic/number.ipp>
#include <ctypes/dynamic/number_text.ipp>
#include <ctypes/dynamic/of.ipp>
#include <ctypes/dynamic/path.ipp>
#include <ctypes/dynamic/plan.ipp>
#include <ctypes/dynamic/print.ipp>
#include <ctypes/dynamic/record.ipp>
#include <ctypes/dynamic/reference.ipp>
#include <ctypes/dynamic/refuse.ipp>
#include <ctypes/dynamic/scalars.ipp>
#include <ctypes/dynamic/signature.ipp>
#include <ctypes/dynamic/slots.ipp>
#include <ctypes/dynamic/spell.ipp>
#include <ctypes/dynamic/table.ipp>
#include <ctypes/dynamic/target.ipp>
#include <ctypes/dynamic/thunks.ipp>
#include <ctypes/dynamic/type.ipp>
#include <ctypes/dynamic/value.ipp>
#include <ctypes/library/interface.ipp>
#include <ctypes/library/library.ipp>
#include <ctypes/library/loaded.ipp>
#include <ctypes/library/missing.ipp>
#include <ctypes/library/name.ipp>
#include <ctypes/library/process.ipp>
#include <ctypes/library/symbols.ipp>
#include <ctypes/type/layout.ipp>
#include <ctypes/value/format_parts.ipp>
#include <ctypes/value/string.ipp>
