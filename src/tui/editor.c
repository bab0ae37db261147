/* A text edited in the user's editor, through a file that only the user can read. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sourcebench/core/strbuf.h"

#include "shell_private.h"
#include "term.h"
#include "tty.h"

enum { TEXT_MAX = 1 << 20 };

struct edited_file {
    char folder[512], path[540];
};

static bool write_all(int fd, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written < 0 && errno != EINTR)
            return false;
        text += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

static void remove_file(const struct edited_file *file) {
    unlink(file->path);
    rmdir(file->folder);
}

static bool make_file(struct edited_file *file, const char *text, struct error *err) {
    const char *folder = getenv("TMPDIR");
    int length = snprintf(file->folder, sizeof file->folder, "%s/sourcebench-XXXXXX",
                          folder && *folder ? folder : "/tmp");
    if (length >= (int)sizeof file->folder || !mkdtemp(file->folder))
        return error_set(err, ERROR_IO,
                         "There is no place for the text to be edited: %s; set TMPDIR to a folder "
                         "that can be written.",
                         strerror(errno));
    snprintf(file->path, sizeof file->path, "%s/text.txt", file->folder);
    int fd = open(file->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool written = fd >= 0 && write_all(fd, text, strlen(text));
    if (fd >= 0 && close(fd) != 0)
        written = false;
    if (written)
        return true;
    error_set(err, ERROR_IO, "The text to be edited cannot be written to %s: %s.", file->path,
              strerror(errno));
    remove_file(file);
    return false;
}

static bool read_file(const struct edited_file *file, char **text, struct error *err) {
    struct strbuf b = {0};
    char part[8192];
    ssize_t length = -1;
    int fd = open(file->path, O_RDONLY | O_CLOEXEC);
    while (fd >= 0 && b.length <= TEXT_MAX && (length = read(fd, part, sizeof part)) > 0)
        strbuf_add_bytes(&b, part, (size_t)length);
    if (fd >= 0)
        close(fd);
    bool whole = length == 0 && !memchr(strbuf_text(&b), '\0', b.length);
    if (whole)
        *text = strbuf_take(&b);
    strbuf_free(&b);
    return whole || error_set(err, ERROR_IO,
                              "The edited text cannot be taken (longer than 1 MiB, or no text); it "
                              "stays in %s.",
                              file->path);
}

static const char *editor_name(const struct shell *s) {
    const char *names[] = {s->options.editor, getenv("VISUAL"), getenv("EDITOR")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i] && *names[i])
            return names[i];
    return "vi";
}

/* In the child. The name may have arguments ("code --wait"), so a shell takes it apart. */
static _Noreturn void become_editor(const char *name, const char *path) {
    char command[1024];
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGTSTP, SIG_DFL);
    int length = snprintf(command, sizeof command, "%s \"$@\"", name);
    if (length < (int)sizeof command)
        execl("/bin/sh", "sh", "-c", command, name, path, (char *)NULL);
    _exit(127);
}

/* Runs the editor in the terminal; its exit status, or -1. */
static int run_editor(const char *name, const char *path) {
    int status = -1;
    term_leave();
    tty_lend(true);
    pid_t child = fork();
    if (child == 0)
        become_editor(name, path);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    tty_lend(false);
    term_enter();
    term_resize();
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool shell_edit(struct shell *s, const char *text, char **edited, struct error *err) {
    const char *name = editor_name(s);
    struct edited_file file;
    if (s->options.restricted)
        return error_set(err, ERROR_REFUSED, "The editor is off in restricted mode.");
    if (s->script)
        return error_set(err, ERROR_REFUSED, "A script cannot run the editor.");
    if (!make_file(&file, text, err))
        return false;
    int status = run_editor(name, file.path);
    s->dirty = true;
    if (status != 0 || tty_ending())
        return error_set(err, ERROR_CANCELLED,
                         "The editor \"%s\" failed; the text stays in %s (option editor, or "
                         "$EDITOR, names another).",
                         name, file.path);
    if (!read_file(&file, edited, err))
        return false;
    remove_file(&file);
    return true;
}
