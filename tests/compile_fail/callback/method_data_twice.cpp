// rejects: ctypes: which parameter is the user data of this method? Several can be
#include <ctypes.hpp>

struct node {
    int same(node* other) { return other == this; }
};

int main() {
#ifdef CONTROL
    int (*same)(node*, node*) = ctypes::method<&node::same, 0>;
#else
    int (*same)(node*, node*) = ctypes::method<&node::same, ctypes::error_result(1)>;
#endif
    return same == nullptr;
}
