using Niosteg.Bench;
using Niosteg.Bench.Simulations;

return args switch
{
    ["mail", .. var rest] => await MailSpeed.RunAsync(rest.FirstOrDefault()),
    ["simulate", .. var rest] => Simulate.Run(rest.FirstOrDefault()),
    ["cover"] => CoverSpeed.Run(),
    ["forecast"] => ForecastSpeed.Run(),
    ["levers", .. var rest] => await LeverSpeed.RunAsync(rest.FirstOrDefault()),
    ["lint"] => LintSpeed.Run(),
    ["measures"] => MeasureSpeed.Run(),
    ["search", .. var rest] => Niosteg.Bench.Search.SearchSpeed.Run(rest.FirstOrDefault()),
    ["road", .. var rest] => await RoadSpeed.RunAsync(rest.FirstOrDefault()),
    ["live", .. var rest] => await LiveSpeed.RunAsync(rest.FirstOrDefault()),
    ["taxonomy", .. var rest] => await TaxonomySpeed.RunAsync(rest.FirstOrDefault()),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("search [postgres]  the speed and recall of search beside three others");
    Console.WriteLine("mail [niosteg.dll] 10,000 mails to a mail server while the product is killed twice");
    Console.WriteLine("simulate [name]   do the measures keep their promises? writes docs/measures/simulated");
    Console.WriteLine("road [niosteg.dll] the main road's figures, on the product that ./run.sh has built");
    Console.WriteLine("taxonomy [niosteg.dll] how long ESCO takes into an empty SQLite, and how much memory");
    Console.WriteLine("live [niosteg.dll] 300 phones in one room, a third dropping and returning: reveal, memory, answers");
    Console.WriteLine("cover             how long the shortest list takes for 5,000 people and 400 cells");
    Console.WriteLine("lint              how long the rules take on 202 profiles");
    Console.WriteLine("levers [niosteg.dll] from a lever pulled to the new day read");
    Console.WriteLine("forecast          how long a plan of 10,000 runs takes");
    Console.WriteLine("measures          how long the heavy measures take");
    return 0;
}
