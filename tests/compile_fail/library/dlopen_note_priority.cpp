// rejects: ctypes: unknown priority in CTYPES_DLOPEN_NOTE; write required, recommended or suggested
#include <ctypes/dlopen_note.hpp>

#ifdef CONTROL
CTYPES_DLOPEN_NOTE("archives", "Reads archives", "recommended", "libz.so.1");
#else
CTYPES_DLOPEN_NOTE("archives", "Reads archives", "important", "libz.so.1");
#endif
