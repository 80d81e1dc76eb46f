// rejects: ctypes: which parameter is the user data? The signature has no void*, or several: name it by its index, ctypes::data_callback<R(A...), 0>
#include <ctypes/data_callback.hpp>

#ifdef CONTROL
ctypes::data_callback<int(void*, void*), 1> c = [](void*) { return 0; };
#else
ctypes::data_callback<int(void*, void*)> c = [](void*) { return 0; };
#endif
