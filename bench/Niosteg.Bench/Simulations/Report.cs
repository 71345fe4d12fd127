using System.Globalization;
using System.Text;

namespace Niosteg.Bench.Simulations;

/// <summary>What a simulation found: a picture and the same numbers as a table.</summary>
/// <param name="Says">What was simulated and what came out, in a few sentences of Markdown.</param>
internal sealed record Report(string Title, string Says, Chart Picture)
{
    public void Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".svg"), Picture.Svg());
        File.WriteAllText(Path.Combine(folder, name + ".md"), Markdown(name));
    }

    private string Markdown(string name)
    {
        var text = new StringBuilder();
        text.Append($"# {Title}\n\nMade by `dotnet run --project bench/Niosteg.Bench -c Release -- simulate {name}`; the same numbers come back every time.\n\n");
        text.Append($"{Says}\n\n![{Picture.Title}]({name}.svg)\n\n");
        text.Append($"| {Picture.Across} | {string.Join(" | ", Picture.Lines.Select(line => line.Name))} |\n|---|{string.Concat(Enumerable.Repeat("---|", Picture.Lines.Count))}\n");
        foreach (var x in Picture.Lines.SelectMany(line => line.Points.Select(point => point.X)).Distinct().Order())
            text.Append($"| {x.ToString("0.##", CultureInfo.InvariantCulture)} | {string.Join(" | ", Picture.Lines.Select(line => Cell(line, x)))} |\n");
        return text.ToString();
    }

    private static string Cell(Line line, double x)
    {
        var at = line.Points.Where(point => point.X == x).ToArray();
        return at.Length == 0 ? "–" : at[0].Y.ToString("0.000", CultureInfo.InvariantCulture);
    }
}
