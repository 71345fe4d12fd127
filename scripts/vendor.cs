// Copies the few files we use of Designsystemet and the two typefaces out of their npm packages into wwwroot/lib,
// each with its VERSION and LICENSE, so that the product never asks another host for anything.
//
//   npm i --prefix /tmp/vendor @digdir/designsystemet-css @digdir/designsystemet-web @fontsource-variable/inter @fontsource/eb-garamond
//   dotnet run scripts/vendor.cs -- /tmp/vendor/node_modules
using System.Text;
using System.Text.Json;

var packages = args.Length == 1 ? args[0] : throw new ArgumentException("Say where node_modules is");
var lib = Path.GetFullPath("src/Niosteg.Web/wwwroot/lib");

// Only the components the Kit wraps, in the package's own order; the rest of its 150 KB is never sent.
string[] components =
[
    "alert", "badge", "base", "breadcrumbs", "button", "card", "details", "divider", "error-summary", "field", "fieldset",
    "file-upload", "heading", "input", "label", "link", "list", "pagination", "paragraph", "skip-link", "table", "tag",
    "validation-message", "data-size-workaround",
];
var css = new StringBuilder("@layer ds.theme, ds.base, ds.components, site, kit;\n");
foreach (var name in components)
{
    var layer = name == "base" ? "ds.base" : "ds.components";
    css.Append($"@layer {layer}{{").Append(Read("@digdir/designsystemet-css/dist/src", name + ".css").Trim()).Append("}\n");
}
Write("designsystemet-css", "designsystemet.css", css.ToString());
Label("designsystemet-css", "@digdir/designsystemet-css");

// The two elements that work under our content security policy and that a page without scripts does not miss.
string[] elements = ["clickdelegatefor/clickdelegatefor.js", "error-summary/error-summary.js", "utils/utils.js", "packages/web/package.js"];
foreach (var element in elements)
    Write("designsystemet-web", element, WithoutSourceMap(Read("@digdir/designsystemet-web/dist/esm", element)));
Label("designsystemet-web", "@digdir/designsystemet-web");

foreach (var subset in (string[])["latin", "latin-ext"])
{
    Copy("@fontsource-variable/inter/files", $"inter-{subset}-wght-normal.woff2", "inter");
    foreach (var weight in (int[])[400, 500])
        foreach (var style in (string[])["normal", "italic"])
            Copy("@fontsource/eb-garamond/files", $"eb-garamond-{subset}-{weight}-{style}.woff2", "eb-garamond");
}
Label("inter", "@fontsource-variable/inter");
Label("eb-garamond", "@fontsource/eb-garamond");

string Read(string folder, string file) => File.ReadAllText(Path.Combine(packages, folder, file));

void Write(string folder, string file, string text)
{
    var path = Path.Combine(lib, folder, file);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, text.EndsWith('\n') ? text : text + "\n");
}

void Copy(string from, string file, string folder)
{
    Directory.CreateDirectory(Path.Combine(lib, folder));
    File.Copy(Path.Combine(packages, from, file), Path.Combine(lib, folder, file), overwrite: true);
}

void Label(string folder, string package)
{
    using var about = JsonDocument.Parse(Read(package, "package.json"));
    Write(folder, "VERSION", $"{package} {about.RootElement.GetProperty("version").GetString()}");
    Write(folder, "LICENSE", Read(package, "LICENSE"));
}

static string WithoutSourceMap(string script) =>
    string.Join('\n', script.Split('\n').Where(line => !line.StartsWith("//# sourceMappingURL", StringComparison.Ordinal)));
