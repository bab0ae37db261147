#include "store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "store_private.h"

/* Offsets in the header of an SQLite file,
 * https://www.sqlite.org/fileformat2.html#the_database_header */
enum {
    HEADER_SIZE = 100,
    AT_PAGE_SIZE = 16,
    AT_CHANGE_COUNTER = 24,
    AT_PAGE_COUNT = 28,
    AT_USER_VERSION = 60,
    AT_APPLICATION_ID = 68,
    AT_VERSION_VALID_FOR = 92
};

static uint32_t big_endian(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

char *store_file_uri(const char *path, bool immutable) {
    struct strbuf uri = {0};
    strbuf_add(&uri, *path == '/' ? "file://" : "file:");
    for (const char *c = path; *c; c++) {
        if (strchr("%?#", *c))
            strbuf_addf(&uri, "%%%02X", (unsigned)*c);
        else
            strbuf_add_char(&uri, *c);
    }
    strbuf_add(&uri, immutable ? "?immutable=1" : "");
    return strbuf_take(&uri);
}

/* Reads the first bytes and the size; nothing is locked, recovered or written. */
static bool read_header(const char *path, unsigned char header[HEADER_SIZE], int64_t *size) {
    sqlite3 *db = NULL;
    sqlite3_file *file = NULL;
    sqlite3_int64 bytes = 0;
    memset(header, 0, HEADER_SIZE);
    char *uri = store_file_uri(path, false);
    bool ok =
        sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
        sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file &&
        file->pMethods && file->pMethods->xFileSize(file, &bytes) == SQLITE_OK;
    int status = ok ? file->pMethods->xRead(file, header, HEADER_SIZE, 0) : SQLITE_OK;
    sqlite3_close(db);
    mem_free(uri);
    *size = bytes;
    return ok && (status == SQLITE_OK || status == SQLITE_IOERR_SHORT_READ);
}

/* A connection of its own holds the lock, taken below SQLite's pager so that damaged files can be
 * locked too. */
struct store_file_lock {
    sqlite3 *db;
};

struct store_file_lock *store_file_lock(const char *path, struct error *err) {
    struct store_file_lock *lock = mem_alloc(1, sizeof *lock);
    sqlite3_file *file = NULL;
    char *uri = store_file_uri(path, false);
    int status = sqlite3_open_v2(uri, &lock->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL);
    mem_free(uri);
    if (status == SQLITE_OK)
        status = sqlite3_file_control(lock->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (status == SQLITE_OK)
        status = file->pMethods->xLock(file, SQLITE_LOCK_SHARED);
    if (status == SQLITE_OK)
        status = file->pMethods->xLock(file, SQLITE_LOCK_EXCLUSIVE);
    if (status == SQLITE_OK)
        return lock;
    if ((status & 0xff) == SQLITE_BUSY)
        error_set(err, ERROR_BUSY, "%s is open in another program; close it there first.", path);
    else
        error_set(err, ERROR_IO, "%s cannot be locked; check its rights.", path);
    error_detail(err, "SQLite %d", status);
    store_file_unlock(lock);
    return NULL;
}

void store_file_unlock(struct store_file_lock *lock) {
    sqlite3_file *file = NULL;
    if (!lock)
        return;
    if (sqlite3_file_control(lock->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
        file && file->pMethods)
        file->pMethods->xUnlock(file, SQLITE_LOCK_NONE);
    sqlite3_close(lock->db);
    mem_free(lock);
}

static bool judge_header(const char *path, const unsigned char *header, int64_t size,
                         struct error *err) {
    if (size == 0)
        return error_set(err, ERROR_FOREIGN,
                         "%s is empty, not a bench database; remove it or name another file.",
                         path);
    if (memcmp(header, "SQLite format 3", 16) != 0)
        return error_set(err, ERROR_FOREIGN,
                         "%s is not a bench database (nor any SQLite file); name another file.",
                         path);
    if (size < HEADER_SIZE)
        return error_set(err, ERROR_CORRUPT, "%s is cut off; restore a backup.", path);
    if (big_endian(header + AT_APPLICATION_ID) != STORE_APPLICATION_ID)
        return error_set(err, ERROR_FOREIGN,
                         "%s is a database of another program; name another file.", path);
    if (big_endian(header + AT_USER_VERSION) == 0) /* it is made with one */
        return error_set(err, ERROR_CORRUPT, "%s is damaged: it has no version; restore a backup.",
                         path);
    int64_t page = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
    bool counted = memcmp(header + AT_CHANGE_COUNTER, header + AT_VERSION_VALID_FOR, 4) == 0;
    int64_t whole = (page == 1 ? 65536 : page) * big_endian(header + AT_PAGE_COUNT);
    if (counted && size < whole && !store_file_beside(path, "-wal") &&
        !store_file_beside(path, "-journal"))
        return error_set(err, ERROR_CORRUPT,
                         "%s is cut off (%lld of %lld bytes); restore a backup.", path,
                         (long long)size, (long long)whole);
    return true;
}

bool store_file_examine(const char *path, int *version, struct error *err) {
    struct stat st;
    unsigned char header[HEADER_SIZE];
    int64_t size;
    if (!*path)
        return error_set(err, ERROR_INPUT, "The name of the database is empty; name a file.");
    if (stat(path, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return error_set(err, ERROR_NOT_FOUND,
                             "There is no database %s; `sourcebench init` makes one.", path);
        error_set(err, ERROR_IO, "%s cannot be reached: %s.", path, strerror(errno));
        return error_detail(err, "stat: errno %d", errno);
    }
    if (S_ISDIR(st.st_mode))
        return error_set(err, ERROR_INPUT, "%s is a folder; name a file in it.", path);
    if (!S_ISREG(st.st_mode))
        return error_set(err, ERROR_FOREIGN, "%s is not a regular file; name another file.", path);
    if (access(path, R_OK) != 0)
        return error_set(err, ERROR_IO, "You have no right to read %s; ask its owner.", path);
    if (!read_header(path, header, &size))
        return error_set(err, ERROR_IO, "%s cannot be read; check the disk and the file's rights.",
                         path);
    if (!judge_header(path, header, size, err))
        return false;
    if (version)
        *version = (int)big_endian(header + AT_USER_VERSION);
    return true;
}

/* The folder part of a path, "." where it has none; the caller's (mem_free). */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_string(".");
    struct strbuf b = {0};
    strbuf_add_bytes(&b, path, slash == path ? 1 : (size_t)(slash - path));
    return strbuf_take(&b);
}

bool store_file_writable(const char *path, struct error *err) {
    char *folder = folder_of(path);
    bool ok = true;
    if (access(path, W_OK) != 0)
        ok = error_set(err, ERROR_READ_ONLY,
                       "You may read but not write %s; open it with --read-only.", path);
    else if (access(folder, W_OK | X_OK) != 0)
        ok = error_set(err, ERROR_READ_ONLY,
                       "You may not write in the folder of %s, which saving needs; open it with "
                       "--read-only.",
                       path);
    mem_free(folder);
    return ok;
}

bool store_file_can_create(const char *path, struct error *err) {
    char *folder = folder_of(path);
    struct stat st;
    bool ok = true;
    if (stat(folder, &st) != 0)
        ok = error_set(err, ERROR_NOT_FOUND, "There is no folder %s for the database; make it.",
                       folder);
    else if (!S_ISDIR(st.st_mode))
        ok = error_set(err, ERROR_INPUT, "%s is not a folder; name another place.", folder);
    else if (access(folder, W_OK | X_OK) != 0)
        ok =
            error_set(err, ERROR_READ_ONLY,
                      "You may not make files in %s; name another place for the database.", folder);
    else if (store_file_beside(path, "-wal") || store_file_beside(path, "-journal"))
        ok = error_set(err, ERROR_REFUSED,
                       "%s is gone but its log (%s-wal or -journal) is still there and would be "
                       "mixed into a new one; move it away.",
                       path, path);
    mem_free(folder);
    return ok;
}

bool store_file_is_local(const char *path) {
#ifdef __linux__
    /* statfs(2): NFS, SMB, SMB2, CIFS, FUSE, 9P, Coda, AFS (two), NCP, Ceph, Lustre, GFS2, OCFS2,
     * VirtualBox shared folders, GPFS, BeeGFS, PanFS. */
    static const uint32_t shared[] = {0x6969,     0x517B,     0xFE534D42, 0xFF534D42, 0x65735546,
                                      0x01021997, 0x73757245, 0x5346414F, 0x6B414653, 0x564C,
                                      0x00C36400, 0x0BD00BD0, 0x01161970, 0x7461636F, 0x786F4256,
                                      0x47504653, 0x19830326, 0xAAD7AAEA};
    struct statfs fs;
    if (statfs(path, &fs) != 0)
        return false;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if ((uint32_t)fs.f_type == shared[i])
            return false;
#else
    (void)path;
#endif
    return true;
}

bool store_file_beside(const char *path, const char *suffix) {
    struct strbuf name = {0};
    struct stat st;
    strbuf_addf(&name, "%s%s", path, suffix);
    bool there = stat(strbuf_text(&name), &st) == 0 && st.st_size > 0;
    strbuf_free(&name);
    return there;
}

static bool fail_system(struct error *err, const char *what, const char *path) {
    int number = errno;
    enum error_code code = number == ENOSPC || number == EDQUOT || number == EFBIG ? ERROR_FULL
                           : number == EACCES || number == EPERM || number == EROFS
                               ? ERROR_READ_ONLY
                               : ERROR_IO;
    error_set(err, code, "Could not %s %s: %s.", what, path, strerror(number));
    return error_detail(err, "errno %d", number);
}

char *store_file_temporary(const char *path, mode_t mode, struct error *err) {
    struct strbuf name = {0};
    strbuf_addf(&name, "%s.new-%ld", path, (long)getpid());
    char *temporary = strbuf_take(&name);
    unlink(temporary); /* left by a process of the same number that died */
    int fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode & 0777);
    bool ok = fd >= 0 && fchmod(fd, mode & 0777) == 0;
    if (!ok) {
        fail_system(err, "make", temporary);
        mem_free(temporary);
        temporary = NULL;
    }
    if (fd >= 0)
        close(fd);
    return temporary;
}

static bool sync_path(const char *path, int flags) {
    int fd = open(path, flags | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int number = errno;
    if (fd >= 0)
        close(fd);
    errno = number;
    return ok;
}

/* Renames without replacing: a link is refused where the name is taken; file systems without links
 * get a look and a rename. */
static bool rename_new(const char *temporary, const char *path) {
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    if (errno == EEXIST)
        return false;
    if (access(path, F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(temporary, path) == 0;
}

bool store_file_publish(const char *temporary, const char *path, bool replace, struct error *err) {
    if (!sync_path(temporary, O_RDONLY))
        return fail_system(err, "write", temporary);
    if (!(replace ? rename(temporary, path) == 0 : rename_new(temporary, path))) {
        if (errno == EEXIST)
            return error_set(err, ERROR_CONFLICT, "%s exists already; name another file.", path);
        return fail_system(err, "write", path);
    }
    char *folder = folder_of(path);
    bool ok = sync_path(folder, O_RDONLY | O_DIRECTORY);
    if (!ok && (errno == EINVAL || errno == EACCES))
        ok = true; /* file systems that cannot sync a folder, folders that may not be listed */
    if (!ok)
        fail_system(err, "write", folder);
    mem_free(folder);
    return ok;
}

bool store_file_same(const char *a, const char *b) {
    struct stat one, two;
    return stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}
