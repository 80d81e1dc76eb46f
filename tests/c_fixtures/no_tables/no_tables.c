/* C without unwind tables: see tests/CMakeLists.txt. */
#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API
#endif

API int without_tables(int bytes, void (*fail)(void* to, const char* what), void* to) {
    volatile int result = bytes;
    if (bytes < 0)
        fail(to, "damaged");
    return result;
}
