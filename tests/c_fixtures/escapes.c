/* C whose error functions must not return, as in libpng and libjpeg. */
#include <stddef.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API
#endif

typedef void (*error_function)(void* to, const char* what);

static error_function registered;
static void* registered_data;

API int escapes_gone_on;

static int deeper(int depth, error_function fail, void* to) {
    if (depth > 0)
        return deeper(depth - 1, fail, to) + 1;
    fail(to, "damaged");
    ++escapes_gone_on;
    return -1;
}

/* Decodes so many bytes; negative ones are damaged. */
API int escape_decode(int bytes, error_function fail, void* to) { return bytes < 0 ? deeper(5, fail, to) : bytes; }

API void escape_register(error_function fail, void* to) {
    registered = fail;
    registered_data = to;
}
API int escape_decode_registered(int bytes) { return escape_decode(bytes, registered, registered_data); }

/* The size comes back through a pointer. */
API int escape_size(int bytes, int* size, error_function fail) {
    *size = escape_decode(bytes, fail, NULL);
    return 0;
}

/* Reads by a callback; that it fails is an error. */
API int escape_read(int (*read)(void*), error_function fail, void* to) {
    const int got = read(to);
    if (got <= 0)
        deeper(1, fail, to);
    return got;
}

/* How often an error function has returned. */
API int escape_count(void) { return escapes_gone_on; }
