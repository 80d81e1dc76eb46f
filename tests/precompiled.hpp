// What the library's headers and the tests include of others, read once for all tests: that is half of the time
// most of them take to compile. Nothing of the library itself, so that a test shows what its own includes bring.
// CMAKE_DISABLE_PRECOMPILE_HEADERS does without.
#pragma once

#include <boost/pfr/detail/core17_generated.hpp>
#include <ffi.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
