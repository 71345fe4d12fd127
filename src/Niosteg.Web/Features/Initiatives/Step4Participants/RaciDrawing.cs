using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Who does what as a picture: a square a step and role with its letter; who answers is filled, so that it reads in greyscale.</summary>
internal static class RaciDrawing
{
    private const double Left = 190, Top = 64, Column = 116, Line = 40, Square = 28;

    public static string Of(RolesView view, Texts texts)
    {
        var (width, height) = (Left + Raci.Roles.Count * Column + 10, Top + view.Steps.Count * Line + 44);
        var svg = new Svg(width, height, texts["participants.raci.caption"], "wide");
        svg.Text(16, 30, Svg.Shortened(view.Initiative, 60), "p-bold", 18);
        for (var role = 0; role < Raci.Roles.Count; role++) svg.Text(Left + (role + .5) * Column, Top - 8, texts[$"initiatives.role.{Raci.Roles[role]}"], "p-sub", 13, "middle");
        for (var step = 0; step < view.Steps.Count; step++)
        {
            var row = view.Steps[step];
            var middle = Top + (step + .5) * Line;
            svg.Line(16, Top + step * Line, width - 10, Top + step * Line, "p-line");
            svg.Text(16, middle + 5, $"{(int)row.Step}. {texts["kit.step." + row.Step]}", "p-text", 15);
            for (var role = 0; role < row.Letters.Count; role++) Letter(svg, texts, row.Letters[role], Left + (role + .5) * Column, middle);
        }
        svg.Text(16, height - 14, texts["participants.raci.how"], "p-sub", 13);
        return svg.ToString();
    }

    private static void Letter(Svg svg, Texts texts, RaciLetter letter, double x, double y)
    {
        if (letter == RaciLetter.None) return;
        svg.Rect(x - Square / 2, y - Square / 2, Square, Square, letter == RaciLetter.Accountable ? "p-ink" : "p-met");
        svg.Text(x, y + 5, texts[$"participants.raci.{letter}.letter"], letter == RaciLetter.Accountable ? "p-number" : letter == RaciLetter.Responsible ? "p-bold" : "p-text", 15, "middle");
    }
}
