// stopwatch COMMAND…: runs it and prints as the last line of standard error the wall and the processor time in
// nanoseconds and the peak memory in bytes. Python would add its own start-up, and its own memory to the peak.
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long processor(struct timeval time) { return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL; }

int main(int count, char **words) {
    pid_t child;
    int status;
    struct rusage usage;
    if (count < 2) return 2;
    long long start = nanoseconds();
    if (posix_spawnp(&child, words[1], NULL, NULL, words + 1, environ) != 0) return 127;
    if (wait4(child, &status, 0, &usage) != child) return 126;
    long long wall = nanoseconds() - start;
    dprintf(2, "\nstopwatch %lld %lld %lld\n", wall, processor(usage.ru_utime) + processor(usage.ru_stime),
            usage.ru_maxrss * 1024LL);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 125;
}
