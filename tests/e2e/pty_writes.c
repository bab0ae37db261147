/*
 * Counts the write calls to the terminal by tracing the program's system calls: what /proc counts
 * includes its files, and with them the memory in which a frame is put together. The frame ends
 * where the program goes to sleep, not after some time: under load the next one comes right behind.
 */
#include "pty_private.h"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

#include "child.h"

enum { ANSWER_MS = 10000 };

/* The program is stopped where it enters a system call: number and first argument; -1 elsewhere. */
static long long entered_call(pid_t pid, unsigned long long *argument) {
    struct ptrace_syscall_info info;
    long size = ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof info, &info);
    if (size <= 0 || info.op != PTRACE_SYSCALL_INFO_ENTRY)
        return -1;
    *argument = info.entry.args[0];
    return (long long)info.entry.nr;
}

/* Lets the program go on to its next stop; false where it has ended. */
static bool next_stop(struct pty *p, int *status) {
    bool system_call = WSTOPSIG(*status) == (SIGTRAP | 0x80);
    bool group_stop = *status >> 16 == PTRACE_EVENT_STOP;
    long pass_on = system_call || group_stop ? 0 : WSTOPSIG(*status);
    return ptrace(PTRACE_SYSCALL, p->pid, NULL, (void *)pass_on) == 0 &&
           waitpid(p->pid, status, __WALL) == p->pid && WIFSTOPPED(*status);
}

/* From stop to stop until the program sleeps again after it has written. */
static long long count_writes(struct pty *p, int status) {
    long long writes = 0, limit = child_clock() + ANSWER_MS;
    unsigned long long file = 0;
    while (child_clock() < limit) {
        if (!next_stop(p, &status))
            pty_fail(p, "it ended while it was counted");
        long long call = WSTOPSIG(status) == (SIGTRAP | 0x80) ? entered_call(p->pid, &file) : -1;
        writes += (call == SYS_write || call == SYS_writev) && file == STDOUT_FILENO;
        if (call == SYS_ppoll && writes > 0)
            break;
        pty_pump(p, 0);
    }
    return writes;
}

long long pty_frame_writes(struct pty *p, const char *keys) {
    int status = 0;
    pty_mark(p);
    if (ptrace(PTRACE_SEIZE, p->pid, NULL, (void *)PTRACE_O_TRACESYSGOOD) != 0)
        return -1;
    if (ptrace(PTRACE_INTERRUPT, p->pid, NULL, NULL) != 0 ||
        waitpid(p->pid, &status, __WALL) != p->pid || !WIFSTOPPED(status))
        pty_fail(p, "it cannot be stopped");
    pty_burst(p, keys);
    long long writes = count_writes(p, status);
    ptrace(PTRACE_DETACH, p->pid, NULL, NULL);
    return writes;
}
