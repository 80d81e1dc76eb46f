// rejects: ctypes: this class is no aggregate, so its C counterpart is not known; use a plain struct, or specialise ctypes::descriptor
#include <ctypes/function.hpp>

class celsius {
public:
    explicit celsius(double degrees) : degrees_(degrees) {}
    double degrees() const { return degrees_; }

private:
    double degrees_;
};

int main() {
    const celsius warm(20);
#ifdef CONTROL
    const ctypes::function<int(double)> heat;
    return heat ? heat(warm.degrees()) : 0;
#else
    const ctypes::function<int(celsius)> heat;
    return heat ? heat(warm) : 0;
#endif
}
