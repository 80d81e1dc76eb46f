// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

#include <vector>

int main() {
    const ctypes::function<int(const bool*)> f;
#ifdef CONTROL
    std::vector<char> flags{1, 0};
    const ctypes::function<int(const char*)> g;
    if (g) g(flags);
#else
    std::vector<bool> flags{true, false}; // has bits, no array of bool to point to
    if (f) f(flags);
#endif
}
