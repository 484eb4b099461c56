/* Real memory of known origin for the restart corpus: `programs KIND [N]`, then it waits. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void *keep[4096];
static int kept;

static void *region(size_t size, size_t touched) {
  char *got = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(got, 1, touched);
  /* A guard behind keeps the kernel from merging neighbours, as allocators do. */
  mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return got;
}

static void mixed(int variant) {
  for (int at = 0; at < 12; at++) region(((size_t)at + 1) << 16, ((size_t)at + 1) << 15);
  region(24 << 20, 20 << 20);
  if (variant) region(6 << 20, 6 << 20); /* new in the second release, in the middle */
  region(5 << 20, (variant ? 5 : 3) << 20);
  for (int at = 0; at < 200; at++) keep[kept++] = memset(malloc(20000), 2, 20000);
  for (int at = 0; at < 6; at++) keep[kept++] = memset(malloc(400000 + at * 50000), 3, 400000);
}

static pthread_barrier_t barrier;
static void *work(void *arg) {
  long number = (long)arg;
  char room[16384];
  memset(room, (int)number, sizeof room);
  for (int at = 0; at < 40; at++) keep[(number * 40 + at) % 4096] = memset(malloc(5000), 4, 5000);
  pthread_barrier_wait(&barrier);
  pause();
  return room;
}

static void threaded(int number) {
  pthread_barrier_init(&barrier, NULL, (unsigned)number + 1);
  for (long at = 0; at < number; at++) {
    pthread_t thread;
    pthread_create(&thread, NULL, work, (void *)at);
  }
  pthread_barrier_wait(&barrier);
}

int main(int count, char **args) {
  const char *kind = count > 1 ? args[1] : "mixed";
  int number = count > 2 ? atoi(args[2]) : 0;
  if (strcmp(kind, "mixed") == 0) mixed(number);
  if (strcmp(kind, "threads") == 0) threaded(number);
  if (strcmp(kind, "library") == 0) {
    void *library = dlopen(args[2], RTLD_NOW);
    void (*fill)(void) = (void (*)(void))dlsym(library, "fill");
    fill();
    mixed(0);
  }
  if (strcmp(kind, "prefork") == 0) {
    mixed(0);
    for (int at = 0; at < number; at++) {
      if (fork() == 0) {
        region(2 << 20, 1 << 20);
        memset(keep[3], 5, 20000);
        puts("ready");
        fflush(stdout);
        for (;;) pause();
      }
    }
  }
  puts("ready");
  fflush(stdout);
  for (;;) pause();
}
