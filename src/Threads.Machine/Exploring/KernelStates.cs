namespace Threads.Machine;

/// <summary>Numbers the states of the kernel, so that a state of the computer can name its own in one word.</summary>
internal sealed class KernelStates
{
    private readonly List<Kernel> _states = [];
    private readonly Dictionary<Kernel, int> _numbers = [];
    private Kernel? _latest;
    private int _latestNumber;

    public Kernel this[int number] => _states[number];

    public int NumberOf(Kernel kernel)
    {
        if (ReferenceEquals(kernel, _latest)) return _latestNumber;
        if (!_numbers.TryGetValue(kernel, out var number))
        {
            _numbers[kernel] = number = _states.Count;
            _states.Add(kernel);
        }

        _latest = kernel;
        return _latestNumber = number;
    }
}
