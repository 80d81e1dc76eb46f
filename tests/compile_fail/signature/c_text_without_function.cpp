// rejects: ctypes: this C text is wrong
#include <ctypes/c_declaration.hpp>

#include <string_view>

#ifdef CONTROL
constexpr std::string_view name = ctypes::parsed_signature<"int optind(void)">::name;
#else
constexpr std::string_view name = ctypes::parsed_signature<"int optind">::name;
#endif
