// rejects: ctypes: C has no references; declare a pointer instead
#include <ctypes/explain.hpp>

#ifdef CONTROL
constexpr auto text = ctypes::explain<void(int*)>();
#else
constexpr auto text = ctypes::explain<void(int&)>();
#endif
