struct vec { double x, y; };
typedef struct { int n; struct { char a, b; }; union { long l; float f; } u; double data[]; } *block;
struct list { struct list *next; unsigned a : 3, : 0; _Bool b : 1; } __attribute__((packed, aligned(16)));
union __attribute__((transparent_union)) any { int *i; float *f; };
struct s { _Alignas(8) char c; int i __attribute__((aligned(32), packed)); given *g; struct given *h; };
