// rejects: ctypes: the type is incomplete; include its definition, or pass a pointer to it
#include <ctypes/type.hpp>

struct sqlite3; // defined in a file that only C has

#ifdef CONTROL
ffi_type* type = ctypes::ffi_type_of<sqlite3*>();
#else
ffi_type* type = ctypes::ffi_type_of<sqlite3>();
#endif
