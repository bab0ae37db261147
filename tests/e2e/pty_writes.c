/* Counts the write calls to the terminal by tracing the program's system calls: what /proc counts
 * includes its files, and with them the memory in which a frame is put together. */
#include "pty_private.h"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

#include "child.h"

enum { FIRST_MS = 2000, SILENT_MS = 40 };

static bool is_write_to_terminal(pid_t pid) {
    struct ptrace_syscall_info info;
    long size = ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof info, &info);
    return size > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY && info.entry.args[0] == 1 &&
           (info.entry.nr == SYS_write || info.entry.nr == SYS_writev);
}

/* Lets the program go on after each stop until it has stopped no more for now. */
static long long follow_stops(struct pty *p) {
    long long writes = 0;
    int status;
    while (waitpid(p->pid, &status, WNOHANG | __WALL) == p->pid && WIFSTOPPED(status)) {
        int signal_number = WSTOPSIG(status);
        bool group_stop = status >> 16 == PTRACE_EVENT_STOP;
        bool system_call = signal_number == (SIGTRAP | 0x80);
        writes += system_call && is_write_to_terminal(p->pid);
        long pass_on = system_call || group_stop ? 0 : signal_number;
        ptrace(PTRACE_SYSCALL, p->pid, NULL, (void *)pass_on);
    }
    return writes;
}

static void detach(struct pty *p) {
    int status;
    if (ptrace(PTRACE_INTERRUPT, p->pid, NULL, NULL) == 0 &&
        waitpid(p->pid, &status, __WALL) == p->pid && WIFSTOPPED(status))
        ptrace(PTRACE_DETACH, p->pid, NULL, NULL);
}

long long pty_frame_writes(struct pty *p, const char *keys) {
    long long writes = 0;
    pty_mark(p);
    if (ptrace(PTRACE_SEIZE, p->pid, NULL, (void *)PTRACE_O_TRACESYSGOOD) != 0)
        return -1;
    ptrace(PTRACE_INTERRUPT, p->pid, NULL, NULL);
    pty_burst(p, keys);
    long long last = child_clock(), limit = last + FIRST_MS;
    size_t seen = 0;
    while (child_clock() < (seen ? last + SILENT_MS : limit)) {
        writes += follow_stops(p);
        pty_pump(p, seen ? 1 : 0);
        if (pty_bytes(p) != seen)
            last = child_clock();
        seen = pty_bytes(p);
    }
    writes += follow_stops(p);
    detach(p);
    return writes;
}
