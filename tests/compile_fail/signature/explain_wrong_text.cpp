// rejects: ctypes: this C text is wrong
#include <ctypes/explain_declaration.hpp>

#ifdef CONTROL
const auto text = ctypes::explain<"int f(int x)">();
#else
const auto text = ctypes::explain<"int f(unknown x)">();
#endif
