/* Put before libc (LD_PRELOAD): the nth call that changes a file below a folder fails, or is the last of the process.

   Counted are the writings of data, of lengths and of names, and the syncs. What is not armed passes untouched. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COUNT = 0, ONCE = 1, FROM_THEN_ON = 2, KILL = 3, KILL_TORN = 4 };

static char under[PATH_MAX];
static size_t under_length;
static long nth, calls;
static int mode, failure;

/* `at` counts from 1; with mode COUNT nothing fails. */
void fault_arm(const char *folder, int how, long at, int with_errno)
{
    strncpy(under, folder, sizeof under - 1);
    under_length = strlen(under);
    mode = how;
    nth = at;
    failure = with_errno;
    calls = 0;
}

void fault_disarm(void) { under_length = 0; }

long fault_calls(void) { return calls; }

static int is_below(const char *path)
{
    return under_length && strncmp(path, under, under_length) == 0;
}

static int is_file(int fd)
{
    char link[64], path[PATH_MAX];
    ssize_t length;
    if (!under_length)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

/* 0: let it through; 1: fail; 2: write half of it, then die. */
static int decide(void)
{
    calls++;
    if (mode == COUNT || (mode != FROM_THEN_ON ? calls != nth : calls < nth))
        return 0;
    if (mode == KILL)
        raise(SIGKILL);
    return mode == KILL_TORN ? 2 : 1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define FAIL do { errno = failure; return -1; } while (0)

#define WRITING(signature, call_whole, call_half, name, counted) \
    ssize_t signature                                             \
    {                                                             \
        REAL(name);                                               \
        if (counted)                                              \
            switch (decide()) {                                   \
            case 1: FAIL;                                         \
            case 2: (void)!(call_half); raise(SIGKILL);           \
            }                                                     \
        return call_whole;                                        \
    }

WRITING(write(int fd, const void *data, size_t n), real(fd, data, n), real(fd, data, n / 2), write, is_file(fd))
WRITING(pwrite(int fd, const void *data, size_t n, off_t at), real(fd, data, n, at), real(fd, data, n / 2, at), pwrite,
        is_file(fd))
WRITING(pwrite64(int fd, const void *data, size_t n, off64_t at), real(fd, data, n, at), real(fd, data, n / 2, at),
        pwrite64, is_file(fd))

#define CHANGING(signature, call, name, counted) \
    int signature                                 \
    {                                             \
        REAL(name);                               \
        if (counted)                              \
            switch (decide()) {                   \
            case 1: FAIL;                         \
            case 2: raise(SIGKILL);               \
            }                                     \
        return call;                              \
    }

CHANGING(fsync(int fd), real(fd), fsync, is_file(fd))
CHANGING(fdatasync(int fd), real(fd), fdatasync, is_file(fd))
CHANGING(ftruncate(int fd, off_t length), real(fd, length), ftruncate, is_file(fd))
CHANGING(ftruncate64(int fd, off64_t length), real(fd, length), ftruncate64, is_file(fd))
CHANGING(unlink(const char *path), real(path), unlink, is_below(path))
CHANGING(rename(const char *from, const char *to), real(from, to), rename, is_below(from) || is_below(to))
CHANGING(link(const char *from, const char *to), real(from, to), link, is_below(to))
CHANGING(mkdir(const char *path, mode_t access), real(path, access), mkdir, is_below(path))

#define OPENING(name)                                                              \
    int name(const char *path, int flags, ...)                                     \
    {                                                                              \
        REAL(name);                                                                \
        mode_t access = 0;                                                         \
        if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {               \
            va_list given;                                                         \
            va_start(given, flags);                                                \
            access = va_arg(given, mode_t);                                        \
            va_end(given);                                                         \
        }                                                                          \
        if ((flags & O_CREAT) && is_below(path))                                   \
            switch (decide()) {                                                    \
            case 1: FAIL;                                                          \
            case 2: raise(SIGKILL);                                                \
            }                                                                      \
        return real(path, flags, access);                                          \
    }

OPENING(open)
OPENING(open64)
