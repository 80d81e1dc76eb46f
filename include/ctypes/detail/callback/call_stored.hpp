// SPDX-License-Identifier: MIT
// ctypes/detail/callback/call_stored.hpp - a call of whatever a callback is made of.
//
//     int sum = call_stored(callable, 1, 2);
#pragma once

#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// Calls `f` as std::invoke does, which would cost the whole of <functional>.
template <class F, class... A>
decltype(auto) call_stored(F& f, A&&... arguments) {
    if constexpr (std::is_member_pointer_v<F>)
        return [f]<class Object, class... Rest>(Object&& object, Rest&&... rest) -> decltype(auto) {
            if constexpr (std::is_pointer_v<std::remove_reference_t<Object>>) {
                if constexpr (std::is_member_function_pointer_v<F>)
                    return (object->*f)(std::forward<Rest>(rest)...);
                else
                    return (object->*f);
            } else {
                if constexpr (std::is_member_function_pointer_v<F>)
                    return (std::forward<Object>(object).*f)(std::forward<Rest>(rest)...);
                else
                    return (std::forward<Object>(object).*f);
            }
        }(std::forward<A>(arguments)...);
    else
        return f(std::forward<A>(arguments)...);
}

} // namespace ctypes::detail
