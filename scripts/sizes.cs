// How large the code is: lines per project, the longest files, and lines of test per line of product.
//
//   dotnet run scripts/sizes.cs
//
// Counts lines that are not blank, in .cs, .razor, .js and .css written by hand. The limits (300 lines a product file,
// 400 a test file) count every line and are held by tests/Niosteg.Tests/Rules.
var root = new DirectoryInfo(Directory.GetCurrentDirectory());
while (!File.Exists(Path.Combine(root.FullName, "Niosteg.slnx")))
    root = root.Parent ?? throw new DirectoryNotFoundException("Run this inside the repository: there is no Niosteg.slnx above.");

string[] endings = [".cs", ".razor", ".js", ".css"];
string[] notOurs = ["bin", "obj", "lib", "Migrations"];
var files = new[] { "src", "tests", "bench" }
    .SelectMany(top => Directory.EnumerateFiles(Path.Combine(root.FullName, top), "*", SearchOption.AllDirectories))
    .Where(path => endings.Contains(Path.GetExtension(path)))
    .Select(path => Path.GetRelativePath(root.FullName, path).Replace('\\', '/'))
    .Where(path => !path.Split('/').Intersect(notOurs).Any())
    .Select(path => (Path: path, Parts: path.Split('/'), Lines: File.ReadLines(Path.Combine(root.FullName, path)).ToList()))
    .Select(file => (file.Path, Top: file.Parts[0], Project: file.Parts[1], All: file.Lines.Count, Said: file.Lines.Count(line => !string.IsNullOrWhiteSpace(line))))
    .ToList();

Console.WriteLine($"{"project",-20}{"files",8}{"lines",10}{"a file",9}");
foreach (var project in files.GroupBy(file => (file.Top, file.Project)).OrderBy(group => group.Key.Top == "src" ? 0 : 1).ThenBy(group => group.Key.Project, StringComparer.Ordinal))
    Console.WriteLine($"{project.Key.Project,-20}{project.Count(),8}{project.Sum(file => file.Said),10:N0}{project.Average(file => file.Said),9:N0}");

foreach (var (top, title) in new[] { ("src", "Longest product files"), ("tests", "Longest test files") })
{
    Console.WriteLine($"\n{title}");
    foreach (var file in files.Where(file => file.Top == top).OrderByDescending(file => file.All).Take(10))
        Console.WriteLine($"{file.All,6}  {file.Path}");
}

var product = files.Where(file => file.Top == "src" && (Path.GetExtension(file.Path) is ".cs" or ".razor")).Sum(file => file.Said);
var tests = files.Where(file => file.Top == "tests").Sum(file => file.Said);
Console.WriteLine($"\n{(double)tests / product:0.00} lines of test per line of C# and Razor. Aim at 1.0 to 1.4.");
