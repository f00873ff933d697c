using System.Reflection;
using CsCheck;
using Xunit;
using Twin = Threads.Managed.Twins;

namespace Threads.Tests.Managed.Twins;

/// <summary>Every overload of Interlocked and Volatile does to every value what the original does.</summary>
public sealed class InterlockedTests(OneThread thread) : IClassFixture<OneThread>
{
    private static readonly Type[] Generics = [typeof(bool), typeof(char), typeof(DayOfWeek), typeof(string), typeof(double), typeof(DateTime), typeof(int?)];

    public static TheoryData<string> Overloads => [.. Calls().Select(Name).Distinct()];

    [Theory]
    [MemberData(nameof(Overloads))]
    public void An_overload_answers_and_leaves_what_the_original_does(string overload)
    {
        var original = Calls().First(call => Name(call) == overload);
        var twin = TwinOf(original);
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Bool).Sample(
            (a, b, same) =>
            {
                ulong[] seeds = [a, b, same ? a : b ^ 1];
                var expected = Invoke(original, seeds);
                var answer = thread.Run(() => Invoke(twin, seeds));
                Assert.Equal(expected, answer);
            },
            iter: 100,
            threads: 1);
    }

    private static IEnumerable<MethodInfo> Calls() => new[] { typeof(Interlocked), typeof(Volatile) }
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .SelectMany(method => !method.IsGenericMethod
            ? [method]
            : Generics.Where(type => method.DeclaringType != typeof(Volatile) || !type.IsValueType).Select(type => method.MakeGenericMethod(type)));

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method}";

    private static MethodInfo TwinOf(MethodInfo original)
    {
        var home = original.DeclaringType == typeof(Interlocked) ? typeof(Twin.Interlocked) : typeof(Twin.Volatile);
        if (original.IsGenericMethod)
        {
            return home.GetMethods().Single(method => method.IsGenericMethod && method.Name == original.Name)
                .MakeGenericMethod(original.GetGenericArguments());
        }

        return home.GetMethod(original.Name, [.. original.GetParameters().Select(parameter => parameter.ParameterType)])!;
    }

    // The location is in an array of one: on the heap, where others could see it. Reflection copies what it changes back.
    private static string Invoke(MethodInfo method, ulong[] seeds)
    {
        object?[] arguments = [.. method.GetParameters().Select((parameter, i) => Value(parameter.ParameterType, seeds[i]))];
        try
        {
            var answer = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return $"{answer} {arguments.FirstOrDefault()}";
        }
        catch (NotSupportedException)
        {
            return "NotSupportedException";
        }
    }

    private static object? Value(Type type, ulong seed)
    {
        if (type.IsByRef)
            return Value(type.GetElementType()!, seed);
        if (type == typeof(string) || type == typeof(object))
            return (seed % 3) switch { 0 => null, 1 => "one", _ => "two" };
        if (type == typeof(bool))
            return seed % 2 == 0;
        if (type == typeof(double))
            return BitConverter.UInt64BitsToDouble(seed);
        if (type == typeof(float))
            return BitConverter.UInt32BitsToSingle((uint)seed);
        if (type == typeof(nint))
            return (nint)(long)seed;
        if (type == typeof(nuint))
            return (nuint)seed;
        if (type == typeof(DateTime) || type == typeof(int?))
            return Activator.CreateInstance(type);
        if (type.IsEnum)
            return Enum.ToObject(type, seed % 7);
        return type == typeof(char) ? (char)seed : Narrow(type, seed);
    }

    private static object Narrow(Type type, ulong seed) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (sbyte)seed,
        TypeCode.Byte => (byte)seed,
        TypeCode.Int16 => (short)seed,
        TypeCode.UInt16 => (ushort)seed,
        TypeCode.Int32 => (int)seed,
        TypeCode.UInt32 => (uint)seed,
        TypeCode.Int64 => (long)seed,
        _ => seed,
    };
}
