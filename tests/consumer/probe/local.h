/* A header that only C is to read: `class` and `new` are names in it. */
struct local {
    char class[LOCAL_ROOM];
};
struct hidden;
enum { local_first = -1, local_second = 1 << 20, new = 3 };
int local_function(int);
#define LOCAL_TEXT "C:\\folder; \"quoted\" [1]"
