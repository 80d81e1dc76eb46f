// rejects: ctypes: C has no std::string; declare const char*
#include <ctypes/format.hpp>

#include <string>

#ifdef CONTROL
const std::string text = ctypes::format("text");
#else
const std::string text = ctypes::format(std::string("text"));
#endif
