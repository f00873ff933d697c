// The locks of lab 07 in C, for comparison. gcc -O3 -march=native -pthread.
// Reads lines "name threads times" and answers each with nanoseconds for an acquisition and the share of acquisitions that changed threads.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 64 };
#define ALONE _Alignas(128)

struct line { ALONE atomic_int v; };
struct node { ALONE _Atomic(struct node *) next; atomic_int held; };

static struct line word, turn, wants[2], next_ticket, serving, choosing[3], number[3];
struct place { ALONE struct node *mine; struct node *before; };
static struct node nodes[MOST + 1];
static struct place places[MOST];
static ALONE _Atomic(struct node *) tail;
static ALONE pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

// Pauses as .NET's SpinWait does: twice as long each time, up to eight units of some 37 ns, and from the tenth on others may run.
static void spin_once(int *count)
{
    if (*count >= 10) sched_yield();
    else for (int i = 0; i < 2 * (*count < 3 ? 1 << *count : 8); i++) __builtin_ia32_pause();
    ++*count;
}

static void tas_enter(int me) { (void)me; int c = 0; while (atomic_exchange(&word.v, 1)) spin_once(&c); }
static void word_exit(int me) { (void)me; atomic_store_explicit(&word.v, 0, memory_order_release); }

static void ttas_enter(int me)
{
    (void)me;
    int c = 0;
    for (int pause = 1;; pause = 2 * pause < 8 ? 2 * pause : 8)
    {
        while (atomic_load_explicit(&word.v, memory_order_acquire)) spin_once(&c);
        if (!atomic_exchange(&word.v, 1)) return;
        for (int i = 0; i < 2 * pause; i++) __builtin_ia32_pause();
    }
}

static void ticket_enter(int me)
{
    (void)me;
    int own = atomic_fetch_add(&next_ticket.v, 1), c = 0;
    while (atomic_load_explicit(&serving.v, memory_order_acquire) != own) spin_once(&c);
}
static void ticket_exit(int me)
{
    (void)me;
    atomic_store_explicit(&serving.v, atomic_load_explicit(&serving.v, memory_order_relaxed) + 1, memory_order_release);
}

static void peterson_enter(int me)
{
    int c = 0;
    atomic_exchange(&wants[me].v, 1);
    atomic_exchange(&turn.v, 1 - me);
    while (atomic_load_explicit(&wants[1 - me].v, memory_order_acquire) && atomic_load_explicit(&turn.v, memory_order_acquire) == 1 - me) spin_once(&c);
}
static void peterson_exit(int me) { atomic_store_explicit(&wants[me].v, 0, memory_order_release); }

static int load(struct line *l) { return atomic_load_explicit(&l->v, memory_order_acquire); }

static void bakery_enter(int me)
{
    atomic_exchange(&choosing[me].v, 1);
    int greatest = 0;
    for (int i = 0; i < 3; i++) if (load(&number[i]) > greatest) greatest = load(&number[i]);
    atomic_exchange(&number[me].v, 1 + greatest);
    atomic_exchange(&choosing[me].v, 0);
    for (int other = 0; other < 3; other++)
    {
        int c = 0;
        while (load(&choosing[other])) spin_once(&c);
        for (;;)
        {
            int n = load(&number[other]), own = load(&number[me]);
            if (!(n != 0 && (n < own || (n == own && other < me)))) break;
            spin_once(&c);
        }
    }
}
static void bakery_exit(int me) { atomic_store_explicit(&number[me].v, 0, memory_order_release); }

static void clh_enter(int me)
{
    int c = 0;
    struct place *place = &places[me];
    atomic_store_explicit(&place->mine->held, 1, memory_order_release);
    place->before = atomic_exchange(&tail, place->mine);
    while (atomic_load_explicit(&place->before->held, memory_order_acquire)) spin_once(&c);
}
static void clh_exit(int me)
{
    struct place *place = &places[me];
    atomic_store_explicit(&place->mine->held, 0, memory_order_release);
    place->mine = place->before;
}

static void mcs_enter(int me)
{
    int c = 0;
    struct node *own = &nodes[me];
    atomic_store_explicit(&own->next, NULL, memory_order_release);
    atomic_store_explicit(&own->held, 1, memory_order_release);
    struct node *last = atomic_exchange(&tail, own);
    if (!last) { atomic_store_explicit(&own->held, 0, memory_order_release); return; }
    atomic_store_explicit(&last->next, own, memory_order_release);
    while (atomic_load_explicit(&own->held, memory_order_acquire)) spin_once(&c);
}
static void mcs_exit(int me)
{
    struct node *own = &nodes[me], *next = atomic_load_explicit(&own->next, memory_order_acquire), *expected = own;
    if (!next)
    {
        if (atomic_compare_exchange_strong(&tail, &expected, NULL)) return;
        int c = 0;
        while (!(next = atomic_load_explicit(&own->next, memory_order_acquire))) spin_once(&c);
    }
    atomic_store_explicit(&next->held, 0, memory_order_release);
}

static void mutex_enter(int me) { (void)me; pthread_mutex_lock(&mutex); }
static void mutex_exit(int me) { (void)me; pthread_mutex_unlock(&mutex); }

static ALONE long counter;
static ALONE int last_in;
static long handed[MOST];
static double begun[MOST], ended[MOST];
static pthread_barrier_t barrier;
static int threads;
static long times;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

// One loop for each lock, so that the compiler can inline it.
#define LOOP(name, enter, exit)                                           \
    static void name(int me)                                              \
    {                                                                     \
        long changes = 0;                                                 \
        for (long i = 0; i < times; i++)                                  \
        {                                                                 \
            enter(me);                                                    \
            if (last_in != me) { changes++; last_in = me; }               \
            counter++;                                                    \
            exit(me);                                                     \
        }                                                                 \
        handed[me] = changes;                                             \
    }
LOOP(tas, tas_enter, word_exit)
LOOP(ttas, ttas_enter, word_exit)
LOOP(ticket, ticket_enter, ticket_exit)
LOOP(peterson, peterson_enter, peterson_exit)
LOOP(bakery, bakery_enter, bakery_exit)
LOOP(clh, clh_enter, clh_exit)
LOOP(mcs, mcs_enter, mcs_exit)
LOOP(pthread, mutex_enter, mutex_exit)
static void fetch_add(int me) { handed[me] = 0; for (long i = 0; i < times; i++) atomic_fetch_add(&word.v, 1); }

static const struct { const char *name; void (*loop)(int); } locks[] = {
    {"test-and-set", tas}, {"test-and-test-and-set", ttas}, {"ticket", ticket}, {"peterson", peterson}, {"bakery", bakery}, {"clh", clh},
    {"mcs", mcs}, {"mutex", pthread}, {"fetch-add", fetch_add}};
static void (*loop)(int);

static void *work(void *number_of)
{
    int me = (int)(long)number_of;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(me, &set);
    if (threads <= sysconf(_SC_NPROCESSORS_ONLN)) sched_setaffinity(0, sizeof set, &set);
    pthread_barrier_wait(&barrier);
    begun[me] = now();
    loop(me);
    ended[me] = now();
    return NULL;
}

static void reset(void)
{
    atomic_store(&word.v, 0); atomic_store(&turn.v, 0); atomic_store(&next_ticket.v, 0); atomic_store(&serving.v, 0);
    for (int i = 0; i < MOST; i++) places[i].mine = &nodes[i];
    for (int i = 0; i <= MOST; i++) { atomic_store(&nodes[i].held, 0); atomic_store(&nodes[i].next, NULL); }
    last_in = -1;
}

int main(void)
{
    char name[32];
    while (scanf("%31s %d %ld", name, &threads, &times) == 3)
    {
        loop = NULL;
        for (size_t i = 0; i < sizeof locks / sizeof *locks; i++) if (strcmp(name, locks[i].name) == 0) loop = locks[i].loop;
        if (!loop || threads > MOST) { puts("-1 0"); fflush(stdout); continue; }
        reset();
        atomic_store(&tail, loop == clh ? &nodes[MOST] : NULL);
        pthread_barrier_init(&barrier, NULL, threads);
        pthread_t all[MOST];
        for (long i = 0; i < threads; i++) pthread_create(&all[i], NULL, work, (void *)i);
        for (int i = 0; i < threads; i++) pthread_join(all[i], NULL);
        double first = begun[0], last = ended[0], changes = 0;
        for (int i = 0; i < threads; i++) { if (begun[i] < first) first = begun[i]; if (ended[i] > last) last = ended[i]; changes += handed[i]; }
        printf("%.4f %.4f\n", (last - first) / times / threads, changes / times / threads);
        fflush(stdout);
    }
}
