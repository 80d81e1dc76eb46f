// rejects: ctypes: empty soname in CTYPES_DLOPEN_NOTE; write it as dlopen gets it
#include <ctypes/dlopen_note.hpp>

#ifdef CONTROL
CTYPES_DLOPEN_NOTE("archives", "Reads archives", "recommended", "libz.so.1");
#else
CTYPES_DLOPEN_NOTE("archives", "Reads archives", "recommended", "libz.so.1", "");
#endif
