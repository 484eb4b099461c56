/*
 * Tests only: preloaded into a program, it writes down where each anonymous region comes from, so that the truth about
 * a restart is the program's own and not the aligner's.
 *
 * A region's identity is the place in the code that asked for it (object and offset inside it, the same in every run whatever the
 * addresses) and the size it asked for.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST 8192
struct region { uintptr_t start, end, site; const char *kind; };
static struct region regions[MOST];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread int thread_number;
static int threads;
static __thread int busy;

static void add(const char *kind, void *start, size_t size, void *site) {
  if (busy) return;
  busy = 1;
  pthread_mutex_lock(&lock);
  int known = 0;
  /* Threads share arenas: the first to come names it. */
  for (int at = 0; at < count; at++) known |= regions[at].start == (uintptr_t)start && regions[at].kind == kind;
  if (!known && count < MOST) regions[count++] = (struct region){(uintptr_t)start, (uintptr_t)start + size, (uintptr_t)site, kind};
  pthread_mutex_unlock(&lock);
  busy = 0;
}

static void drop(void *start, size_t size) {
  pthread_mutex_lock(&lock);
  uintptr_t from = (uintptr_t)start, to = from + size;
  for (int at = 0; at < count; at++) {
    struct region *region = &regions[at];
    if (region->start >= from && region->end <= to) region->start = region->end = 0;
    /* Runtimes ask for more than they need and trim it to their alignment. */
    else if (region->start >= from && region->start < to) region->start = to;
    else if (region->end > from && region->end <= to) region->end = from;
  }
  pthread_mutex_unlock(&lock);
}

typedef void *(*mmap_t)(void *, size_t, int, int, int, off_t);
void *mmap(void *addr, size_t size, int prot, int flags, int fd, off_t offset) {
  static mmap_t real;
  if (!real) real = (mmap_t)dlsym(RTLD_NEXT, "mmap");
  void *got = real(addr, size, prot, flags, fd, offset);
  if (got != MAP_FAILED && (flags & MAP_ANONYMOUS)) add("mmap", got, size, __builtin_return_address(0));
  return got;
}
void *mmap64(void *addr, size_t size, int prot, int flags, int fd, off_t offset) {
  static mmap_t real;
  if (!real) real = (mmap_t)dlsym(RTLD_NEXT, "mmap64");
  void *got = real(addr, size, prot, flags, fd, offset);
  if (got != MAP_FAILED && (flags & MAP_ANONYMOUS)) add("mmap", got, size, __builtin_return_address(0));
  return got;
}
int munmap(void *addr, size_t size) {
  static int (*real)(void *, size_t);
  if (!real) real = (int (*)(void *, size_t))dlsym(RTLD_NEXT, "munmap");
  drop(addr, size);
  return real(addr, size);
}

/* glibc maps from 128 KiB on (M_MMAP_THRESHOLD, and it learns): 16 bytes of header lie before what it returns, at a page's start. */
typedef void *(*malloc_t)(size_t);
static void note_malloc(void *got, size_t size, void *site) {
  if (got && size >= 128 * 1024 && ((uintptr_t)got & 4095) == 16) add("malloc", (char *)got - 16, (size + 16 + 4095) & ~(size_t)4095, site);
  /* The first block of a thread that lies in no heap of the main arena names the thread's arena. */
  static __thread int told;
  if (got && thread_number > 0 && !told && size < 128 * 1024) {
    told = 1;
    add("arena", (void *)((uintptr_t)got & ~(uintptr_t)(64 * 1024 * 1024 - 1)), 64 * 1024 * 1024, 0);
  }
}
void *malloc(size_t size) {
  static malloc_t real;
  if (!real) real = (malloc_t)dlsym(RTLD_NEXT, "malloc");
  void *got = real(size);
  if (!busy) note_malloc(got, size, __builtin_return_address(0));
  return got;
}
void free(void *block) {
  static void (*real)(void *);
  if (!real) real = (void (*)(void *))dlsym(RTLD_NEXT, "free");
  if (block && ((uintptr_t)block & 4095) == 16 && !busy) {
    pthread_mutex_lock(&lock);
    for (int at = 0; at < count; at++)
      if (regions[at].start && regions[at].start == (uintptr_t)block - 16) regions[at].start = regions[at].end = 0;
    pthread_mutex_unlock(&lock);
  }
  real(block);
}

struct start { void *(*run)(void *); void *arg; int number; };
static void *begin(void *given) {
  struct start own = *(struct start *)given;
  thread_number = own.number;
  pthread_attr_t attr;
  void *stack;
  size_t size, guard;
  if (pthread_getattr_np(pthread_self(), &attr) == 0) {
    pthread_attr_getstack(&attr, &stack, &size);
    pthread_attr_getguardsize(&attr, &guard);
    add("thread-stack", stack, size, 0);
    if (guard) add("thread-guard", (char *)stack - guard, guard, 0);
    pthread_attr_destroy(&attr);
  }
  return own.run(own.arg);
}
int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *arg) {
  static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!real) real = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
  struct start *own = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  drop(own, 4096);
  *own = (struct start){run, arg, __sync_add_and_fetch(&threads, 1)};
  return real(thread, attr, begin, own);
}

/* The bss of each loaded object: what its data segment needs beyond its file. */
static int object(struct dl_phdr_info *info, size_t size, void *file) {
  (void)size;
  for (int at = 0; at < info->dlpi_phnum; at++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[at];
    if (segment->p_type != PT_LOAD || segment->p_memsz == segment->p_filesz) continue;
    uintptr_t from = (info->dlpi_addr + segment->p_vaddr + segment->p_filesz + 4095) & ~(uintptr_t)4095;
    uintptr_t to = (info->dlpi_addr + segment->p_vaddr + segment->p_memsz + 4095) & ~(uintptr_t)4095;
    if (to > from) fprintf(file, "%lx %lx bss %s\n", from, to, info->dlpi_name[0] ? info->dlpi_name : "main");
  }
  return 0;
}

/* Writes the truth to $RECORD_DIR/PID when SIGUSR2 asks for it: the program stands still by then. */
#include <signal.h>
static void tell(int number) {
  (void)number;
  busy = 1;
  char name[4096];
  snprintf(name, sizeof name, "%s/%d.tmp", getenv("RECORD_DIR"), getpid());
  FILE *file = fopen(name, "w");
  if (file) {
    for (int at = 0; at < count; at++) {
      struct region *region = &regions[at];
      if (!region->start) continue;
      Dl_info info;
      const char *base = "-";
      unsigned long offset = 0;
      if (region->site && dladdr((void *)region->site, &info) && info.dli_fname) {
        base = strrchr(info.dli_fname, '/') ? strrchr(info.dli_fname, '/') + 1 : info.dli_fname;
        offset = region->site - (uintptr_t)info.dli_fbase;
      }
      fprintf(file, "%lx %lx %s %s+%lx\n", region->start, region->end, region->kind, base, offset);
    }
    dl_iterate_phdr(object, file);
    fclose(file);
    char done[4096];
    snprintf(done, sizeof done, "%s/%d", getenv("RECORD_DIR"), getpid());
    rename(name, done);
  }
  busy = 0;
}
__attribute__((constructor)) static void listen_for_it(void) {
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  if (getenv("RECORD_DIR")) sigaction(SIGUSR2, &action, NULL);
}
