/*
 * A small program for the harness to be tested on: it draws known things, shows the bytes that it
 * reads, and ends when told to.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t resized, hung_up;

static void note_signal(int number) {
    if (number == SIGHUP)
        hung_up = 1;
    else
        resized = 1;
}

static void say(const char *text) {
    if (write(STDOUT_FILENO, text, strlen(text)) < 0)
        exit(EXIT_FAILURE);
}

static void show_size(void) {
    struct winsize size;
    char text[64];
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return;
    snprintf(text, sizeof text, "\033[5;1Hsize %dx%d\033[K", size.ws_col, size.ws_row);
    say(text);
}

static void show_bytes(const unsigned char *bytes, size_t count) {
    say("\033[4;1Hread");
    for (size_t i = 0; i < count; i++) {
        char text[8];
        snprintf(text, sizeof text, " %02x", bytes[i]);
        say(text);
    }
    say("\033[K");
}

static void leave_note(void) {
    FILE *file = fopen("hangup.txt", "w");
    if (!file)
        return;
    fputs("the line dropped\n", file);
    fclose(file);
}

static int run_commands(void) {
    for (;;) {
        unsigned char bytes[256];
        ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (hung_up) {
            leave_note();
            return 3;
        }
        if (resized) {
            resized = 0;
            show_size();
        }
        if (count <= 0)
            continue;
        if (bytes[0] == 'q')
            return 7;
        if (bytes[0] == 'k')
            say("\033[?1h"); /* cursor keys in application mode */
        if (bytes[0] == 'p')
            say("\033[?2004h"); /* bracketed paste */
        show_bytes(bytes, (size_t)count);
    }
}

int main(int argc, char **argv) {
    if (argc > 1) {
        char line[256];
        fprintf(stderr, "HOME %s, TERM %s\n", getenv("HOME"), getenv("TERM"));
        while (fgets(line, sizeof line, stdin))
            printf("%s: %s", argv[1], line);
        return argc;
    }
    struct termios raw;
    struct sigaction action = {.sa_handler = note_signal};
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    tcgetattr(STDIN_FILENO, &raw);
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    say("\033[?1049h\033[H\033[2J\033[1mbold\033[0m \033[7mreverse\033[0m \033[31;44mcolour\033[0m"
        "\033[2;1H箱包 Hà Nội\033[3;11Hhere");
    show_size();
    say("\033[?25l");
    return run_commands();
}
