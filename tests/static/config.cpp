#include <ctypes/config.hpp>

#include <string_view>

// The build reads the three numbers; the text beside them must say the same.
static_assert(std::string_view(CTYPES_VERSION_STRING) == CTYPES_TEST_PROJECT_VERSION);
static_assert(CTYPES_CALLBACK_POOL_SIZE > 0);
