/* What goes to the person at the end: messages, and whether the output arrived. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/table.h"

#include "app_private.h"

int app_fail(const struct error *err) {
    struct strbuf safe = {0};
    fflush(stdout);
    table_safe_text(&safe, err->message, 10000);
    fprintf(stderr, "sourcebench: %s\n", strbuf_text(&safe));
    strbuf_free(&safe);
    return EXIT_FAILED;
}

int app_wrong_call(const struct error *err, const struct cli_command *command) {
    app_fail(err);
    if (command)
        fprintf(stderr, "Usage: sourcebench %s%s%s\n", command->name, *command->usage ? " " : "",
                command->usage);
    else
        fputs("sourcebench --help lists the commands.\n", stderr);
    return EXIT_USAGE;
}

/* A reader that has seen enough (head) is no fault to talk about. */
int app_finish_output(int code) {
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    int number = errno;
    if (!failed && fclose(stdout) == 0)
        return code;
    number = number ? number : errno;
    if (number != EPIPE)
        fprintf(stderr, "sourcebench: The output could not be written%s%s.\n", number ? ": " : "",
                number ? strerror(number) : "");
    return EXIT_FAILED;
}

int app_terminal_width(void) {
    struct winsize size;
    if (!isatty(STDOUT_FILENO))
        return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}
