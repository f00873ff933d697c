using Mono.Cecil;
using Mono.Cecil.Cil;
using Threads.Exploration;

namespace Threads.Managed.Rewriting;

/// <summary>Turns sequence points into source sites, with the text of their lines, and metadata names into a programmer's names.</summary>
internal sealed class Sites(SiteTable table)
{
    private readonly Dictionary<string, string[]> _files = [];
    private readonly Dictionary<(string Path, int Line), SourceSite> _known = [];

    /// <summary>Adds a site at the sequence point, which may be null.</summary>
    public int Add(SequencePoint? point, string name) => table.Add(point is null ? SourceSite.Unknown : At(point), name);

    /// <summary>
    /// The name that the program gave the field: <c>&lt;Count&gt;k__BackingField</c> is <c>Count</c>, <c>&lt;i&gt;5__2</c> is <c>i</c>,
    /// <c>&lt;limit&gt;P</c> is <c>limit</c>, <c>&lt;&gt;4__this</c> is <c>this</c>.
    /// </summary>
    public static string NameOf(FieldReference field)
    {
        var name = field.Name;
        if (name.EndsWith("__this", StringComparison.Ordinal) && name[0] == '<') return "this";
        var end = name.IndexOf('>', StringComparison.Ordinal);
        return name[0] == '<' && end > 1 ? name[1..end] : name;
    }

    /// <summary>The same, after the name of the struct in which the field lies: <c>pair.Left</c>.</summary>
    public static string NameOf(FieldReference field, StackSlot operand) =>
        operand is { IsAddress: true, Name: not (null or "this") } ? $"{operand.Name}.{NameOf(field)}" : NameOf(field);

    /// <summary>The called member's name: <c>Monitor.Enter</c>, <c>SemaphoreSlim.CurrentCount</c>, <c>new Barrier</c>.</summary>
    public static string NameOf(MethodReference method)
    {
        var type = WithoutArity(method.DeclaringType.GetElementType());
        if (method.Name == ".ctor") return $"new {type}";
        var isAccessor = method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal);
        return $"{type}.{(isAccessor ? method.Name[4..] : method.Name)}";
    }

    private static string WithoutArity(TypeReference type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        return type.DeclaringType is null ? name : $"{WithoutArity(type.DeclaringType)}.{name}";
    }

    private SourceSite At(SequencePoint point)
    {
        var key = (point.Document.Url, point.StartLine);
        if (!_known.TryGetValue(key, out var site))
            _known[key] = site = new SourceSite(FileName(key.Url), key.StartLine, Line(key.Url, key.StartLine), key.Url);
        return site;
    }

    private string Line(string path, int line)
    {
        if (!_files.TryGetValue(path, out var lines))
            _files[path] = lines = Read(path);
        return line <= lines.Length ? lines[line - 1].Trim() : "";
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string[] Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
