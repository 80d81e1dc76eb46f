// rejects: ctypes: a class with its own copy, move or destructor cannot cross to C by value
#include <ctypes/value/format.hpp>

#include <string>

#ifdef CONTROL
const std::string text = ctypes::format("text");
#else
const std::string text = ctypes::format(std::string("text"));
#endif
