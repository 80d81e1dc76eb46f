// ctypes/detail/when_used.hpp - functions that are compiled only where they are used.
//
//     template <class = when_used>
//     std::vector<std::string> many_things();          // called as many_things()
//
// A function that is only `inline` is compiled wherever its header is included, with all that it instantiates of the
// standard library. For those that few programs call, that was most of the time it took to include this library.
#pragma once

namespace ctypes::detail {

/// The default of a template parameter that has no meaning.
using when_used = void;

} // namespace ctypes::detail
