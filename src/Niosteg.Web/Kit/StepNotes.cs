using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Kit;

internal static class StepNotes
{
    /// <summary>The sentence of a step's report: names of steps and days are written the reader's way.</summary>
    public static string Of(this Texts t, StepNote note) => t[note.Key, [.. note.Args.Select(argument => Written(t, argument))]];

    /// <summary>A gate's condition as a sentence.</summary>
    public static string OfGate(this Texts t, string key, params object?[] args) => t["initiatives.gate." + key, [.. args.Select(argument => Written(t, argument))]];

    private static object? Written(Texts t, object? argument) => argument switch
    {
        StepName name => t["kit.step." + name.Step],
        DateOnly day => t.Date(day),
        _ => argument,
    };
}
