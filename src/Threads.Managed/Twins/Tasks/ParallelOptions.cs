namespace Threads.Managed.Twins;

/// <summary>The controlled <c>System.Threading.Tasks.ParallelOptions</c>. Not modelled: <c>TaskScheduler</c>.</summary>
[Twin("System.Threading.Tasks.ParallelOptions")]
public class ParallelOptions
{
    private int _maxDegreeOfParallelism = -1;

    public CancellationToken CancellationToken { get; set; }

    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        set
        {
            ArgumentOutOfRangeException.ThrowIfZero(value, nameof(MaxDegreeOfParallelism));
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1, nameof(MaxDegreeOfParallelism));
            _maxDegreeOfParallelism = value;
        }
    }
}
