// ctypes/library/missing.hpp - what to say about a symbol that has no address.
//
//     throw detail::missing_symbol(library, "cosine");
#pragma once

#include <ctypes/detail/loader.hpp>
#include <ctypes/error.hpp>
#include <ctypes/library/loaded.hpp>

#include <string>

namespace ctypes::detail {

/// Why `symbol` cannot be had from `library`, whose loader gave the answer `answer`.
inline std::string why_missing(const loaded&, symbol_name, const loader::answer& answer) {
    if (answer.exists) return "it is there, but its value is null (a weak symbol nobody defines, or an IFUNC without a choice)";
    return answer.words;
}

} // namespace ctypes::detail
