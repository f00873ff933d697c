using System.Text.Json;
using Threads.Exploration;
using Threads.Labs;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>A measurement as a file: how a task of a job hands it over.</summary>
internal static class MeasurementFile
{
    /// <summary>Writes it, all or nothing.</summary>
    /// <exception cref="InvalidInputException">It cannot be written there.</exception>
    public static int Save(Measurement measurement, string path)
    {
        try
        {
            File.WriteAllText(path + ".part", JsonSerializer.Serialize(measurement));
            File.Move(path + ".part", path, overwrite: true);
            return ExitCode.Passed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The measurement cannot be written to {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads it; null when it is not there.</summary>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static Measurement? Load(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<Measurement>(File.ReadAllText(path)) is { Samples: not null, Workload: not null } measurement && measurement.Samples.All(sample => sample is not null)
                ? measurement
                : throw new JsonException("it has no samples.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} is no measurement: {exception.Message}", exception);
        }
    }
}
