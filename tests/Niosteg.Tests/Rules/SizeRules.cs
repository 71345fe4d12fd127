using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public class SizeRules
{
    [Fact]
    public void A_product_file_has_at_most_300_lines() =>
        Rule.Holds(LongerThan(300, Rule.FoundIn(RepositoryFiles.Product, "product file")), "Cut the file where its subjects part.");

    [Fact]
    public void A_test_file_has_at_most_400_lines() =>
        Rule.Holds(LongerThan(400, Rule.FoundIn(RepositoryFiles.Tests, "test file")), "Cut the file where its subjects part.");

    [Fact]
    public void A_method_has_at_most_40_lines()
    {
        var methods = Rule.FoundIn(RepositoryFiles.Product.SelectMany(file => MethodsIn(file)), "method");

        Rule.Holds(methods.Where(method => method.Lines > 40).Select(method => $"{method.At} {method.Name} has {method.Lines} lines"),
            "A method is read at one glance.");
    }

    [Fact]
    public void Program_is_a_table_of_contents_of_at_most_120_lines() =>
        Assert.True(Assert.Single(RepositoryFiles.Product, file => file.Path == "src/Niosteg.Web/Program.cs").LineCount <= 120);

    [Fact]
    public void A_page_keeps_at_most_40_lines_of_code()
    {
        var pages = Rule.FoundIn(RepositoryFiles.Pages.Where(page => page.Text.StartsWith("@page", StringComparison.Ordinal)), "page");

        Rule.Holds(
            from page in pages
            let lines = PageSource.CodeOf(page).Split('\n').Count(line => line.Trim().Length > 0)
            where lines > 40
            select $"{page.Path} has {lines} lines of @code",
            "What a page must work out belongs in its verb or its view.");
    }

    [Fact]
    public void The_method_rule_sees_methods_constructors_and_the_code_of_a_page()
    {
        var page = new SourceFile("A.razor", "<p>@Text</p>\n@code {\n  private string Text()\n  {\n    return \"}\";\n  }\n}\n");
        var code = new SourceFile("A.cs", "class A\n{\n    A()\n    {\n    }\n    int B() =>\n        1;\n}\n");

        Assert.Equal(("Text", 4), MethodsIn(page).Select(method => (method.Name, method.Lines)).Single());
        Assert.Equal([("A", 3), ("B", 2)], MethodsIn(code).Select(method => (method.Name, method.Lines)));
    }

    private static IEnumerable<string> LongerThan(int most, IEnumerable<SourceFile> files) =>
        files.Where(file => file.LineCount > most).Select(file => $"{file.Path} has {file.LineCount} lines, at most {most}");

    private static IEnumerable<(string Name, string At, int Lines)> MethodsIn(SourceFile file)
    {
        var isPage = file.Path.EndsWith(".razor", StringComparison.Ordinal);
        var tree = CSharpSyntaxTree.ParseText(isPage ? $"class Page {{{PageSource.CodeOf(file)}}}" : file.Text);
        return from method in tree.GetRoot().DescendantNodes()
               where method is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
               let span = tree.GetLineSpan(method.Span)
               select (NameOf(method), isPage ? file.Path : file.At(method.SpanStart), span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
