using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Kit;
using Origin = Niosteg.Web.Kit.Origin;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Pictures;

public class PictureTests
{
    private static readonly Texts T = Texts.In(Language.Sv);

    private static readonly DiagonalData Needs = new(
        [new("Bemötande", 0.9, 2, "/why/1"), new("Läkemedel", 0.3, 6, "/why/2"), new("Hälsa", 0.6, 9, "/why/3"), new("Kost", null, 8, "/why/4")]);

    private static readonly JourneyData Half = new(
        [new("Mål", StationState.Done), new("Regler", StationState.Now, "4 av 6"), new("Tid", StationState.Ahead)], "14 april", "6 maj");

    private static readonly MatrixData Matrix = new(
        ["Hälsa", "Läkemedel"], [new("Anna", [MatrixCell.Met, MatrixCell.Missing(2)]), new("Bengt", [MatrixCell.Unknown, MatrixCell.NotRequired])]);

    [Fact]
    public void A_level_scale_says_its_level_and_its_votes() =>
        Assert.Equal("Nivå 3 av 4: På egen hand. Röster per nivå: 0, 2, 9, 1.", Name(LevelScaleDrawing.Draw(new(4, 3, "På egen hand.", [0, 2, 9, 1]), T)));

    [Fact]
    public void Each_vote_is_one_dot_and_those_who_differ_are_rings()
    {
        var svg = LevelScaleDrawing.Draw(new(4, 2, Votes: [2, 4, 0, 0], OtherVotes: [0, 0, 3, 0]), T);

        Assert.Equal((6, 3), (Count(svg, "p-dot"), Count(svg, "p-ring")));
    }

    [Fact]
    public void A_map_of_disagreement_has_a_dot_for_each_answer_and_says_how_far_apart_they_are()
    {
        SpreadRow[] rows = [new("Fall", [20, 40, 40, 60], .4), new("Läkemedel", [40, 60, 60, 80], .6)];

        Assert.Equal(8, Count(SpreadDrawing.Draw(rows, T), "p-point"));
        Assert.Equal("Spridning. Fall: från 20 till 60 poäng; Läkemedel: från 40 till 80 poäng.", Name(SpreadDrawing.DrawNarrow(rows, T)));
    }

    [Fact]
    public void Too_few_votes_are_never_drawn()
    {
        var svg = LevelScaleDrawing.Draw(new(4, 2, Votes: [1, 1, 0, 0], Enough: false), T);

        Assert.Equal((0, 0, 2), (Count(svg, "p-dot"), Count(svg, "p-step"), Count(svg, "p-hatch")));
        Assert.DoesNotContain("1, 1", Name(svg));
        Assert.Contains("för få har svarat", svg);
    }

    [Fact]
    public void What_nobody_has_assessed_is_hatched_up_to_the_need_and_not_an_empty_bar()
    {
        var svg = HaveAndNeedDrawing.Draw(new(null, 3, 4, 0, 24), T);

        Assert.Equal((0, 1), (Count(svg, "p-have"), Count(svg, "p-hatch")));
        Assert.Equal("Vad som finns är okänt. Det behövs 3,0.", Name(svg));
    }

    [Fact]
    public void When_all_are_assessed_nothing_is_hatched() =>
        Assert.Equal(0, Count(HaveAndNeedDrawing.Draw(new(2.1, 3, 4, 24, 0), T), "p-hatch"));

    [Fact]
    public void The_diagonal_orders_by_distance_from_the_line_and_the_unknown_come_last()
    {
        Assert.Equal(["Hälsa", "Läkemedel", "Bemötande", "Kost"], Needs.InOrder().Select(point => point.Label));
        Assert.Equal(Niosteg.Domain.Measures.ImportancePerformance.Rank([(2, .9), (6, .3), (9, .6)]).Value.Single(p => p.Index == 1).Distance, Needs.DistanceOf(Needs.Points[1])!.Value.Bare, 12);
        Assert.Null(Needs.DistanceOf(Needs.Points[3]));
    }

    [Fact]
    public void Points_on_the_same_spot_can_all_be_seen()
    {
        var same = new DiagonalData([.. Enumerable.Range(0, 11).Select(at => new DiagonalPoint($"Kompetens {at}", 0.5, 5, Origin.Invented)), new("Tyngst", 0.2, 9, Origin.Invented)]);

        var circles = Svg(DiagonalDrawing.Draw(same, T)).Descendants("circle")
            .Select(c => (X: (double)c.Attribute("cx")!, Y: (double)c.Attribute("cy")!)).ToList();

        Assert.Equal(12, circles.Count);
        Assert.All(circles, (one, at) => Assert.All(circles.Skip(at + 1), other =>
            Assert.True(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2) >= 400)));
    }

    [Fact]
    public void While_everything_weighs_the_same_all_points_stand_on_one_line_exactly_where_they_belong()
    {
        double[] attained = [0, 0.31, 0.9, 0.97, 1, 1, 1, 0.99];
        var equal = new DiagonalData([.. attained.Select((a, at) => new DiagonalPoint($"Kompetens {at}", a, 1, Origin.Invented)), new("Okänd", null, 1, Origin.Invented)]);

        foreach (var drawing in new[] { DiagonalDrawing.Draw(equal, T), DiagonalDrawing.DrawNarrow(equal, T) })
        {
            var svg = Svg(drawing);
            var points = svg.Descendants("circle").Where(c => (string)c.Attribute("class")! == "p-point").Select(c => (X: (double)c.Attribute("cx")!, Y: (double)c.Attribute("cy")!)).ToList();
            var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
            var names = svg.Descendants("text").Where(t => (string)t.Attribute("class")! == "p-text").Select(t => (Y: (double)t.Attribute("y")!, End: (double)t.Attribute("x")!)).ToList();

            Assert.Single(points.Select(p => p.Y).Distinct());
            Assert.Equal(attained.Order().Select(a => Math.Round(left + a * (right - left), 1)), points.Select(p => Math.Round(p.X, 1)).Order());
            Assert.Equal(attained.Length, names.Distinct().Count());
            Assert.All(names, name => Assert.InRange(name.Y, 0, points[0].Y - 8));
        }
    }

    [Fact]
    public async Task The_table_behind_the_diagonal_says_the_same_as_the_picture()
    {
        var body = await Drawn.AsAsync<Diagonal>(new { Data = Needs, Caption = "Behov" });

        Assert.Equal(["1. Hälsa", "2. Läkemedel", "3. Bemötande", "4. Kost"], body.QuerySelectorAll("tbody th").Select(cell => cell.Seen()));
        Assert.Equal("okänt", body.QuerySelectorAll("tbody tr")[3].QuerySelector("td .figure-value")!.Seen());
        Assert.Equal("60 % Varför? Hälsa 60 %", body.QuerySelector("tbody td")!.Seen());
        Assert.Equal(["/why/3", "/why/2", "/why/1", "/why/4"], body.QuerySelectorAll("ol.picture-legend a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_cell_of_the_matrix_is_told_by_its_sign_and_not_by_its_colour()
    {
        var body = await Drawn.AsAsync<CompetencyMatrixPicture>(new { Data = Matrix, Caption = "Norrby" });

        Assert.Equal(["räcker", "saknar 2 steg", "okänt", "krävs inte"], body.QuerySelectorAll("tbody td").Select(cell => cell.Seen()));
        Assert.Equal("2 personer och 2 kompetenser. 1 rutor räcker, 1 saknar något, 1 är okända.", body.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Contains(body.QuerySelectorAll("svg text"), text => text.TextContent == "2");
    }

    [Fact]
    public async Task The_journey_says_where_we_are_and_when_it_may_be_done()
    {
        var body = await Drawn.AsAsync<Journey>(new { Data = Half });

        Assert.All(body.QuerySelectorAll("svg"), svg => Assert.Equal("Resan: 1 av 3 steg klara. Nu: Regler. Klart mellan 14 april och 6 maj.", svg.GetAttribute("aria-label")));
        Assert.Equal(["klart", "pågår", "återstår"], body.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("td")!.Seen()));
    }

    public static TheoryData<string> Files =>
    [
        LevelScaleDrawing.Standalone(new(4, 3, "<Själv> & \"säker\"", [0, 2, 9, 1]), T), HaveAndNeedDrawing.Standalone(new(2.1, 3, 4, 21, 3), T),
        DiagonalDrawing.Standalone(Needs, T), MatrixDrawing.Standalone(Matrix, T), JourneyDrawing.Standalone(Half, T),
    ];

    [Theory, MemberData(nameof(Files))]
    public void A_drawing_that_leaves_the_page_is_a_whole_file_with_its_colours_in_it(string file)
    {
        var svg = XDocument.Parse(file).Root!;

        Assert.Equal("http://www.w3.org/2000/svg", svg.Name.NamespaceName);
        Assert.NotEqual("", svg.Attribute("aria-label")!.Value);
        Assert.DoesNotContain("var(", file);
        var looks = svg.Descendants().Single(element => element.Name.LocalName == "style").Value;
        var used = svg.Descendants().Select(element => element.Attribute("class")?.Value).OfType<string>().Distinct();
        Assert.All(used, name => Assert.Contains($".{name} {{", looks));
    }

    [Theory]
    [InlineData("ab\u0001c", "abc")]
    [InlineData("<b>å ä ö</b> & \"c\"", "<b>å ä ö</b> & \"c\"")]
    [InlineData("1234567890123456789012345678\U0001F600\U0001F600\U0001F600", "1234567890123456789012345678…")]
    public void Whatever_a_thing_is_called_the_drawing_is_whole(string label, string seen)
    {
        var svg = Svg(DiagonalDrawing.Draw(new([new(label, 0.5, 5, Origin.Invented), new("Annat", 0.5, 2, Origin.Invented)]), T));

        Assert.Contains(svg.Descendants("text"), text => text.Value == seen);
    }

    [Fact]
    public void The_colours_of_a_file_are_those_of_the_light_theme()
    {
        var tokens = File.ReadAllText(Path.Combine(Root(), "src/Niosteg.Web/wwwroot/css/tokens.css"));
        var light = Regex.Matches(tokens, @"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}),").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        var colours = Palette.Light.Where(colour => colour.Value.StartsWith('#')).ToList();
        Assert.NotEmpty(colours);
        Assert.All(colours, colour => Assert.Equal(light[colour.Key], colour.Value));
    }

    private static string Name(string svg) => Svg(svg).Attribute("aria-label")!.Value;

    private static int Count(string svg, string look) => Svg(svg).Descendants().Count(element => element.Attribute("class")?.Value == look);

    private static XElement Svg(string svg) => XElement.Parse(svg);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Niosteg.slnx"))) at = at.Parent;
        return at!.FullName;
    }

    [Fact]
    public void A_caption_is_broken_between_words_and_cut_only_when_it_does_not_fit_at_all()
    {
        Assert.Equal(["att lova: 17", "februari 2027"], Niosteg.Web.Pictures.Svg.Lines("att lova: 17 februari 2027", 18, 3));
        Assert.Equal(["3 mål"], Niosteg.Web.Pictures.Svg.Lines("3 mål", 18, 3));
        Assert.Equal(["ett", "tv…"], Niosteg.Web.Pictures.Svg.Lines("ett två tre", 3, 2));
    }

    [Fact]
    public void What_a_station_says_is_not_cut_on_a_phone()
    {
        var said = JourneyDrawing.DrawUpright(new([new("Tid", StationState.Now, "1 dag senare än utlovat (11 februari 2027)")]), T);

        Assert.DoesNotContain("…", said, StringComparison.Ordinal);
        Assert.Contains("2027)", said, StringComparison.Ordinal);
    }
}
