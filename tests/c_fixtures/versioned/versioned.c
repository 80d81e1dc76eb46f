/* One name in two versions, as libraries do that never break their users. The .map file beside this one names
   the versions to the linker. */
#ifdef __ELF__
int answer_1(void) { return 1; }
int answer_2(void) { return 2; }
int retired_1(void) { return 10; }
__asm__(".symver answer_1, answer@TEST_1.0");
__asm__(".symver answer_2, answer@@TEST_2.0");
__asm__(".symver retired_1, retired@TEST_1.0");
#endif

int unchanged(void) { return 3; }
