// The workloads of `threads speedup` in C with OpenMP: the same work, as well as it can be written. gcc -O3 -march=native -fopenmp.
// Reads lines "name threads" from standard input and answers each with the seconds from the first thread's start to the last one's end.
#define _GNU_SOURCE
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef uint64_t u64x8 __attribute__((vector_size(64)));
typedef int64_t i64x8 __attribute__((vector_size(64)));
typedef uint32_t u32x16 __attribute__((vector_size(64)));
typedef int32_t i32x16 __attribute__((vector_size(64)));
typedef float f32x16 __attribute__((vector_size(64)));
typedef double f64x8 __attribute__((vector_size(64)));
typedef uint64_t loose8 __attribute__((vector_size(64), aligned(8)));

enum { MOST = 64, APART = 16 };

static volatile double sink;

static void *make(size_t bytes)
{
    void *p = aligned_alloc(128, (bytes + 255) / 128 * 128);
    memset(p, 0, bytes);
    return p;
}

static long from(int me, int p, long n) { return n * me / p; }

// ---- sum, scalar ----
enum { SUM = 32 << 20 };
static int *numbers;
static long totals[MOST * APART];

static void sum(int me, int p)
{
    int own = 0;
    for (long i = from(me, p, SUM); i < from(me + 1, p, SUM); i++) own += numbers[i];
    totals[me * APART] = own;
}

static void scalar(int me, int p)
{
    int factor = -1;
    __asm__("" : "+r"(factor)); // the compiler does not know it
    for (long i = from(me, p, SUM); i < from(me + 1, p, SUM); i++) numbers[i] *= factor;
}

// ---- STREAM's triad, with the stores that the compiler chooses ----
enum { STREAM = 8 << 20 };
static double *sa, *sb, *sc;

static void stream(int me, int p)
{
    for (long i = from(me, p, STREAM); i < from(me + 1, p, STREAM); i++) sa[i] = sb[i] + 3 * sc[i];
}

// ---- countsort ----
enum { SORT = 16 << 20, DIGITS = 10 };
static int *digits, *sorted;
static long counts[MOST * 32];

static void countsort(int me, int p)
{
    long tables[4][16] = {{0}};
    long i = from(me, p, SORT), end = from(me + 1, p, SORT);
    for (; i + 4 <= end; i += 4)
    {
        tables[0][digits[i]]++;
        tables[1][digits[i + 1]]++;
        tables[2][digits[i + 2]]++;
        tables[3][digits[i + 3]]++;
    }
    for (; i < end; i++) tables[0][digits[i]]++;
    for (int d = 0; d < DIGITS; d++) counts[me * 32 + d] = tables[0][d] + tables[1][d] + tables[2][d] + tables[3][d];
    #pragma omp barrier
    long place = 0, mine = from(me, p, SORT), last = from(me + 1, p, SORT);
    for (int d = 0; d < DIGITS; d++)
    {
        long begin = place;
        for (int other = 0; other < p; other++) place += counts[other * 32 + d];
        long a = begin > mine ? begin : mine, b = place < last ? place : last;
        for (long j = a; j < b; j++) sorted[j] = d;
    }
}

// ---- matmul ----
enum { N = 512, COLUMNS = 32, BLOCK = 64 };
static double *ma, *mb, *mc, *panels[MOST];

static void tile(const double *a, const double *panel, double *c)
{
    f64x8 s[4][4] = {{{0}}};
    for (int k = 0; k < N; k++, panel += COLUMNS)
    {
        f64x8 b0 = *(const f64x8 *)panel, b1 = *(const f64x8 *)(panel + 8), b2 = *(const f64x8 *)(panel + 16), b3 = *(const f64x8 *)(panel + 24);
        #pragma GCC unroll 4
        for (int i = 0; i < 4; i++)
        {
            double x = a[i * N + k];
            s[i][0] += x * b0;
            s[i][1] += x * b1;
            s[i][2] += x * b2;
            s[i][3] += x * b3;
        }
    }
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) *(f64x8 *)(c + i * N + j * 8) = s[i][j];
}

static void matmul(int me, int p)
{
    int all = N / COLUMNS, blocks = N / BLOCK, packed = -1;
    for (long share = from(me, p, (long)all * blocks); share < from(me + 1, p, (long)all * blocks); share++)
    {
        int column = share / blocks * COLUMNS, row = share % blocks * BLOCK;
        if (packed != column)
        {
            packed = column;
            for (int k = 0; k < N; k++) memcpy(panels[me] + k * COLUMNS, mb + k * N + column, COLUMNS * sizeof(double));
        }
        for (int i = row; i < row + BLOCK; i += 4) tile(ma + i * N, panels[me], mc + i * N + column);
    }
}

// ---- histogram ----
enum { BYTES = 2 << 20 };
static uint8_t *bytes;
static int tables[MOST][4][256], shared[256];

static void histogram(int me, int p)
{
    int (*t)[256] = tables[me];
    memset(t, 0, sizeof tables[me]);
    long i = from(me, p, BYTES), end = from(me + 1, p, BYTES);
    for (; i + 8 <= end; i += 8)
    {
        uint64_t x;
        memcpy(&x, bytes + i, 8);
        t[0][x & 255]++; t[1][x >> 8 & 255]++; t[2][x >> 16 & 255]++; t[3][x >> 24 & 255]++;
        t[0][x >> 32 & 255]++; t[1][x >> 40 & 255]++; t[2][x >> 48 & 255]++; t[3][x >> 56]++;
    }
    for (; i < end; i++) t[0][bytes[i]]++;
    #pragma omp barrier
    for (long v = from(me, p, 256); v < from(me + 1, p, 256); v++)
    {
        int s = 0;
        for (int other = 0; other < p; other++) s += tables[other][0][v] + tables[other][1][v] + tables[other][2][v] + tables[other][3][v];
        shared[v] = s;
    }
}

// ---- pi ----
enum { DARTS = 20000000, DART_BLOCK = 1 << 16 };

static uint32_t mix(uint32_t z)
{
    z = (z ^ z >> 16) * 0x85EBCA6B;
    z = (z ^ z >> 13) * 0xC2B2AE35;
    return z ^ z >> 16;
}

static inline i32x16 hit(u32x16 *s)
{
    u32x16 v = *s;
    v ^= v << 13; v ^= v >> 17; v ^= v << 5;
    f32x16 x = __builtin_convertvector((i32x16)(v >> 8), f32x16);
    v ^= v << 13; v ^= v >> 17; v ^= v << 5;
    f32x16 y = __builtin_convertvector((i32x16)(v >> 8), f32x16);
    *s = v;
    return x * x + y * y < 281474976710656.0f;
}

static void pi(int me, int p)
{
    long blocks = DARTS / DART_BLOCK, all = 0;
    for (long block = from(me, p, blocks); block < from(me + 1, p, blocks); block++)
    {
        u32x16 a, b;
        for (int lane = 0; lane < 16; lane++) { a[lane] = mix(block * 32 + lane + 1); b[lane] = mix(block * 32 + 16 + lane + 1); }
        i32x16 hits = {0}, others = {0};
        for (int dart = 0; dart < DART_BLOCK; dart += 32) { hits -= hit(&a); others -= hit(&b); }
        hits += others;
        for (int lane = 0; lane < 16; lane++) all += hits[lane];
    }
    totals[me * APART] = all;
}

// ---- mandelbrot ----
enum { SIDE = 1024, LIMIT = 256 };
static int64_t *picture;
static int next_row;

static int any(i64x8 a, i64x8 b)
{
    i64x8 c = a | b;
    int64_t r = 0;
    for (int i = 0; i < 8; i++) r |= c[i];
    return r != 0;
}

static void row(int64_t *out, double y)
{
    double step = 2.6 / SIDE;
    f64x8 lanes = (f64x8){0, 1, 2, 3, 4, 5, 6, 7} * step, ci = (f64x8){0} + y;
    for (int column = 0; column < SIDE; column += 16)
    {
        f64x8 cr0 = -2 + column * step + lanes, cr1 = -2 + (column + 8) * step + lanes, zr0 = {0}, zi0 = {0}, zr1 = {0}, zi1 = {0};
        i64x8 n0 = {0}, n1 = {0};
        for (int i = 0; i < LIMIT; i++)
        {
            f64x8 rr0 = zr0 * zr0, ii0 = zi0 * zi0, rr1 = zr1 * zr1, ii1 = zi1 * zi1;
            i64x8 in0 = rr0 + ii0 <= 4, in1 = rr1 + ii1 <= 4;
            if (!any(in0, in1)) break;
            n0 -= in0; n1 -= in1;
            zi0 = 2 * zr0 * zi0 + ci; zi1 = 2 * zr1 * zi1 + ci;
            zr0 = rr0 - ii0 + cr0; zr1 = rr1 - ii1 + cr1;
        }
        *(i64x8 *)(out + column) = n0;
        *(i64x8 *)(out + column + 8) = n1;
    }
}

static void mandelbrot(int me, int p)
{
    (void)me; (void)p;
    for (int r = __atomic_fetch_add(&next_row, 1, __ATOMIC_SEQ_CST); r < SIDE; r = __atomic_fetch_add(&next_row, 1, __ATOMIC_SEQ_CST))
        row(picture + (long)r * SIDE, -0.2 + 1.4 * r / SIDE);
}

// ---- false sharing, padded ----
static void counting(int me, int p)
{
    volatile long *counter = totals + me * APART;
    for (long i = from(me, p, 10000000); i < from(me + 1, p, 10000000); i++) ++*counter;
}

// ---- life ----
enum { CELLS = 2048, WORDS = CELLS / 64, STRIDE = WORDS + 16, GENERATIONS = 40 };
static uint64_t *boards[2], *first_board;

static inline void add(const uint64_t *p, u64x8 *here, u64x8 *ones, u64x8 *twos)
{
    u64x8 h = *(const u64x8 *)p, l = h << 1 | *(const loose8 *)(p - 1) >> 63, r = h >> 1 | *(const loose8 *)(p + 1) << 63, b = l ^ r;
    *here = h;
    *ones = b ^ h;
    *twos = (l & r) | (b & h);
}

static void step(const uint64_t *a, uint64_t *b, long first, long end)
{
    for (int word = 8; word < WORDS + 8; word += 8)
    {
        const uint64_t *p = a + (first - 1) * STRIDE + word;
        uint64_t *q = b + first * STRIDE + word;
        u64x8 here, a1, a2, h1, h2, below, b1, b2;
        add(p, &here, &a1, &a2);
        add(p += STRIDE, &here, &h1, &h2);
        for (long r = first; r < end; r++, q += STRIDE)
        {
            add(p += STRIDE, &below, &b1, &b2);
            u64x8 t = a1 ^ h1, x = t ^ b1, carry = (a1 & h1) | (t & b1);
            u64x8 s = a2 ^ h2, u = a2 & h2, w = b2 ^ carry, v = b2 & carry, y = s ^ w, z = u | v | (s & w);
            *(u64x8 *)q = (x & y & ~z) | (here & z & ~(x | y) & ~(u & v));
            a1 = h1; a2 = h2; here = below; h1 = b1; h2 = b2;
        }
    }
}

static void life(int me, int p)
{
    for (int g = 0; g < GENERATIONS; g++)
    {
        step(boards[g % 2], boards[(g + 1) % 2], from(me, p, CELLS) + 1, from(me + 1, p, CELLS) + 1);
        #pragma omp barrier
    }
}

// ---- pipeline ----
enum { PIPED = 2 << 20, PIECE = 2048, STAGES = 4, AHEAD = 8 };
static uint64_t *piped;
static struct { int done; char pad[124]; } lines[MOST];

static void stir(uint64_t *x, uint64_t stage)
{
    for (int i = 0; i < PIECE; i += 16)
    {
        u64x8 a = *(u64x8 *)(x + i), b = *(u64x8 *)(x + i + 8);
        for (int pass = 0; pass < 6; pass++)
        {
            a ^= a << 13; b ^= b << 13;
            a ^= a >> 7; b ^= b >> 7;
            a = (a ^ a << 17) + stage; b = (b ^ b << 17) + stage;
        }
        *(u64x8 *)(x + i) = a; *(u64x8 *)(x + i + 8) = b;
    }
}

static void await(int *done, int least)
{
    while (__atomic_load_n(done, __ATOMIC_ACQUIRE) < least) __builtin_ia32_pause();
}

static void pipeline(int me, int p)
{
    for (int b = 0; b < PIPED / PIECE; b++)
    {
        if (me > 0) await(&lines[me - 1].done, b + 1);
        if (me < p - 1) await(&lines[me + 1].done, b + 1 - AHEAD);
        for (long s = from(me, p, STAGES); s < from(me + 1, p, STAGES); s++) stir(piped + (long)b * PIECE, s + 1);
        __atomic_store_n(&lines[me].done, b + 1, __ATOMIC_RELEASE);
    }
}

// ---- all ----
static const struct { const char *name; void (*work)(int, int); } works[] = {
    {"sum", sum}, {"scalar", scalar}, {"countsort", countsort}, {"matmul", matmul}, {"histogram", histogram}, {"pi", pi},
    {"mandelbrot", mandelbrot}, {"false-sharing", counting}, {"life", life}, {"pipeline", pipeline},
    {"stream", stream}};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static double run(void (*work)(int, int), int p)
{
    double begun[MOST], ended[MOST], first = INFINITY, last = 0;
    #pragma omp parallel num_threads(p)
    {
        int me = omp_get_thread_num();
        #pragma omp barrier
        begun[me] = now();
        work(me, p);
        ended[me] = now();
    }
    for (int i = 0; i < p; i++) { first = fmin(first, begun[i]); last = fmax(last, ended[i]); }
    return last - first;
}

static void reset(void)
{
    next_row = 0;
    memset(lines, 0, sizeof lines);
    memset(totals, 0, sizeof totals);
    memcpy(boards[0], first_board, sizeof(uint64_t) * STRIDE * (CELLS + 2));
}

int main(void)
{
    numbers = make(sizeof(int) * SUM); digits = make(sizeof(int) * SORT); sorted = make(sizeof(int) * SORT);
    sa = make(8L * STREAM); sb = make(8L * STREAM); sc = make(8L * STREAM);
    ma = make(8 * N * N); mb = make(8 * N * N); mc = make(8 * N * N); bytes = make(BYTES);
    picture = make(8L * SIDE * SIDE); piped = make(8L * PIPED);
    for (int i = 0; i < MOST; i++) panels[i] = i < omp_get_max_threads() ? make(8 * N * COLUMNS) : NULL;
    for (int i = 0; i < 2; i++) boards[i] = make(8L * STRIDE * (CELLS + 2));
    first_board = make(8L * STRIDE * (CELLS + 2));
    srandom(1);
    for (long i = 0; i < SUM; i++) numbers[i] = i % 101 - 50;
    for (long i = 0; i < SORT; i++) digits[i] = random() % DIGITS;
    for (long i = 0; i < N * N; i++) { ma[i] = random() % 19 - 9; mb[i] = random() % 19 - 9; }
    for (long i = 0; i < BYTES; i++) bytes[i] = random();
    for (long i = 0; i < PIPED; i++) piped[i] = i + 1;
    for (long r = 1; r <= CELLS; r++)
        for (int w = 8; w < WORDS + 8; w++) first_board[r * STRIDE + w] = (((uint64_t)random() << 33) ^ random() << 11) & (((uint64_t)random() << 33) ^ random() << 11);
    char name[32];
    int p;
    while (scanf("%31s %d", name, &p) == 2)
    {
        double seconds = -1;
        for (size_t i = 0; i < sizeof works / sizeof *works; i++)
            if (strcmp(name, works[i].name) == 0) { reset(); seconds = run(works[i].work, p); }
        sink = totals[0];
        printf("%.9f\n", seconds);
        fflush(stdout);
    }
}
