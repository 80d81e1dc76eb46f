# 1 "/usr/include/x.h" 1 3 4
#define N 12
#define M (N * 2 + 'x')
#define PI -3.25e0
#define TEXT "1.2.3"
#define SQUARE(x) ((x) * (x))
#undef N
#pragma pack(push, 1)
struct p { char c; int i; };
#pragma pack(pop)
#pragma pack(2)
#pragma pack()
#line 7 "y.h"
int a[M]; // end
/* a comment */ int \
b;
