// rejects: ctypes: this C text is wrong
#include <ctypes/c_declaration.hpp>

#ifdef CONTROL
ctypes::parsed_signature<"double pow(double x, double y)">::type power;
#else
ctypes::parsed_signature<"double pow(double x double y)">::type power; // expected ',' or ')' before 'double'
#endif
