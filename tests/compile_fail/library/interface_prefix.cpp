// rejects: ctypes: the symbol_prefix of an interface is a text
#include <ctypes/interface.hpp>

struct interface {
#ifdef CONTROL
    static constexpr const char* symbol_prefix = "s";
#else
    static constexpr char symbol_prefix = 's';
#endif
    ctypes::function<double(double)> in;
};

int main() { (void)ctypes::library::self().bind<interface>(); }
