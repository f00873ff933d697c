namespace Threads.Tests.Machine.Kernel;

/// <summary>
/// What a puppet runs: a few machine instructions that make one system call after another, as told in a block of shared memory. No managed
/// code runs in it, so that it can fork, unmap what it likes, act as somebody else and die.
/// </summary>
/// <remarks>
/// The block: 0 state (1 a call is asked for, 2 it is done), 8 number, 16 to 56 six arguments, 64 result, 72 the block of the next child,
/// 80 room for a word, 96 scratch. The number -1 is no system call: the second argument is stored at the first, with whatever signal follows.
/// </remarks>
internal static class PuppetCode
{
    public const int State = 0;
    public const int Number = 8;
    public const int Arguments = 16;
    public const int Result = 64;
    public const int Child = 72;
    public const int Word = 80;
    public const int Scratch = 96;
    public const int Size = 256;

    /// <summary>A function of the block's address: forks; answers the child's identifier, and the child never returns.</summary>
    public static ReadOnlySpan<byte> X64 =>
    [
        0x53,                               // push rbx
        0x48, 0x89, 0xFB,                   // mov rbx, rdi
        0xB8, 57, 0, 0, 0,                  // mov eax, 57 (fork)
        0x0F, 0x05,                         // syscall
        0x48, 0x85, 0xC0,                   // test rax, rax
        0x74, 0x02,                         // jz loop
        0x5B,                               // pop rbx
        0xC3,                               // ret
        // loop (18): wait until the state is 1
        0x8B, 0x03,                         // mov eax, [rbx]
        0x83, 0xF8, 0x01,                   // cmp eax, 1
        0x74, 0x13,                         // je go
        0x48, 0x89, 0xDF,                   // mov rdi, rbx
        0x31, 0xF6,                         // xor esi, esi (FUTEX_WAIT)
        0x89, 0xC2,                         // mov edx, eax
        0x4D, 0x31, 0xD2,                   // xor r10, r10
        0xB8, 202, 0, 0, 0,                 // mov eax, 202 (futex)
        0x0F, 0x05,                         // syscall
        0xEB, 0xE6,                         // jmp loop
        // go (44)
        0x48, 0x8B, 0x43, 8,                // mov rax, [rbx+8]
        0x48, 0x8B, 0x7B, 16,               // mov rdi, [rbx+16]
        0x48, 0x8B, 0x73, 24,               // mov rsi, [rbx+24]
        0x48, 0x8B, 0x53, 32,               // mov rdx, [rbx+32]
        0x4C, 0x8B, 0x53, 40,               // mov r10, [rbx+40]
        0x4C, 0x8B, 0x43, 48,               // mov r8, [rbx+48]
        0x4C, 0x8B, 0x4B, 56,               // mov r9, [rbx+56]
        0x48, 0x85, 0xC0,                   // test rax, rax
        0x79, 0x05,                         // jns call
        0x48, 0x89, 0x37,                   // mov [rdi], rsi
        0xEB, 0x12,                         // jmp done
        // call (82)
        0x0F, 0x05,                         // syscall
        0x48, 0x83, 0x7B, 8, 57,            // cmp qword [rbx+8], 57
        0x75, 0x09,                         // jne done
        0x48, 0x85, 0xC0,                   // test rax, rax
        0x75, 0x04,                         // jnz done
        0x48, 0x8B, 0x5B, 72,               // mov rbx, [rbx+72]: the child has a block of its own
        // done (100)
        0x48, 0x89, 0x43, 64,               // mov [rbx+64], rax
        0xC7, 0x03, 2, 0, 0, 0,             // mov dword [rbx], 2
        0x48, 0x89, 0xDF,                   // mov rdi, rbx
        0xBE, 1, 0, 0, 0,                   // mov esi, 1 (FUTEX_WAKE)
        0xBA, 1, 0, 0, 0,                   // mov edx, 1
        0xB8, 202, 0, 0, 0,                 // mov eax, 202
        0x0F, 0x05,                         // syscall
        0xEB, 0x8E,                         // jmp loop
    ];
}
