namespace Threads.Machine;

/// <summary>
/// Numbers the words of physical memory that a program has touched: cells, from 0, in order of their first use. Only they
/// belong to a state; all others still hold what the program was loaded with.
/// </summary>
/// <remarks>Shared by all states of one exploration, so that a cell means the same word in each. Grows; nothing is ever removed. Not thread-safe.</remarks>
internal sealed class CellTable(IReadOnlyDictionary<int, ulong> initialData)
{
    /// <summary>Bytes of a cell.</summary>
    public const int Size = 8;

    private const int CellsPerFrame = Kernel.PageSize / Size;

    private readonly List<ulong> _addresses = [];
    private ulong[] _initial = new ulong[16];
    private int[]?[] _byFrame = new int[16][];

    public int Count => _addresses.Count;

    /// <summary>The cell that a physical address lies in.</summary>
    public int Of(ulong physical)
    {
        var frame = (int)(physical / Kernel.PageSize);
        if (frame >= _byFrame.Length) Array.Resize(ref _byFrame, Math.Max(frame + 1, _byFrame.Length * 2));
        var cells = _byFrame[frame] ??= new int[CellsPerFrame];
        ref var cell = ref cells[(int)(physical % Kernel.PageSize / Size)];
        if (cell == 0)
        {
            _addresses.Add(physical / Size * Size);
            cell = _addresses.Count;
            if (cell > _initial.Length) Array.Resize(ref _initial, 2 * cell);
            _initial[cell - 1] = physical / Size * Size <= int.MaxValue ? initialData.GetValueOrDefault((int)(physical / Size * Size)) : 0;
        }

        return cell - 1;
    }

    /// <summary>The cells of a frame that have been touched.</summary>
    public IEnumerable<(int Cell, int Offset)> Touched(int frame)
    {
        if (frame >= _byFrame.Length || _byFrame[frame] is not { } cells) yield break;
        for (var at = 0; at < cells.Length; at++)
        {
            if (cells[at] != 0) yield return (cells[at] - 1, at * Size);
        }
    }

    /// <summary>The physical address of a cell's first byte.</summary>
    public ulong AddressOf(int cell) => _addresses[cell];

    /// <summary>What a cell holds when the program begins. The data's frames are the first, so that its offset is its physical address.</summary>
    public ulong InitialOf(int cell) => _initial[cell];
}
