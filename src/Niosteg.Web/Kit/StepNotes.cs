using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Kit;

internal static class StepNotes
{
    /// <summary>The sentence of a step's report: names of steps and days are written the reader's way, and a text that is told
    /// apart by number follows the first of its arguments.</summary>
    public static string Of(this Texts t, StepNote note)
    {
        object?[] args = [.. note.Args.Select(argument => Written(t, argument))];
        return args is [int number, .. var more] && Texts.Everything.ContainsKey(note.Key + ".one") ? t.Count(note.Key, number, more) : t[note.Key, args];
    }

    /// <summary>A gate's condition as a sentence.</summary>
    public static string OfGate(this Texts t, string key, params object?[] args) => t["initiatives.gate." + key, [.. args.Select(argument => Written(t, argument))]];

    private static object? Written(Texts t, object? argument) => argument switch
    {
        StepName name => t["kit.step." + name.Step],
        DateOnly day => t.Date(day),
        StepNote part => t.Of(part),
        _ => argument,
    };
}
