using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>What stands in one place of the evaluation stack, as far as it can be told without running.</summary>
/// <param name="Type">The type; null for the null constant and where it is unknown.</param>
/// <param name="IsLocalAddress">True for an address inside a local or an argument of the method's own frame, which no other thread sees.</param>
/// <param name="Name">The variable that it was loaded from, or null.</param>
/// <param name="IsFresh">True for an array that was made here and has not been handed to anybody yet.</param>
internal readonly record struct StackSlot(TypeReference? Type, bool IsLocalAddress = false, string? Name = null, bool IsFresh = false)
{
    /// <summary>True for a managed reference, a pointer or a native integer.</summary>
    public bool IsAddress => Type is ByReferenceType or PointerType or FunctionPointerType
        || Type?.MetadataType is MetadataType.IntPtr or MetadataType.UIntPtr;

    /// <summary>What a managed reference or a pointer points to; null where that is unknown.</summary>
    public TypeReference? Pointee => Type is ByReferenceType or PointerType ? Signatures.Strip(((TypeSpecification)Type).ElementType) : null;
}
