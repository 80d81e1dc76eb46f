/* Variables of several kinds. */

struct frozen {
    const char* name;
    int size;
};

int an_integer = 42;
double numbers[3] = {0.5, 1.5, 2.5};
const struct frozen frozen_table[] = {{"first", 1}, {"second", 2}, {0, 0}};
int (*operation)(int, int) = 0;
__thread int per_thread = 5;

int get_an_integer(void) { return an_integer; }
int call_operation(int a, int b) { return operation(a, b); }
int get_per_thread(void) { return per_thread; }
