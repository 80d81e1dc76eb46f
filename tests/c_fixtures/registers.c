/* Stubs that lay open where a compiler puts arguments, and from where it takes results. */
#if defined(__x86_64__) || defined(__aarch64__)

/* What capture_arguments found: rdi rsi rdx rcx r8 r9 or x0 ... x8; xmm0 ... or q0 ...; the stack arguments. */
struct captured_places {
    unsigned long long general[10];
    unsigned char vector[8][16];
    unsigned char stack[1024];
};
struct captured_places captured;

/* What give_result puts into rax rdx or x0 x1, and into xmm0 xmm1 or q0 ... q3. */
struct given_places {
    unsigned long long general[2];
    unsigned char vector[4][16];
};
struct given_places given;

long double given_x87[2];

#if defined(__x86_64__)
/* pushed and popped: the compiler goes on in the section it believes to be in */
__asm__(".pushsection .text\n"
        ".globl capture_arguments\n"
        ".type capture_arguments, @function\n"
        "capture_arguments:\n"
        "    movq captured@GOTPCREL(%rip), %rax\n"
        "    movq %rdi, 0(%rax)\n"
        "    movq %rsi, 8(%rax)\n"
        "    movq %rdx, 16(%rax)\n"
        "    movq %rcx, 24(%rax)\n"
        "    movq %r8, 32(%rax)\n"
        "    movq %r9, 40(%rax)\n"
        "    movups %xmm0, 80(%rax)\n"
        "    movups %xmm1, 96(%rax)\n"
        "    movups %xmm2, 112(%rax)\n"
        "    movups %xmm3, 128(%rax)\n"
        "    movups %xmm4, 144(%rax)\n"
        "    movups %xmm5, 160(%rax)\n"
        "    movups %xmm6, 176(%rax)\n"
        "    movups %xmm7, 192(%rax)\n"
        "    xorl %ecx, %ecx\n"
        "1:  movb 8(%rsp,%rcx), %dl\n" /* 8: the return address */
        "    movb %dl, 208(%rax,%rcx)\n"
        "    incq %rcx\n"
        "    cmpq $1024, %rcx\n"
        "    jne 1b\n"
        "    movq %rdi, %rax\n" /* a result in memory: its address comes back */
        "    ret\n"
        ".size capture_arguments, .-capture_arguments\n"

        ".globl give_result\n"
        ".type give_result, @function\n"
        "give_result:\n"
        "    movq given@GOTPCREL(%rip), %rcx\n"
        "    movq 0(%rcx), %rax\n"
        "    movq 8(%rcx), %rdx\n"
        "    movups 16(%rcx), %xmm0\n"
        "    movups 32(%rcx), %xmm1\n"
        "    ret\n"
        ".size give_result, .-give_result\n"

        ".globl give_st0\n"
        ".type give_st0, @function\n"
        "give_st0:\n"
        "    movq given_x87@GOTPCREL(%rip), %rcx\n"
        "    fldt 0(%rcx)\n"
        "    ret\n"
        ".size give_st0, .-give_st0\n"

        ".globl give_st0_st1\n"
        ".type give_st0_st1, @function\n"
        "give_st0_st1:\n"
        "    movq given_x87@GOTPCREL(%rip), %rcx\n"
        "    fldt 16(%rcx)\n"
        "    fldt 0(%rcx)\n"
        "    ret\n"
        ".size give_st0_st1, .-give_st0_st1\n"
        ".popsection\n");
#else
__asm__(".pushsection .text\n"
        ".globl capture_arguments\n"
        ".type capture_arguments, %function\n"
        "capture_arguments:\n"
        "    adrp x9, :got:captured\n"
        "    ldr x9, [x9, :got_lo12:captured]\n"
        "    stp x0, x1, [x9, 0]\n"
        "    stp x2, x3, [x9, 16]\n"
        "    stp x4, x5, [x9, 32]\n"
        "    stp x6, x7, [x9, 48]\n"
        "    str x8, [x9, 64]\n"
        "    stp q0, q1, [x9, 80]\n"
        "    stp q2, q3, [x9, 112]\n"
        "    stp q4, q5, [x9, 144]\n"
        "    stp q6, q7, [x9, 176]\n"
        "    add x9, x9, 208\n"
        "    mov x10, 0\n"
        "1:  ldrb w11, [sp, x10]\n"
        "    strb w11, [x9, x10]\n"
        "    add x10, x10, 1\n"
        "    cmp x10, 1024\n"
        "    b.ne 1b\n"
        "    ret\n"
        ".size capture_arguments, .-capture_arguments\n"

        ".globl give_result\n"
        ".type give_result, %function\n"
        "give_result:\n"
        "    adrp x9, :got:given\n"
        "    ldr x9, [x9, :got_lo12:given]\n"
        "    ldp x0, x1, [x9, 0]\n"
        "    ldp q0, q1, [x9, 16]\n"
        "    ldp q2, q3, [x9, 48]\n"
        "    ret\n"
        ".size give_result, .-give_result\n"
        ".popsection\n");
#endif
#endif
