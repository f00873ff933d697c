using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.ThreadLocal</c>: a value for each controlled thread, which nobody else sees, so that
/// using it is no step; only with <c>trackAllValues</c> are first uses and <see cref="Values"/> steps.
/// </summary>
/// <remarks>
/// A factory that asks for the value it is making gets the documented <see cref="InvalidOperationException"/>, where .NET 10
/// overflows the stack. The order of <see cref="Values"/> is that of the first uses; .NET promises none.
/// </remarks>
/// <typeparam name="T">The type of the values.</typeparam>
[Twin("System.Threading.ThreadLocal`1")]
public class ThreadLocal<T> : IDisposable
{
    private readonly Func<T>? _valueFactory;
    private readonly List<Slot>? _all;
    private bool _isDisposed;

    public ThreadLocal()
    {
    }

    public ThreadLocal(bool trackAllValues)
    {
        if (trackAllValues)
            _all = [];
    }

    public ThreadLocal(Func<T> valueFactory)
        : this(valueFactory, false)
    {
    }

    public ThreadLocal(Func<T> valueFactory, bool trackAllValues)
        : this(trackAllValues)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        _valueFactory = valueFactory;
    }

    public bool IsValueCreated => SlotOfCurrent().HasValue;

    public T? Value
    {
        get
        {
            var slot = SlotOfCurrent();
            if (!slot.HasValue)
                Value = Create(slot);
            return slot.Value;
        }

        set
        {
            var slot = SlotOfCurrent();
            if (_all is not null)
                Operation.Step(this, StepKind.Write);
            if (!slot.HasValue)
                _all?.Add(slot);
            slot.HasValue = true;
            slot.Value = value;
        }
    }

    public IList<T> Values
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_all is null)
                throw new InvalidOperationException("The ThreadLocal object is not tracking values.");
            Operation.Step(this, StepKind.Read, Access.Read);
            return [.. _all.Select(slot => slot.Value!)];
        }
    }

    public override string? ToString() => Value?.ToString();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _isDisposed = true;

    private T? Create(Slot slot)
    {
        if (_valueFactory is null)
            return default;
        if (slot.IsBeingCreated)
            throw new InvalidOperationException("The initialization function attempted to reference Value recursively.");
        slot.IsBeingCreated = true;
        try
        {
            return _valueFactory();
        }
        finally
        {
            slot.IsBeingCreated = false;
        }
    }

    private Slot SlotOfCurrent()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var locals = Operation.Current.Locals;
        if (!locals.TryGetValue(this, out var slot))
            locals[this] = slot = new Slot();
        return (Slot)slot!;
    }

    private sealed class Slot
    {
        public bool HasValue { get; set; }

        public bool IsBeingCreated { get; set; }

        public T? Value { get; set; }
    }
}
