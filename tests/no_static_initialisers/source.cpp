// Nothing of the library ctypes::compiled runs before main either.
#define CTYPES_COMPILED
#include <ctypes/source.hpp>

int use_it_all();
int use_it_all() { return 0; }
