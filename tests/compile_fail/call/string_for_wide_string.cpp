// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

#include <string>

int main() {
    const ctypes::function<int(const wchar_t*)> f;
#ifdef CONTROL
    if (f) f(std::wstring(L"wide"));
#else
    if (f) f(std::string("narrow"));
#endif
}
