// rejects: ctypes: this C text is wrong
#include <ctypes/c_declaration.hpp>

#ifdef CONTROL
ctypes::parsed_type<"int (*)(double)"> pointer;
#else
ctypes::parsed_type<"int (*)(double) name"> pointer;
#endif
