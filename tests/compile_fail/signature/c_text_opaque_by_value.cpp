// rejects: ctypes: this C text is wrong
#include <ctypes/c_declaration.hpp>

#ifdef CONTROL
ctypes::parsed_signature<"void use(struct thing *)">::type use;
#else
ctypes::parsed_signature<"void use(struct thing)">::type use; // needs its C++ type
#endif
