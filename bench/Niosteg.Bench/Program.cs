using Niosteg.Bench;
using Niosteg.Bench.Simulations;

return args switch
{
    ["simulate", .. var rest] => Simulate.Run(rest.FirstOrDefault()),
    ["measures"] => MeasureSpeed.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("simulate [name]   do the measures keep their promises? writes docs/measures/simulated");
    Console.WriteLine("measures          how long the heavy measures take");
    return 0;
}
