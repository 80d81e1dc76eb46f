// rejects: ctypes: the callable cannot be called with the parameters of the callback; give it those of the signature, or auto
#include <ctypes/data_callback.hpp>

#ifdef CONTROL
ctypes::data_callback<int(void*, int)> c = [](int n) { return n; };
#else
ctypes::data_callback<int(void*, int)> c = [](void*, int n) { return n; }; // the user data is the lambda's own
#endif
