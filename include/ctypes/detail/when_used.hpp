// ctypes/detail/when_used.hpp - functions that are compiled only where they are used.
//
//     template <class = when_used>
//     std::vector<std::string> many_things();          // called as many_things()
//
// A function that is only `inline` is compiled wherever its header is included, with all that it instantiates of the
// standard library. That was half of the memory it took to include this library, and a third of the time. What is a template,
// if only for this, is compiled where it is called; a class whose members are called by each other, its destructor and
// its copies is one as a whole:
//
//     template <class Used = when_used>
//     class basic_value { ... };
//     using value = basic_value<>;
#pragma once

namespace ctypes::detail {

/// The default of a template parameter that has no meaning.
using when_used = void;

template <class T, class>
struct later_type {
    using type = T;
};
/// T, as a type that depends on the parameter. Compilers instantiate at once what a template calls of a container with
/// constexpr members (g++ 12 and clang 19 all of std::vector); of `std::vector<later<int, Used>>` only where it is used.
template <class T, class Used>
using later = typename later_type<T, Used>::type;

} // namespace ctypes::detail
