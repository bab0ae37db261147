#include "pty_private.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The text of /proc/PID/name; "" where the process is gone. */
static void read_proc(const struct pty *p, const char *name, char *text, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)p->pid, name);
    text[0] = '\0';
    FILE *file = p->ended ? NULL : fopen(path, "r");
    if (!file)
        return;
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* The number behind the label in /proc/PID/name. */
static long long proc_number(const struct pty *p, const char *name, const char *label) {
    char text[4096];
    long long number = 0;
    read_proc(p, name, text, sizeof text);
    const char *at = strstr(text, label);
    if (at)
        sscanf(at + strlen(label), "%lld", &number);
    return number;
}

char pty_state(const struct pty *p) {
    char text[1024], state = 'Z';
    read_proc(p, "stat", text, sizeof text);
    const char *name_end = strrchr(text, ')');
    if (name_end)
        sscanf(name_end + 1, " %c", &state);
    return state;
}

static double cpu_ms(const struct pty *p) {
    char text[1024];
    long long nanoseconds;
    read_proc(p, "schedstat", text, sizeof text);
    if (sscanf(text, "%lld", &nanoseconds) == 1 && nanoseconds > 0)
        return (double)nanoseconds / 1e6;
    read_proc(p, "stat", text, sizeof text);
    unsigned long user = 0, system = 0;
    const char *name_end = strrchr(text, ')');
    if (name_end)
        sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
               &system);
    return (double)(user + system) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

void pty_mark(struct pty *p) {
    while (pty_pump(p, 0))
        ;
    strbuf_truncate(&p->output, 0);
    p->writes_at_mark = proc_number(p, "io", "syscw: ");
    p->cpu_at_mark = cpu_ms(p);
}

size_t pty_bytes(const struct pty *p) {
    return p->output.length;
}

const char *pty_output(const struct pty *p) {
    return strbuf_text(&p->output);
}

long long pty_writes(struct pty *p) {
    return proc_number(p, "io", "syscw: ") - p->writes_at_mark;
}

double pty_cpu_ms(struct pty *p) {
    return cpu_ms(p) - p->cpu_at_mark;
}

long pty_resident_kib(struct pty *p) {
    return (long)proc_number(p, "status", "VmRSS:");
}

long pty_peak_kib(struct pty *p) {
    return (long)proc_number(p, "status", "VmHWM:");
}

bool pty_sanitized(void) {
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
    return __has_feature(address_sanitizer);
#else
    return false;
#endif
}
