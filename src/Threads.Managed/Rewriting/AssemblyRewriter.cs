using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>Rewrites whole assemblies, in memory: the file that is read stays as it is.</summary>
internal sealed class AssemblyRewriter(AssemblyLocations locations, SiteTable sites) : IDisposable
{
    private readonly MetadataReader _metadata = new(locations);

    /// <summary>The rewritten assembly's image, and its symbols, so that stack traces name lines; null when there were none.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public (MemoryStream Image, MemoryStream? Symbols) Rewrite(string path)
    {
        using var assembly = Read(path);
        var module = assembly.MainModule;
        var managed = _metadata.Resolve(new AssemblyNameReference(typeof(SiteTable).Assembly.GetName().Name, new Version()))!.MainModule;
        var scope = new ModuleScope(module, managed, sites, locations.IsRewritten);
        scope.Twins.RedirectTypes();

        var types = module.GetTypes().ToArray();
        sites.KeepsPointers |= types.Where(IsRewritten).SelectMany(t => t.Fields).Any(f => Signatures.Strip(f.FieldType) is PointerType);
        var methods = types.Where(IsRewritten).SelectMany(t => t.Methods).Where(m => m.HasBody).ToArray();
        foreach (var type in types) StaticState.MakeResettable(type, module);
        foreach (var method in methods) new MethodRewriter(scope, method).Rewrite();

        assembly.Name.HasPublicKey = false;
        assembly.Name.PublicKey = [];
        module.Attributes &= ~ModuleAttributes.StrongNameSigned;
        if ((module.Attributes & ModuleAttributes.ILOnly) == 0) DropNativeCode(module);
        var image = new MemoryStream();
        var symbols = module.HasSymbols ? new MemoryStream() : null;
        assembly.Write(image, symbols is null
            ? new WriterParameters()
            : new WriterParameters { SymbolStream = symbols, SymbolWriterProvider = new PortablePdbWriterProvider() });
        image.Position = 0;
        if (symbols is not null) symbols.Position = 0;
        return (image, symbols);
    }

    /// <inheritdoc/>
    public void Dispose() => _metadata.Dispose();

    /// <summary>An assembly that was compiled ahead of time still has all its IL; the native code beside it is of no use to a copy.</summary>
    private static void DropNativeCode(ModuleDefinition module)
    {
        module.Attributes = (module.Attributes | ModuleAttributes.ILOnly) & ~ModuleAttributes.ILLibrary;
        module.Architecture = TargetArchitecture.I386;
    }

    private static bool IsRewritten(TypeDefinition type) =>
        type.Name != "<Module>" && !type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal);

    private AssemblyDefinition Read(string path)
    {
        var parameters = new ReaderParameters { AssemblyResolver = _metadata, InMemory = true, ReadSymbols = true, SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false) };
        try
        {
            return AssemblyDefinition.ReadAssembly(path, parameters);
        }
        catch (Exception e) when (e is SymbolsNotMatchingException or InvalidOperationException or NotSupportedException)
        {
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = _metadata, InMemory = true });
        }
    }
}
