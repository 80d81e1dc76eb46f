/* Reads its arguments with va_arg and writes down what it found. */
#include "call.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* A letter for each argument, as the types are after the default promotions (C11 6.5.2.2 p6). */
int describe(char* out, size_t size, const char* letters, ...) {
    va_list arguments;
    size_t used = 0;
    int count = 0;
    va_start(arguments, letters);
    out[0] = '\0';
    for (; *letters != '\0'; ++letters, ++count) {
        char* at = out + used;
        size_t room = size - used;
        switch (*letters) {
        case 'i': snprintf(at, room, "i%d ", va_arg(arguments, int)); break;
        case 'u': snprintf(at, room, "u%u ", va_arg(arguments, unsigned)); break;
        case 'l': snprintf(at, room, "l%ld ", va_arg(arguments, long)); break;
        case 'k': snprintf(at, room, "k%lu ", va_arg(arguments, unsigned long)); break;
        case 'q': snprintf(at, room, "q%lld ", va_arg(arguments, long long)); break;
        case 'z': snprintf(at, room, "z%zu ", va_arg(arguments, size_t)); break;
        case 'd': snprintf(at, room, "d%g ", va_arg(arguments, double)); break;
        case 'D': snprintf(at, room, "D%Lg ", va_arg(arguments, long double)); break;
        case 's': snprintf(at, room, "s%s ", va_arg(arguments, const char*)); break;
        case 'S': snprintf(at, room, "S%ls ", va_arg(arguments, const wchar_t*)); break;
        case 'n': snprintf(at, room, "n%d ", va_arg(arguments, void*) == 0); break;
        case 'a': {
            const int* values = va_arg(arguments, const int*);
            snprintf(at, room, "a%d,%d,%d ", values[0], values[1], values[2]);
            break;
        }
        case 'f': snprintf(at, room, "f%d ", va_arg(arguments, int (*)(int))(20)); break;
        case 'P': {
            struct pair p = va_arg(arguments, struct pair);
            snprintf(at, room, "P%d,%d ", p.first, p.second);
            break;
        }
        case 'V': {
            struct vector v = va_arg(arguments, struct vector);
            snprintf(at, room, "V%g,%g ", v.x, v.y);
            break;
        }
        case 'R': {
            struct rectangle r = va_arg(arguments, struct rectangle);
            snprintf(at, room, "R%g,%g,%g,%g ", r.from.x, r.from.y, r.to.x, r.to.y);
            break;
        }
        case 'C': {
            double _Complex z = va_arg(arguments, double _Complex);
            snprintf(at, room, "C%g,%g ", __real__ z, __imag__ z);
            break;
        }
        default: count = -1000; break;
        }
        used += strlen(at);
    }
    va_end(arguments);
    if (used > 0) out[used - 1] = '\0'; /* the last space */
    return count;
}

double sum_of(int count, ...) {
    va_list arguments;
    double sum = 0;
    va_start(arguments, count);
    for (int i = 0; i < count; ++i) sum += va_arg(arguments, double);
    va_end(arguments);
    return sum;
}

struct rectangle rectangle_of(struct vector from, ...) {
    va_list arguments;
    struct rectangle result;
    va_start(arguments, from);
    result.from = from;
    result.to = va_arg(arguments, struct vector);
    va_end(arguments);
    return result;
}

static int noted;
void note(int first, ...) {
    va_list arguments;
    va_start(arguments, first);
    noted = first + va_arg(arguments, int);
    va_end(arguments);
}
int last_noted(void) { return noted; }
