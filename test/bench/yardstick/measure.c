/*
 * Runs a command and says what it and everything it started cost, orphans included.
 *
 *   measure RESULT COMMAND [ARGUMENT...]
 *
 * Writes to RESULT: CPU microseconds in user mode, in the kernel, wall microseconds, the exit code.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

int main(int count, char **arguments)
{
	long long from = microseconds();
	int status, code = 127;
	struct rusage cost;
	FILE *result;
	pid_t child, ended;

	if (count < 3 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
		return 2;
	child = fork();
	if (child == 0) {
		execvp(arguments[2], arguments + 2);
		perror(arguments[2]);
		_exit(127);
	}
	while ((ended = wait(&status)) > 0)
		if (ended == child)
			code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	getrusage(RUSAGE_CHILDREN, &cost);
	result = fopen(arguments[1], "w");
	if (result == NULL)
		return 2;
	fprintf(result, "%lld %lld %lld %d\n", cost.ru_utime.tv_sec * 1000000LL + cost.ru_utime.tv_usec,
		cost.ru_stime.tv_sec * 1000000LL + cost.ru_stime.tv_usec, microseconds() - from, code);
	return fclose(result) == 0 ? 0 : 2;
}
