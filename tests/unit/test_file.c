#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/io/file.h"

#include "suite.h"
#include "temporary.h"

static const char *folder;

static void check_content(const char *name, const char *expected) {
    struct strbuf text = {0};
    struct error err;
    ck_assert_msg(file_read(NULL, temporary_path(folder, name), 1000, &text, &err), "%s",
                  err.message);
    ck_assert_str_eq(strbuf_text(&text), expected);
    strbuf_free(&text);
}

static void save(const char *name, const char *text) {
    struct error err;
    ck_assert_msg(file_write(NULL, temporary_path(folder, name), text, strlen(text), 0600, &err),
                  "%s", err.message);
}

static int entries(void) {
    char command[128];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *p = popen(command, "r");
    int n = -1;
    ck_assert_int_eq(fscanf(p, "%d", &n), 1);
    pclose(p);
    return n;
}

START_TEST(writes_and_replaces) {
    folder = temporary_folder();
    save("a.txt", "first");
    check_content("a.txt", "first");
    save("a.txt", "second");
    check_content("a.txt", "second");
    struct stat st;
    ck_assert_int_eq(stat(temporary_path(folder, "a.txt"), &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    struct error err;
    ck_assert(file_write(NULL, temporary_path(folder, "b.txt"), "x", 1, 0660, &err));
    ck_assert_int_eq(stat(temporary_path(folder, "b.txt"), &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0660);
    ck_assert_int_eq(entries(), 2);
    temporary_remove(folder);
}
END_TEST

START_TEST(abort_leaves_the_old_file) {
    folder = temporary_folder();
    save("a.txt", "old");
    struct file_writer w;
    struct error err;
    ck_assert(file_writer_open(&w, NULL, temporary_path(folder, "a.txt"), 0600, &err));
    fputs("half", w.stream);
    file_writer_abort(&w);
    file_writer_abort(&w);
    check_content("a.txt", "old");
    ck_assert_int_eq(entries(), 1);
    temporary_remove(folder);
}
END_TEST

START_TEST(link_to_a_file_stays_a_link) {
    folder = temporary_folder();
    save("real.txt", "old");
    ck_assert_int_eq(symlink("real.txt", temporary_path(folder, "link.txt")), 0);
    save("link.txt", "new");
    check_content("real.txt", "new");
    struct stat st;
    ck_assert_int_eq(lstat(temporary_path(folder, "link.txt"), &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
    temporary_remove(folder);
}
END_TEST

/* /dev/full takes no byte, as a full disk does. */
START_TEST(full_disk_is_told) {
    struct file_writer w;
    struct error err;
    for (size_t length = 10; length < 100000; length *= 10) {
        ck_assert(file_writer_open(&w, NULL, "/dev/full", 0600, &err));
        for (size_t i = 0; i < length; i++)
            putc('x', w.stream);
        ck_assert(!file_writer_commit(&w, &err));
        ck_assert_int_eq(err.code, ERROR_FULL);
        ck_assert_ptr_nonnull(strstr(err.message, "disk is full"));
    }
}
END_TEST

START_TEST(failures_are_told) {
    folder = temporary_folder();
    struct strbuf text = {0};
    struct error err;
    ck_assert(!file_read(NULL, temporary_path(folder, "none"), 10, &text, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert(!file_read(NULL, folder, 10, &text, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "is a folder"));
    save("large", "more than ten bytes");
    ck_assert(!file_read(NULL, temporary_path(folder, "large"), 10, &text, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "too large"));
    ck_assert(!file_write(NULL, folder, "x", 1, 0600, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "is a folder"));
    ck_assert(!file_write(NULL, temporary_path(folder, "none/x"), "x", 1, 0600, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert(!file_write(NULL, temporary_path(folder, "large/x"), "x", 1, 0600, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    strbuf_free(&text);
    temporary_remove(folder);
}
END_TEST

START_TEST(rights_are_respected) {
    if (geteuid() == 0)
        return;
    folder = temporary_folder();
    struct strbuf text = {0};
    struct error err;
    save("secret", "x");
    ck_assert_int_eq(chmod(temporary_path(folder, "secret"), 0), 0);
    ck_assert(!file_read(NULL, temporary_path(folder, "secret"), 10, &text, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "no right"));
    strbuf_free(&text);
    temporary_remove(folder);
}
END_TEST

static bool read_beneath(const char *path, struct error *err) {
    struct strbuf text = {0};
    bool read = file_read(folder, path, 1000, &text, err);
    strbuf_free(&text);
    return read;
}

START_TEST(restricted_paths_stay_beneath) {
    folder = temporary_folder();
    struct error err;
    ck_assert(folder_make(temporary_path(folder, "in/deep"), 0700, &err));
    save("in/deep/a.csv", "x");
    ck_assert_int_eq(symlink("in", temporary_path(folder, "link")), 0);
    ck_assert_int_eq(symlink("in/deep/a.csv", temporary_path(folder, "link.csv")), 0);
    ck_assert_int_eq(mkfifo(temporary_path(folder, "fifo"), 0600), 0);
    ck_assert(read_beneath("in/deep/a.csv", &err));
    ck_assert(read_beneath("./in//deep/./a.csv", &err));
    char absolute[256];
    snprintf(absolute, sizeof absolute, "%s/in/deep/a.csv", folder);
    ck_assert(read_beneath(absolute, &err));
    static const char *const outside[] = {"../x", "in/../../x", "/etc/passwd", "in/..", ".."};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        ck_assert(!read_beneath(outside[i], &err));
        ck_assert_int_eq(err.code, ERROR_REFUSED);
    }
    ck_assert(!read_beneath("link/deep/a.csv", &err));
    ck_assert(!read_beneath("link.csv", &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert(!read_beneath("fifo", &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert(!read_beneath("-", &err));
    ck_assert(!file_write(folder, "../out.csv", "x", 1, 0600, &err));
    ck_assert(!file_write(folder, "link/out.csv", "x", 1, 0600, &err));
    ck_assert(file_write(folder, "in/out.csv", "fine", 4, 0600, &err));
    check_content("in/out.csv", "fine");
    /* A link as target is replaced, never followed. */
    ck_assert(file_write(folder, "link.csv", "new", 3, 0600, &err));
    check_content("in/deep/a.csv", "x");
    temporary_remove(folder);
}
END_TEST

START_TEST(folders_are_made) {
    folder = temporary_folder();
    struct error err;
    const char *path = temporary_path(folder, "a/b/c");
    ck_assert(folder_make(path, 0700, &err));
    ck_assert(folder_make(path, 0700, &err));
    struct stat st;
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0700);
    save("file", "x");
    ck_assert(!folder_make(temporary_path(folder, "file/x"), 0700, &err));
    temporary_remove(folder);
}
END_TEST

TEST_MAIN(file, writes_and_replaces, abort_leaves_the_old_file, link_to_a_file_stays_a_link,
          full_disk_is_told, failures_are_told, rights_are_respected, restricted_paths_stay_beneath,
          folders_are_made)
