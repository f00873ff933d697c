using CsCheck;
using Xunit;
using Twin = Threads.Managed.Twins;

namespace Threads.Tests.Managed.Twins;

/// <summary>On one thread a twin answers every sequence of calls as the original does: the same values, the same exceptions.</summary>
public sealed class SequentialTests(OneThread thread) : IClassFixture<OneThread>
{
    private static readonly Gen<(int Call, int Argument)[]> Calls = Gen.Select(Gen.Int[0, 99], Gen.Int[-2, 3]).Array[0, 12];

    [Fact]
    public void SemaphoreSlim_answers_as_the_original() => AssertSame<SemaphoreSlim, Twin.SemaphoreSlim>(
        n => new SemaphoreSlim(n, 3),
        n => new Twin.SemaphoreSlim(n, 3),
        [
            ((s, n) => s.Wait(NotForEver(n)), (s, n) => s.Wait(NotForEver(n))),
            ((s, n) => s.Wait(TimeSpan.FromMilliseconds(NotForEver(n))), (s, n) => s.Wait(TimeSpan.FromMilliseconds(NotForEver(n)))),
            ((s, n) => s.Wait(0, new CancellationToken(n > 2)), (s, n) => s.Wait(0, new CancellationToken(n > 2))),
            ((s, n) => s.Release(n), (s, n) => s.Release(n)),
            ((s, _) => s.Release(), (s, _) => s.Release()),
            ((s, _) => s.CurrentCount, (s, _) => s.CurrentCount),
            ((s, n) => Do(n > 2, s.Dispose), (s, n) => Do(n > 2, s.Dispose)),
        ]);

    [Fact]
    public void CountdownEvent_answers_as_the_original() => AssertSame<CountdownEvent, Twin.CountdownEvent>(
        n => new CountdownEvent(n),
        n => new Twin.CountdownEvent(n),
        [
            ((e, n) => e.Signal(n), (e, n) => e.Signal(n)),
            ((e, _) => e.Signal(), (e, _) => e.Signal()),
            ((e, n) => Do(true, () => e.AddCount(n)), (e, n) => Do(true, () => e.AddCount(n))),
            ((e, n) => e.TryAddCount(n), (e, n) => e.TryAddCount(n)),
            ((e, n) => Do(true, () => e.Reset(n)), (e, n) => Do(true, () => e.Reset(n))),
            ((e, _) => Do(true, e.Reset), (e, _) => Do(true, e.Reset)),
            ((e, n) => e.Wait(NotForEver(n)), (e, n) => e.Wait(NotForEver(n))),
            ((e, _) => (e.CurrentCount, e.InitialCount, e.IsSet), (e, _) => (e.CurrentCount, e.InitialCount, e.IsSet)),
            ((e, n) => Do(n > 2, e.Dispose), (e, n) => Do(n > 2, e.Dispose)),
        ]);

    [Fact]
    public void ManualResetEventSlim_answers_as_the_original() => AssertSame<ManualResetEventSlim, Twin.ManualResetEventSlim>(
        n => new ManualResetEventSlim(n > 0, n),
        n => new Twin.ManualResetEventSlim(n > 0, n),
        [
            ((e, _) => Do(true, e.Set), (e, _) => Do(true, e.Set)),
            ((e, _) => Do(true, e.Reset), (e, _) => Do(true, e.Reset)),
            ((e, n) => e.Wait(NotForEver(n)), (e, n) => e.Wait(NotForEver(n))),
            ((e, n) => e.Wait(0, new CancellationToken(n > 2)), (e, n) => e.Wait(0, new CancellationToken(n > 2))),
            ((e, _) => e.IsSet, (e, _) => e.IsSet),
            ((e, n) => Do(n > 2, e.Dispose), (e, n) => Do(n > 2, e.Dispose)),
        ]);

    [Fact]
    public void Barrier_answers_as_the_original() => AssertSame<Barrier, Twin.Barrier>(
        n => new Barrier(n, n > 2 ? barrier => barrier.RemoveParticipant() : null),
        n => new Twin.Barrier(n, n > 2 ? barrier => barrier.RemoveParticipant() : null),
        [
            ((b, n) => b.SignalAndWait(NotForEver(n)), (b, n) => b.SignalAndWait(NotForEver(n))),
            ((b, n) => b.AddParticipants(n), (b, n) => b.AddParticipants(n)),
            ((b, n) => Do(true, () => b.RemoveParticipants(n)), (b, n) => Do(true, () => b.RemoveParticipants(n))),
            ((b, _) => Do(true, b.RemoveParticipant), (b, _) => Do(true, b.RemoveParticipant)),
            ((b, _) => (b.ParticipantCount, b.ParticipantsRemaining, b.CurrentPhaseNumber), (b, _) => (b.ParticipantCount, b.ParticipantsRemaining, b.CurrentPhaseNumber)),
            ((b, n) => Do(n > 2, b.Dispose), (b, n) => Do(n > 2, b.Dispose)),
        ]);

    [Fact]
    public void Monitor_answers_as_the_original() => AssertSame<object, object>(
        _ => new object(),
        _ => new object(),
        [
            ((o, _) => Do(true, () => Monitor.Enter(o)), (o, _) => Do(true, () => Twin.Monitor.Enter(o))),
            ((o, n) => Monitor.TryEnter(o, n), (o, n) => Twin.Monitor.TryEnter(o, n)),
            (
                (o, n) =>
                {
                    var taken = n > 2;
                    Monitor.TryEnter(o, ref taken);
                    return taken;
                },
                (o, n) =>
                {
                    var taken = n > 2;
                    Twin.Monitor.TryEnter(o, ref taken);
                    return taken;
                }),
            ((o, _) => Do(true, () => Monitor.Exit(o)), (o, _) => Do(true, () => Twin.Monitor.Exit(o))),
            ((o, _) => Do(true, () => Monitor.Exit(o)), (o, _) => Do(true, () => Twin.Monitor.Exit(o))),
            ((o, _) => Monitor.IsEntered(o), (o, _) => Twin.Monitor.IsEntered(o)),
            ((o, n) => Monitor.Wait(o, NotForEver(n)), (o, n) => Twin.Monitor.Wait(o, NotForEver(n))),
            ((o, _) => Do(true, () => Monitor.Pulse(o)), (o, _) => Do(true, () => Twin.Monitor.Pulse(o))),
            ((o, _) => Do(true, () => Monitor.PulseAll(o)), (o, _) => Do(true, () => Twin.Monitor.PulseAll(o))),
            ((_, _) => Do(true, () => Monitor.Enter(null!)), (_, _) => Do(true, () => Twin.Monitor.Enter(null!))),
        ]);

    [Fact]
    public void Lock_answers_as_the_original() => AssertSame<Lock, Twin.Lock>(
        _ => new Lock(),
        _ => new Twin.Lock(),
        [
            ((l, _) => Do(true, l.Enter), (l, _) => Do(true, l.Enter)),
            ((l, n) => l.TryEnter(n), (l, n) => l.TryEnter(n)),
            ((l, _) => l.TryEnter(), (l, _) => l.TryEnter()),
            ((l, _) => Do(true, l.Exit), (l, _) => Do(true, l.Exit)),
            ((l, _) => Do(true, l.Exit), (l, _) => Do(true, l.Exit)),
            ((l, _) => l.IsHeldByCurrentThread, (l, _) => l.IsHeldByCurrentThread),
        ]);

    private void AssertSame<TOriginal, TTwin>(
        Func<int, TOriginal> original,
        Func<int, TTwin> twin,
        (Func<TOriginal, int, object?> Original, Func<TTwin, int, object?> Twin)[] calls) =>
        Gen.Select(Gen.Int[-1, 3], Calls).Sample(
            (initial, sequence) =>
            {
                var expected = Answers(() => original(initial), sequence.Select(one => ((Func<TOriginal, object?>)(o => calls[one.Call % calls.Length].Original(o, one.Argument)))));
                var answers = thread.Run(() => Answers(() => twin(initial), sequence.Select(one => ((Func<TTwin, object?>)(t => calls[one.Call % calls.Length].Twin(t, one.Argument))))));
                Assert.Equal(expected, answers);
            },
            iter: 300,
            threads: 1);

    private static List<string> Answers<T>(Func<T> make, IEnumerable<Func<T, object?>> calls)
    {
        var target = default(T);
        var answers = new List<string> { Answer(() => Do(true, () => target = make())) };
        if (target is not null)
            answers.AddRange(calls.Select(call => Answer(() => call(target))));
        return answers;
    }

    private static string Answer(Func<object?> call)
    {
        try
        {
            return call()?.ToString() ?? "";
        }
        catch (Exception exception) when (exception.GetType().Assembly == typeof(object).Assembly || exception is BarrierPostPhaseException)
        {
            return exception.GetType().Name;
        }
    }

    private static object? Do(bool really, Action action)
    {
        if (really)
            action();
        return null;
    }

    private static int NotForEver(int milliseconds) => milliseconds == Timeout.Infinite ? 0 : milliseconds;
}
