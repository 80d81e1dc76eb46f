// rejects: ctypes: control character in CTYPES_DLOPEN_NOTE; the specification wants plain text
#include <ctypes/dlopen_note.hpp>

#ifdef CONTROL
CTYPES_DLOPEN_NOTE("archives", "Reads archives", "suggested", "libz.so.1");
#else
CTYPES_DLOPEN_NOTE("archives", "Reads\narchives", "suggested", "libz.so.1");
#endif

int main() {}
