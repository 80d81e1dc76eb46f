// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#include <ctypes/call.hpp>

struct message {
    const char* text;
#ifdef CONTROL
    char rest[4];
#else
    char rest[];
#endif
};

int main() {
    const ctypes::function<int(message)> send;
    if (send) return ctypes::via_libffi(send)(message{});
}
