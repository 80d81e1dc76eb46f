// rejects: ctypes: this method has another signature than the function pointer that C wants
#include <ctypes.hpp>

struct reader {
    int read(unsigned char*, int) { return 0; }
};

int main() {
    const ctypes::function<int(int (*)(void*, unsigned char*, int), void*)> run;
    reader r;
#ifdef CONTROL
    return run ? run(ctypes::method<&reader::read>, &r) : 0;
#else
    const ctypes::function<int(int (*)(void*, unsigned char*, long), void*)> wrong;
    return wrong ? wrong(ctypes::method<&reader::read>, &r) : 0;
#endif
}
