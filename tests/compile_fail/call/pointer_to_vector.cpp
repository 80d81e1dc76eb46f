// rejects: ctypes: C has no containers; declare a pointer to the elements, T*, to which it can be passed, or ctypes::sized<T*> for pointer and length
#include <ctypes/function.hpp>

#include <vector>

int main() {
    std::vector<int> numbers{1, 2};
#ifdef CONTROL
    const ctypes::function<int(int*)> f;
    return f ? f(numbers) : 0;
#else
    const ctypes::function<int(std::vector<int>*)> f;
    return f ? f(&numbers) : 0;
#endif
}
