/* Objects that count their references, as Python's and GObject's do. */
#include <stddef.h>
#include <stdlib.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API
#endif

struct counted {
    int references;
    int value;
};
static int alive;
static struct counted* shared;

API void counted_unref(struct counted* object) {
    if (object != NULL && --object->references == 0) {
        --alive;
        free(object);
    }
}
API struct counted* counted_ref(struct counted* object) {
    ++object->references;
    return object;
}
API struct counted* counted_new(int value) {
    struct counted* const made = malloc(sizeof *made);
    made->references = 1;
    made->value = value;
    ++alive;
    return made;
}
API int counted_create(int value, struct counted** made) {
    *made = value < 0 ? NULL : counted_new(value);
    return value < 0 ? -1 : 0;
}
API int counted_value(const struct counted* object) { return object->value; }
API int counted_references(struct counted* object) { return object->references; }
API int counted_alive(void) { return alive; }
/* Takes over the reference of its argument. */
API void counted_keep(struct counted* object) {
    counted_unref(shared);
    shared = object;
}
/* Its reference stays here. */
API struct counted* counted_kept(void) { return shared; }
